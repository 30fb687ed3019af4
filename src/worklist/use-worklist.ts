import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Arrival } from '../app/session/arrival.ts'
import { openUserSession } from '../app/session/open-session.ts'
import type { UserSession } from '../app/session/session.ts'
import { isGranted } from '../fhir/resources/granted-scopes.ts'
import { sendRequest } from '../launch/send-request.ts'
import { start } from '../launch/start.ts'
import type { Setup } from '../page/setup/prepare.ts'
import type { Problem } from '../page/setup/problem.ts'
import type { Language } from '../site/language.ts'
import type { Issuer } from '../site/site-schema.ts'
import { entriesOfRows, type ListEntry } from './list-entry.ts'
import { type ReadList, readList } from './read-list.ts'
import { type Written, writeList } from './write-list.ts'

/** How far writing the list to the EHR has come; `unknown`: the EHR does not tell which tasks are open. */
export type Writing = 'cannot' | 'may' | 'writing' | 'unknown' | Written

/** Where the page stands. */
export type WorklistState =
  | { readonly phase: 'choosing'; readonly noRows: boolean }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'reading'; readonly done: number; readonly found: number | undefined }
  | { readonly phase: 'problem'; readonly problem: Problem }
  | { readonly phase: 'live'; readonly list: ReadList; readonly at: Date; readonly written: Writing }
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

  /** Reads the list; with a language, and if it was not stopped, writes it to the EHR then: what was done meanwhile is not asked for again. */
  const read = useCallback(
    async (writeIn?: Language) => {
      const user = session.current
      if (user === undefined) return
      stop.current?.abort()
      const control = new AbortController()
      stop.current = control
      setState({ phase: 'reading', done: 0, found: undefined })
      const list = await readList(user, setup, control.signal, (done, found) =>
        setState({ phase: 'reading', done, found }),
      )
      if (stop.current !== control) return
      if (!list.ok) return show(list.problem)
      const at = new Date()
      const tell = (written: Writing) => setState({ phase: 'live', list: list.value, at, written })
      if (!mayWrite(user)) return tell('cannot')
      if (writeIn === undefined || list.value.stopped) return tell('may')
      tell('writing')
      const written = await writeList(user, list.value, writeIn)
      if (stop.current === control) tell(written ?? 'unknown')
    },
    [setup, show],
  )

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
    write: (language: Language) => guarded(read(language)),
    readAgain: () => guarded(read()),
    cancel: () => stop.current?.abort(),
  }
}

/** Where the site wants it and the EHR granted the rights. */
function mayWrite({ tasks, granted }: UserSession): boolean {
  return tasks === true && isGranted(granted, 'Task', 'create') && isGranted(granted, 'List', 'create')
}
