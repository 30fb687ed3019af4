import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../page/button.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import type { ExplainedProps } from './index.tsx'

type Part =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly Explained: ComponentType<ExplainedProps> }

/** The explanation, loaded once the answer stands: the first paint does not wait for it, and nothing is lost when it fails. */
export function ExplainedLater(props: ExplainedProps) {
  const { texts } = usePageContext()
  const [part, setPart] = useState<Part>({ state: 'loading' })
  useEffect(() => {
    if (part.state !== 'loading') return undefined
    let wanted = true
    import('./index.tsx').then(
      ({ Explained }) => wanted && setPart({ state: 'ready', Explained }),
      () => wanted && setPart({ state: 'failed' }),
    )
    return () => {
      wanted = false
    }
  }, [part.state])
  switch (part.state) {
    case 'loading':
      return (
        <p class="explained-loading quiet no-print" role="status">
          {texts.explanation.loading}
        </p>
      )
    case 'failed':
      return (
        <p class="part notice-box no-print" role="status">
          {texts.explanation.failed}{' '}
          <Button small onClick={() => setPart({ state: 'loading' })}>
            {texts.common.again}
          </Button>
        </p>
      )
    case 'ready':
      return <part.Explained {...props} />
  }
}
