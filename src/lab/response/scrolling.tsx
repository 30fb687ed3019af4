import type { ComponentChildren } from 'preact'

/** A table that scrolls within itself on a narrow screen, by keyboard as well. */
export function Scrolling(props: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="response-scroll" aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  )
}
