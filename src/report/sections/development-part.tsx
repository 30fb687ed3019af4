import type { Estimate } from '../../stats/interval.ts'
import { type Selection, STAYS_BELOW } from '../../validation/report/development.ts'
import type { FigureOrReason } from '../../validation/report/figure-or-reason.ts'
import { OptimismTable } from '../optimism-table.tsx'
import { MissingPart, ReportTable } from '../report-table.tsx'
import type { PartProps } from '../view.ts'

export function DevelopmentPart({ view, part }: PartProps<'development'>) {
  const { texts, format, show } = view
  const words = texts.development
  const { refit, univariable, backward, optimism } = part
  const oddsRatio = ({ estimate, lower, upper }: Estimate) =>
    show.ratio({ estimate: Math.exp(estimate), lower: Math.exp(lower), upper: Math.exp(upper) })
  const selection = (rule: string, reported: FigureOrReason<Selection>) => {
    if (!reported.ok) return [rule, '', show.why(reported), '', '']
    const { patients, terms, removed, aic } = reported.value
    const left = removed.map(({ id, criterion }) => texts.aside(show.variable(id), show.number(criterion, 2)))
    return [
      rule,
      show.count(patients),
      format.list(terms.slice(1).map(({ id }) => show.variable(id))),
      format.list(left),
      show.number(aic, 1),
    ]
  }
  return (
    <>
      {refit.ok ? (
        <>
          <ReportTable
            caption={words.refit}
            columns={[words.term, words.beta, words.profile, texts.z, texts.pValue, texts.oddsRatio]}
            rows={refit.value.terms.map((term, i) => [
              show.variable(term.id),
              show.estimate(term),
              term.profile === null ? '' : show.limits(term.profile),
              show.number(term.z, 2),
              show.bareP(term.p),
              i === 0 ? '' : oddsRatio(term),
            ])}
          />
          <p>
            {words.fitted(
              show.count(refit.value.patients),
              show.count(refit.value.events),
              show.number(refit.value.aic, 1),
              show.number(refit.value.deviance, 1),
            )}
          </p>
        </>
      ) : (
        <MissingPart name={words.refit} why={show.why(refit)} />
      )}
      <ReportTable
        caption={words.univariable}
        columns={[words.term, texts.patients, texts.oddsRatio, texts.pValue]}
        rows={univariable.map(({ id, patients, slope }) => [
          show.variable(id),
          show.count(patients),
          show.or(slope, oddsRatio),
          slope.ok ? show.bareP(slope.value.p) : '',
        ])}
      />
      <ReportTable
        caption={words.backward}
        columns={[words.rule, texts.patients, words.kept, words.removed, words.aic]}
        rows={[
          selection(words.byAic, backward.byAic),
          selection(words.byP(format.number(STAYS_BELOW, 2)), backward.byP),
        ]}
      />
      <OptimismTable view={view} optimism={optimism} caption={words.optimism} />
    </>
  )
}
