import type { ComponentChildren } from 'preact'

/** A wide table that scrolls by itself, by keyboard too. */
export function Scrolling(props: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scrolls" aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  )
}
