import { useCallback, useEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import { APP_VERSION } from '../../page/setup/app-version.ts'
import { fail } from '../../result.ts'
import type { ColumnMapping } from '../../validation/data/column-mapping.ts'
import { sureMapping } from '../../validation/data/guess-mapping.ts'
import type { ReportOptions } from '../../validation/report/options.ts'
import { REPORT_FORMAT, type ValidationReport } from '../../validation/report/validation-report.ts'
import { useLab } from '../lab-context.tsx'
import type { LabJob, LabSource } from '../work/lab-job.ts'
import { type JobOutcome, LabWork, type OnTheWay } from '../work/lab-work.ts'
import {
  type CsvSource,
  INITIAL_STUDY,
  nextStudyState,
  type OptionsStage,
  type StudyState,
} from './study-state.ts'

/** What a report is computed from; the mapping is undefined for FHIR. */
interface Computation {
  readonly source: LabSource
  readonly mapping: ColumnMapping | undefined
  readonly options: ReportOptions
}

/** One study from its file to its report, and what the screens can ask for. */
export function useStudy() {
  const { site, model } = useLab()
  const [state, dispatch] = useReducer(nextStudyState, undefined, () => beginning(tabStorage(), APP_VERSION))
  const work = useRef<LabWork>(undefined)
  work.current ??= new LabWork()
  const { current } = work

  useEffect(() => {
    if (state.stage === 'report') keepReport(tabStorage(), state.report)
    else if (state.stage !== 'kept' && state.stage !== 'computing') keepReport(tabStorage(), undefined)
  }, [state])

  const look = useCallback(
    async (source: CsvSource, mapping?: ColumnMapping) => {
      if (mapping === undefined) dispatch({ type: 'chosen', source })
      const ended = await current.run({ kind: 'look', source, writing: mapping ?? {} }, () => undefined)
      const head = resultOf(ended)
      if (!head.ok) return dispatch({ type: 'failed', problem: head.problem })
      return dispatch(
        mapping === undefined
          ? { type: 'looked', source, head: head.value }
          : { type: 'rewritten', source, head: head.value, mapping },
      )
    },
    [current],
  )

  const readJob = useCallback(
    (source: LabSource, mapping: ColumnMapping | undefined): Extract<LabJob, { kind: 'read' }> => ({
      kind: 'read',
      source,
      mapping,
      site,
      model,
    }),
    [site, model],
  )

  const read = useCallback(
    async (source: LabSource, mapping: ColumnMapping | undefined) => {
      dispatch({ type: 'reading', source })
      const ended = await current.run(readJob(source, mapping), (message) => {
        if (message.kind === 'reading') dispatch({ ...message, type: 'read-on' })
      })
      const summary = resultOf(ended)
      dispatch(
        summary.ok ? { type: 'read', summary: summary.value } : { type: 'failed', problem: summary.problem },
      )
      return summary.ok ? summary.value : undefined
    },
    [current, readJob],
  )

  const compute = useCallback(
    async ({ source, mapping, options }: Computation) => {
      dispatch({ type: 'computing' })
      // Stopping discarded the study with its worker: it is read once more.
      if (!current.holdsStudy) {
        const again = resultOf(await current.run(readJob(source, mapping), () => undefined))
        if (!again.ok) return dispatch({ type: 'failed', problem: again.problem })
      }
      const ended = await current.run(
        { kind: 'compute', model, options, version: APP_VERSION },
        (message) => {
          if (message.kind === 'computing') dispatch({ ...message, type: 'computed-on' })
          if (message.kind === 'section') dispatch({ ...message, type: 'section' })
        },
      )
      if (ended.ended !== 'done' || !ended.result.ok) {
        return dispatch({
          type: 'failed',
          problem: { code: ended.ended === 'crashed' ? 'crashed' : 'stopped' },
        })
      }
      return dispatch({ type: 'computed', report: ended.result.value })
    },
    [current, model, readJob],
  )

  /** The example from its file to its report in one go: every guess about its columns is sure, and its options are the suggested ones. */
  const showExample = useCallback(async () => {
    const source = { kind: 'example' } as const
    dispatch({ type: 'chosen', source })
    const head = resultOf(await current.run({ kind: 'look', source, writing: {} }, () => undefined))
    if (!head.ok) return dispatch({ type: 'failed', problem: head.problem })
    dispatch({ type: 'looked', source, head: head.value })
    const mapping = sureMapping(head.value)
    // Then the user says what the columns mean, as for any other file.
    if (!mapping.ok) return
    const summary = await read(source, mapping.value.mapping)
    if (summary !== undefined)
      await compute({ source, mapping: mapping.value.mapping, options: summary.suggested })
  }, [current, read, compute])

  /** A job on the study of these options, which is read again where stopping had discarded it. */
  const onStudy = useCallback(
    async <K extends 'recalibrate' | 'propose'>(
      { source, map }: OptionsStage,
      job: Extract<LabJob, { kind: K }>,
      onTheWay: OnTheWay,
    ): Promise<JobOutcome<K>> => {
      if (!current.holdsStudy) {
        const again = await current.run(readJob(source, map?.mapping), () => undefined)
        if (again.ended !== 'done') return again
        if (!again.result.ok) return { ended: 'crashed' }
      }
      return current.run(job, onTheWay)
    },
    [current, readJob],
  )

  return useMemo(
    () => ({ state, dispatch, look, read, compute, showExample, onStudy, stop: () => current.stop() }),
    [state, look, read, compute, showExample, onStudy, current],
  )
}

/** The tab's own storage; undefined where the browser forbids it. */
function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage
  } catch {
    return undefined
  }
}

export type Study = ReturnType<typeof useStudy>

function resultOf<K extends 'look' | 'read'>(ended: JobOutcome<K>) {
  if (ended.ended === 'done') return ended.result
  return fail({ code: ended.ended })
}

const KEY = 'tipm-lab-report'

/** Keeps a report for this tab, so that it survives a reload: it holds counts and figures, and no patient. Undefined lets it go. */
export function keepReport(storage: Storage | undefined, report: ValidationReport | undefined): void {
  try {
    if (report === undefined) storage?.removeItem(KEY)
    else storage?.setItem(KEY, JSON.stringify(report))
  } catch {
    // No room, or storage is forbidden: then the report lasts as long as the page, as it says where it is saved.
  }
}

/** Where the page begins: at the report kept by this version of the software, else at the choice of data. */
export function beginning(storage: Storage | undefined, version: string): StudyState {
  try {
    const report = JSON.parse(storage?.getItem(KEY) ?? 'null') as ValidationReport | null
    const own = report?.format === REPORT_FORMAT && report.header.software.version === version
    return own ? { stage: 'kept', report } : INITIAL_STUDY
  } catch {
    return INITIAL_STUDY
  }
}
