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
        (Loaded) => {
          if (!shown) return
          const focused = focusInView()
          setPart({ Loaded })
          // What comes in above it must not push the focus out of sight.
          if (focused) requestAnimationFrame(() => requestAnimationFrame(() => keepInView(focused)))
        },
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

/** The element that has the focus, if it can be seen. */
function focusInView(): Element | undefined {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return undefined
  const { top, bottom } = focused.getBoundingClientRect()
  return bottom >= 0 && top <= innerHeight ? focused : undefined
}

function keepInView(focused: Element): void {
  if (focused === document.activeElement) focused.scrollIntoView({ block: 'nearest' })
}
