import type { ComponentChildren } from 'preact'

/** The row below an input's own: what was passed over, the original of an edited value, the form. Nothing when empty. */
export function MoreRow({ children }: { readonly children: ComponentChildren }) {
  const parts = Array.isArray(children) ? children : [children]
  if (parts.every((part) => part === undefined || part === null || part === false)) return null
  return (
    <tr class="more-row">
      <td colSpan={5} class="more-cell">
        {children}
      </td>
    </tr>
  )
}
