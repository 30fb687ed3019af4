import type { Failure } from '../data/chart-failure.ts'
import { failureText } from '../data/chart-failure.ts'

export function LoadingNote({ what }: { what: string }) {
  return (
    <p class="note" role="status">
      Loading {what} ...
    </p>
  )
}

export function FailureNote(props: { title: string; failure: Failure; retry: () => void }) {
  return (
    <div class="note note-failure" role="alert">
      <p>
        <strong>{props.title}.</strong> {failureText(props.failure)}
      </p>
      <button type="button" onClick={props.retry}>
        Try again
      </button>
    </div>
  )
}

export function EmptyNote({ children }: { children: string }) {
  return <p class="note">{children}</p>
}
