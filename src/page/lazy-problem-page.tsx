import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { NOT_LOADED } from '../text/not-loaded.ts'
import type { ProblemPageProps } from './problem-page.tsx'

const load = async () => (await import('./problem-page.tsx')).ProblemPage

/** Loads the code of the problem page in advance, because the problem may be the network. */
export function preloadProblemPage(): void {
  // If the code is still missing when it is needed, LazyProblemPage says so.
  load().catch(() => undefined)
}

/** The problem page, loaded after the first paint. If it cannot be loaded, the problem's code is shown alone. */
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
