import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import type { LanguageWishes } from '../page/choose-language.ts'
import { prepare } from '../page/setup/prepare.ts'
import type { Problem } from '../page/setup/problem.ts'
import type { StyleOffer } from '../page/theme/use-theme.ts'
import type { Result } from '../result.ts'
import { type AppState, type Connected, nextAppState, type OpenChart } from './app-state.ts'
import { noteMissed } from './server/missed.ts'
import { openChart, queriesFor, reopenAssessments, reopenExams } from './server/open-chart.ts'
import { serialiseRenewals } from './server/serialise-renewals.ts'
import { arrive, openSession } from './session/open-session.ts'

/** Opens the session once, reads the chart, and offers what the screens can ask for. */
export function useApp() {
  const [state, dispatch] = useReducer(nextAppState, { phase: 'starting' } satisfies AppState as AppState)
  /** What site and EHR wish for, kept beside the state so that a problem is told in the right language, too. */
  const [wishes, setWishes] = useState<Pick<LanguageWishes, 'ehr' | 'site'>>({})
  const [styleOffer, setStyleOffer] = useState<StyleOffer | undefined>(undefined)
  const reading = useRef<AbortController | undefined>(undefined)

  /** The chart on the screen; undefined while it is being read. */
  const shownChart = useRef<OpenChart | undefined>(undefined)
  const show = useCallback((open: OpenChart) => {
    shownChart.current = open
    dispatch({ type: 'opened', open })
  }, [])

  const unexpected = useCallback(() => dispatch({ type: 'failed', problem: { code: 'unexpected' } }), [])

  const readChart = useCallback(
    async (connected: Connected) => {
      reading.current?.abort()
      const stop = new AbortController()
      reading.current = stop
      const parts = ['patient' as const, ...queriesFor(connected).map(({ topic }) => topic)]
      shownChart.current = undefined
      dispatch({ type: 'reading', connected, parts })
      const opened = await openChart(connected, stop.signal, (part, progress) =>
        dispatch({ type: 'progress', part, progress }),
      )
      if (reading.current !== stop) return
      if (opened.ok) return show(opened.value)
      const { problem } = opened
      const canRetry = problem.code === 'reading-cancelled' || problem.code === 'patient-unreadable'
      dispatch({ type: 'failed', problem, ...(canRetry ? { retry: connected } : {}) })
    },
    [show],
  )

  const read = useCallback(
    (connected: Connected) => readChart(connected).catch(unexpected),
    [readChart, unexpected],
  )

  const renew = useMemo(
    () =>
      serialiseRenewals(
        () => shownChart.current,
        (open: OpenChart) => show(open),
      ),
    [show],
  )

  /** After a save: where this fails, the save itself stands and the list stays as it was. */
  const refresh = useCallback(
    (connected: Connected) =>
      renew(async (open) => thenEndTasks(connected, await reopenAssessments(connected, open, unstopped()))),
    [renew],
  )

  const refreshExams = useCallback(
    (connected: Connected) =>
      renew(async (open) => thenEndTasks(connected, await reopenExams(connected, open, unstopped()))),
    [renew],
  )

  useEffect(() => {
    const begin = async () => {
      const came = arrive(location, history)
      const setup = await prepare(location.href)
      if (!setup.ok) return dispatch({ type: 'failed', problem: setup.problem })
      const { language } = setup.value.site
      setWishes({ site: language })
      const session = await openSession(setup.value.site, came)
      if (!session.ok) return dispatch({ type: 'failed', problem: session.problem })
      const { fhirBase, locale, styleUrl } = session.value
      setWishes({ site: language, ehr: locale })
      if (styleUrl !== undefined) setStyleOffer({ styleUrl, fhirBase })
      await read({ setup: setup.value, session: session.value })
    }
    begin().catch(unexpected)
  }, [read, unexpected])

  return { state, wishes, styleOffer, read, refresh, refreshExams, cancel: () => reading.current?.abort() }
}

/** The signal of a reading that nothing stops. */
const unstopped = () => new AbortController().signal

/** What was stored may be what a task of the department's list asked for. */
function thenEndTasks({ session }: Connected, reopened: Result<OpenChart, Problem>): OpenChart | undefined {
  if (!reopened.ok) return undefined
  const { chart, context } = reopened.value
  if (session.tasks) {
    void import('./server/due-tasks.ts')
      .then(({ endTasksOf }) => endTasksOf(session, session.patientId, chart, context))
      .catch(() => noteMissed('tasks'))
  }
  return reopened.value
}
