import type { ComponentChildren } from 'preact'

/** A part of a figure that is hidden from assistive technology, because accessible names elsewhere say the same. */
export function Decorative(props: { readonly class?: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a <g> without tabindex takes no focus
    <g class={props.class} aria-hidden="true">
      {props.children}
    </g>
  )
}
