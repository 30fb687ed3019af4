import type { ComponentChildren } from 'preact'

/** Marks and words of a figure that its accessible names already say. */
export function Decorative(props: { readonly class?: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a <g> without tabindex takes no focus
    <g class={props.class} aria-hidden="true">
      {props.children}
    </g>
  )
}
