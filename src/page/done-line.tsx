import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Mark } from './mark.tsx'

/** What was done, in a dialog. Takes the focus, since the button that led here is gone. */
export function DoneLine({ children }: { readonly children: ComponentChildren }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus(), [])
  return (
    <p ref={line} class="done-line" tabIndex={-1}>
      <Mark shape="met" /> <strong>{children}</strong>
    </p>
  )
}
