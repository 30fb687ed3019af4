import { shown } from '../shown.ts'
import type { ReportView } from '../view.ts'

/** Model, data, options and software: what the figures rest on, first of all. */
export function HeaderPart({ view }: { readonly view: ReportView }) {
  const { header, texts, format } = view
  const { count } = shown(view)
  const { options, model, data, software } = header
  const words = texts.header
  const ofModel =
    data.kind === 'scored'
      ? []
      : [
          [words.model, `${model.name}, ${model.id} ${model.version}`],
          [words.status, words.statuses[model.status]],
          [words.modelHash, model.hash],
          [words.horizon, words.horizonText(count(model.horizonWeeks))],
        ]
  const rows = [
    ...ofModel,
    [words.data, [words.kinds[data.source], data.name].filter((part) => part !== null).join(': ')],
    [words.dataHash, data.sha256],
    [words.cutoff, options.cutoff === null ? texts.none : words.points(format.number(options.cutoff, 1))],
    [words.cohort, options.cohort ?? texts.none],
    [words.subgroups, options.subgroups.length === 0 ? texts.none : format.list(options.subgroups)],
    [words.replicates, count(options.replicates)],
    [words.seed, count(options.seed)],
    [words.software, `${software.name} ${software.version}`],
    [words.computed, format.dateTime(header.createdAt)],
  ] as const
  return (
    <section class="report-section" aria-labelledby="report-header">
      <h2 id="report-header">{words.heading}</h2>
      <dl class="report-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{texts.noPatients}</p>
    </section>
  )
}
