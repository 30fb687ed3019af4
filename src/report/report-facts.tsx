import type { ComponentChildren } from 'preact'
import { summaryRows } from './summary-rows.ts'
import type { ReportView } from './view.ts'

type Facts = readonly (readonly [name: string, value: string | null])[]

/** The figures that a reader looks for first. */
export function GlancePart({ view }: { readonly view: ReportView }) {
  const { heading, intervals } = view.texts.glance
  const rows = summaryRows(view)
  return rows.length === 0 ? null : (
    <FactsSection id="glance" heading={heading} rows={rows}>
      <p class="report-note">{intervals}</p>
    </FactsSection>
  )
}

/** Model, data, options and software: what the figures rest on. */
export function HeaderPart({ view }: { readonly view: ReportView }) {
  const { header, texts, format, show } = view
  const { options, model, data, software } = header
  const words = texts.header
  const ofModel: Facts = [
    [texts.model, `${model.name}, ${model.id} ${model.version}`],
    [words.status, words.statuses[model.status]],
    [words.modelHash, model.hash],
    [words.horizon, words.horizonText(show.count(model.horizonWeeks))],
  ]
  const rows: Facts = [
    ...(data.kind === 'scored' ? [] : ofModel),
    [words.data, [words.kinds[data.source], data.name].filter((part) => part !== null).join(': ')],
    [words.dataHash, data.sha256],
    [texts.cutoff, options.cutoff === null ? texts.none : words.points(format.number(options.cutoff, 1))],
    [words.cohort, options.cohort ?? texts.none],
    [words.subgroups, options.subgroups.length === 0 ? texts.none : format.list(options.subgroups)],
    [words.replicates, show.count(options.replicates)],
    [words.seed, show.count(options.seed)],
    [words.software, `${software.name} ${software.version}`],
    [words.computed, format.dateTime(header.createdAt)],
  ]
  return (
    <FactsSection id="header" heading={words.heading} rows={rows}>
      <p>{texts.noPatients}</p>
    </FactsSection>
  )
}

function FactsSection(props: {
  readonly id: string
  readonly heading: string
  readonly rows: Facts
  readonly children: ComponentChildren
}) {
  const id = `report-${props.id}`
  return (
    <section class="report-section" aria-labelledby={id}>
      <h2 id={id}>{props.heading}</h2>
      <dl class="report-facts">
        {props.rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {props.children}
    </section>
  )
}
