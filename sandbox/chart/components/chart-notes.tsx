import { Button } from '../../../src/page/button.tsx'
import type { Loadable } from '../data/use-load.ts'

interface LoadNoteProps {
  of: Loadable<unknown>
  what: string
  /** Said above the failure. */
  title: string
  retry: () => void
}

/** That something is being loaded, or could not be. */
export function LoadNote({ of, what, title, retry }: LoadNoteProps) {
  if (of.state === 'ready') return null
  if (of.state === 'failed') return <FailureNote failure={of.failure} {...{ title, retry }} />
  return (
    <p class="note" role="status">
      Loading {what} ...
    </p>
  )
}

export function FailureNote(props: { title: string; failure: string; retry: () => void }) {
  return (
    <div class="notice-box" role="alert">
      <p>
        <strong>{props.title}.</strong> {props.failure}
      </p>
      <Button onClick={props.retry}>Try again</Button>
    </div>
  )
}

export function EmptyNote({ children }: { children: string }) {
  return <p class="note">{children}</p>
}
