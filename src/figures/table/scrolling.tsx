import type { ComponentChildren } from 'preact'

/** What is wider than the page, such as a table: it scrolls within itself, by keyboard too (WCAG 2.1.1). */
export function Scrolling(props: {
  readonly label: string
  readonly class?: string
  readonly children: ComponentChildren
}) {
  return (
    <section class={`scrolls ${props.class ?? ''}`.trim()} aria-label={props.label} tabindex={0}>
      {props.children}
    </section>
  )
}
