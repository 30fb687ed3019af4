import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Arrival } from '../app/session/arrival.ts'
import { openUserSession } from '../app/session/open-session.ts'
import type { UserSession } from '../app/session/session.ts'
import { sendRequest } from '../launch/send-request.ts'
import { start } from '../launch/start.ts'
import type { Setup } from '../page/setup/prepare.ts'
import type { Problem } from '../page/setup/problem.ts'
import type { Issuer } from '../site/site-schema.ts'
import { entriesOfRows, type ListEntry } from './list-entry.ts'
import { type ReadList, readList } from './read-list.ts'

/** Where the page stands. */
export type WorklistState =
  | { readonly phase: 'choosing'; readonly noRows: boolean }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'reading'; readonly done: number; readonly found: number | undefined }
  | { readonly phase: 'problem'; readonly problem: Problem }
  | { readonly phase: 'live'; readonly list: ReadList; readonly at: Date }
  | { readonly phase: 'rows'; readonly entries: readonly ListEntry[]; readonly others: number }

/** The list: read from an EHR after a sign-in, or from a file. */
export function useWorklist(setup: Setup, came: Arrival) {
  const [state, setState] = useState<WorklistState>(
    came.kind === 'none' ? { phase: 'choosing', noRows: false } : { phase: 'connecting' },
  )
  const session = useRef<UserSession | undefined>(undefined)
  const stop = useRef<AbortController | undefined>(undefined)
  const show = useCallback((problem: Problem) => setState({ phase: 'problem', problem }), [])
  const guarded = useCallback(
    (work: Promise<unknown>) => void work.catch(() => show({ code: 'unexpected' })),
    [show],
  )

  const read = useCallback(async () => {
    if (session.current === undefined) return
    stop.current?.abort()
    const control = new AbortController()
    stop.current = control
    setState({ phase: 'reading', done: 0, found: undefined })
    const list = await readList(session.current, setup, control.signal, (done, found) =>
      setState({ phase: 'reading', done, found }),
    )
    if (stop.current !== control) return
    if (list.ok) setState({ phase: 'live', list: list.value, at: new Date() })
    else show(list.problem)
  }, [setup, show])

  useEffect(() => {
    if (came.kind === 'none') return
    const begin = async () => {
      const opened = await openUserSession(setup.site, came)
      if (!opened.ok) return show(opened.problem)
      session.current = opened.value
      await read()
    }
    guarded(begin())
  }, [came, setup, read, show, guarded])

  const signIn = async (issuer: Issuer) => {
    setState({ phase: 'connecting' })
    const request = await start(issuer, {}, 'worklist.html')
    if (request.ok) sendRequest(request.value, show)
    else show(request.problem)
  }

  const takeRows = async (file: File) => {
    const { entries, others } = entriesOfRows(await file.text())
    setState(entries.length === 0 ? { phase: 'choosing', noRows: true } : { phase: 'rows', entries, others })
  }

  return {
    state,
    signIn: (issuer: Issuer) => guarded(signIn(issuer)),
    takeRows: (file: File) => guarded(takeRows(file)),
    readAgain: () => guarded(read()),
    cancel: () => stop.current?.abort(),
  }
}
