import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { NOT_LOADED } from '../text/not-loaded.ts'
import type { ProblemPageProps } from './problem-page.tsx'

const load = async () => (await import('./problem-page.tsx')).ProblemPage

/** Fetches the page of problems ahead: when there is one, the network may be what fails. */
export function preloadProblemPage(): void {
  // When it is needed and still missing, ProblemLater says so.
  load().catch(() => undefined)
}

/** The page of a problem, whose code and texts the first paint does not wait for; its bare code where they cannot be had. */
export function LazyProblemPage(props: ProblemPageProps) {
  const [page, setPage] = useState<
    { readonly Loaded: ComponentType<ProblemPageProps> } | 'failed' | undefined
  >()
  useEffect(() => {
    load().then(
      (Loaded) => setPage({ Loaded }),
      () => setPage('failed'),
    )
  }, [])
  if (page === undefined) return null
  if (page !== 'failed') return <page.Loaded {...props} />
  return (
    <main class="page notice-page">
      <p role="alert">{NOT_LOADED}</p>
      <p class="fine">{props.texts.common.code(props.problem.code)}</p>
    </main>
  )
}
