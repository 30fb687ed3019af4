import type { ComponentChildren } from 'preact'

/** A landmark of the chart page, named by its heading. */
export function Section(props: { id: string; title: string; count?: number; children: ComponentChildren }) {
  return (
    <section class="card" id={props.id} aria-labelledby={`${props.id}-title`}>
      <header class="card-head">
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        {props.count !== undefined && <span class="tag">{props.count}</span>}
      </header>
      {props.children}
    </section>
  )
}
