import type { ComponentChildren } from 'preact'

/** A landmark of the chart page, named by its heading. */
export function Section(props: { id: string; title: string; count?: number; children: ComponentChildren }) {
  return (
    <section class="card" id={props.id} aria-labelledby={`${props.id}-title`}>
      <header class="card-head">
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        {props.count !== undefined && <span class="count">{props.count}</span>}
      </header>
      {props.children}
    </section>
  )
}

/** A wide table scrolls by itself, with the keyboard too; the page does not. */
export function TableScroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable with the keyboard.
    <section class="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

/** The resource's status as a word; withdrawn ones stand out. */
export function Status({ status }: { status: string | undefined }) {
  return <span class={`status status-${status ?? 'unknown'}`}>{status ?? 'no status'}</span>
}
