import type { ImportanceWords } from '../../figures/importance/importance-data.ts'
import { ImportanceFigure } from '../../figures/importance/importance-figure.tsx'
import { importanceTable } from '../../figures/importance/importance-table.ts'
import { type Development, type Selection, STAYS_BELOW } from '../../validation/report/development.ts'
import type { Importance } from '../../validation/report/importance.ts'
import type { Reported } from '../../validation/report/reported.ts'
import { FigurePart } from '../figure-part.tsx'
import { OptimismTable } from '../optimism-table.tsx'
import { ReportTable } from '../report-table.tsx'
import { shown } from '../shown.ts'
import type { ReportView } from '../view.ts'

export function DevelopmentPart({ view, part }: { readonly view: ReportView; readonly part: Development }) {
  const { texts, format } = view
  const show = shown(view)
  const words = texts.development
  const { refit, univariable, backward, optimism, importance } = part
  const oddsRatio = ({ estimate, lower, upper }: { estimate: number; lower: number; upper: number }) =>
    show.estimate({ estimate: Math.exp(estimate), lower: Math.exp(lower), upper: Math.exp(upper) }, 2)
  const selection = (rule: string, reported: Reported<Selection>) =>
    reported.ok
      ? [
          rule,
          show.count(reported.value.patients),
          format.list(reported.value.terms.slice(1).map(({ id }) => show.variable(id))),
          format.list(
            reported.value.removed.map(({ id, criterion }) =>
              words.removedText(show.variable(id), show.number(criterion, 2)),
            ),
          ),
          show.number(reported.value.aic, 1),
        ]
      : [rule, '', show.or(reported, () => ''), '', '']
  return (
    <>
      {refit.ok ? (
        <>
          <ReportTable
            table={{
              caption: words.refit,
              columns: [words.term, words.beta, words.profile, words.z, texts.pValue, words.oddsRatio],
              rows: refit.value.terms.map((term, i) => [
                show.variable(term.id),
                show.estimate(term),
                term.profile === null
                  ? ''
                  : texts.interval(show.number(term.profile.lower), show.number(term.profile.upper)),
                show.number(term.z, 2),
                show.bareP(term.p),
                i === 0 ? '' : oddsRatio(term),
              ]),
            }}
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
        <p>
          {words.refit}: {show.or(refit, () => '')}
        </p>
      )}
      <ReportTable
        table={{
          caption: words.univariable,
          columns: [words.term, texts.patients, words.oddsRatio, texts.pValue],
          rows: univariable.map(({ id, patients, slope }) => [
            show.variable(id),
            show.count(patients),
            show.or(slope, oddsRatio),
            slope.ok ? show.bareP(slope.value.p) : '',
          ]),
        }}
      />
      <ReportTable
        table={{
          caption: words.backward,
          columns: [words.rule, texts.patients, words.kept, words.removed, words.aic],
          rows: [
            selection(words.byAic, backward.byAic),
            selection(words.byP(format.number(STAYS_BELOW, 2)), backward.byP),
          ],
        }}
      />
      <OptimismTable view={view} optimism={optimism} caption={words.optimism} />
      {importance.ok ? (
        <ImportancePart view={view} importance={importance.value} />
      ) : (
        <p>
          {words.importance}: {show.or(importance, () => '')}
        </p>
      )}
    </>
  )
}

function ImportancePart({
  view,
  importance,
}: {
  readonly view: ReportView
  readonly importance: Importance
}) {
  const { texts } = view
  const show = shown(view)
  const text = texts.figures.importance
  const words: ImportanceWords = {
    ...text,
    predictor: text.covariate,
    empty: texts.figures.empty,
    number: (value) => view.format.number(value, 3),
    interval: texts.interval,
  }
  const bars = importance.covariates.map(({ id, importance: value }) => ({ name: show.variable(id), value }))
  return (
    <>
      <FigurePart title={text.label} table={importanceTable({ bars, words })} summary={texts.showTable}>
        <ImportanceFigure bars={bars} width={view.width} words={words} />
      </FigurePart>
      <p>
        {texts.development.importanceText(show.count(importance.trees), show.percent(importance.accuracy))}
      </p>
    </>
  )
}
