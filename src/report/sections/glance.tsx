import { glance } from '../glance.ts'
import type { ReportView } from '../view.ts'

export function GlancePart({ view }: { readonly view: ReportView }) {
  const rows = glance(view)
  if (rows.length === 0) return null
  return (
    <section class="report-section" aria-labelledby="report-glance">
      <h2 id="report-glance">{view.texts.glance.heading}</h2>
      <dl class="report-facts">
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="report-note">{view.texts.glance.intervals}</p>
    </section>
  )
}
