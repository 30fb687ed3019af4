import { useId, useRef, useState } from 'preact/hooks'

/** Opening and closing a row's form, with the focus back on the row when it closes. */
export function useRowForm() {
  const [open, setOpen] = useState(false)
  const formId = useId()
  const row = useRef<HTMLTableRowElement>(null)
  const close = () => {
    setOpen(false)
    // The form, and the focus in it, is gone after this render.
    requestAnimationFrame(() => row.current?.querySelector('button')?.focus())
  }
  return { open, formId, row, close, toggle: () => (open ? close() : setOpen(true)) }
}
