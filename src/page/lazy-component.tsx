import type { ComponentChildren, FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { usePageContext } from './page-context.tsx'

/** A component whose code is fetched when it is first shown, so that the answer does not wait for it. `preload` fetches it ahead. */
export interface Lazy<Props> {
  readonly Component: FunctionComponent<Props>
  readonly preload: () => void
}

export function lazyComponent<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): Lazy<Props> {
  let loading: Promise<FunctionComponent<Props>> | undefined
  const start = () => {
    loading ??= load().catch((error: unknown) => {
      // A failed fetch may succeed the next time.
      loading = undefined
      throw error
    })
    return loading
  }
  function Component(props: Props): ComponentChildren {
    const { texts } = usePageContext()
    const [part, setPart] = useState<{ readonly Loaded: FunctionComponent<Props> } | 'failed' | undefined>()
    useEffect(() => {
      let shown = true
      start().then(
        (Loaded) => shown && setPart({ Loaded }),
        () => shown && setPart('failed'),
      )
      return () => {
        shown = false
      }
    }, [])
    if (part === 'failed') {
      return (
        <p class="notice-box" role="alert">
          {texts.common.notLoaded}
        </p>
      )
    }
    return part && <part.Loaded {...props} />
  }
  // While the code is only preloaded, nothing waits for it. A failure is shown when the component is needed.
  return { Component, preload: () => void start().catch(() => undefined) }
}
