import type { ForestRow, ForestWords } from '../../figures/forest/forest-data.ts'
import { ForestFigure } from '../../figures/forest/forest-figure.tsx'
import { forestTable } from '../../figures/forest/forest-table.ts'
import type { SurvivalGroup, SurvivalWords } from '../../figures/survival/survival-data.ts'
import { SurvivalFigure } from '../../figures/survival/survival-figure.tsx'
import { survivalTable } from '../../figures/survival/survival-table.ts'
import type { DrawnSurvival } from '../../validation/report/drawn-survival.ts'
import type { Reported } from '../../validation/report/reported.ts'
import type { StratumSurvival, SurvivalSection } from '../../validation/report/survival.ts'
import { FigurePart } from '../figure-part.tsx'
import { ReportTable } from '../report-table.tsx'
import { shown } from '../shown.ts'
import type { ReportView } from '../view.ts'

export function SurvivalPart({ view, part }: { readonly view: ReportView; readonly part: SurvivalSection }) {
  const { texts } = view
  const show = shown(view)
  const words = texts.survival
  const median = (curve: Reported<DrawnSurvival>) => show.or(curve, (value) => medianText(view, value.median))
  const deaths = (curve: Reported<DrawnSurvival>) =>
    show.or(curve, ({ n, events }) => texts.counted(show.count(events), show.count(n)))
  const lines: readonly (readonly [string, (of: StratumSurvival) => string])[] = [
    [`${words.high}: ${words.deaths}`, ({ high }) => deaths(high)],
    [`${words.low}: ${words.deaths}`, ({ low }) => deaths(low)],
    [`${words.high}: ${words.median}`, ({ high }) => median(high)],
    [`${words.low}: ${words.median}`, ({ low }) => median(low)],
    [words.logRank, (of) => show.or(of.logRank, (test) => logRankText(view, test))],
    [
      words.hazardRatio,
      (of) =>
        show.or(of.hazardRatio, (ratio) => texts.calibration.withP(show.estimate(ratio, 2), show.p(ratio.p))),
    ],
    [words.proportional, (of) => show.or(of.proportionalHazards, (test) => logRankText(view, test))],
    [words.concordance, (of) => show.or(of.concordance.byClass, (value) => show.estimate(value))],
    [words.concordanceScore, (of) => show.or(of.concordance.byScore, (value) => show.estimate(value))],
  ]
  return (
    <>
      <ReportTable
        table={{
          caption: texts.sections.survival.title,
          columns: [words.measure, ...part.strata.map(({ stratum }) => show.set(stratum))],
          rows: lines.map(([name, text]) => [name, ...part.strata.map(text)]),
        }}
      />
      {part.strata.map((stratum) => (
        <SurvivalPlot key={stratum.stratum} view={view} stratum={stratum} />
      ))}
      {part.subgroups.length > 0 && <Subgroups view={view} part={part} />}
    </>
  )
}

function logRankText(view: ReportView, test: { chi2: number; df: number; p: number }): string {
  const show = shown(view)
  return view.texts.survival.logRankText(show.number(test.chi2, 2), show.count(test.df), show.p(test.p))
}

function medianText(view: ReportView, of: DrawnSurvival['median']): string {
  const { texts, format } = view
  const words = texts.survival
  const day = (value: number | null) => (value === null ? words.notReached : format.number(value, 1))
  return of.median === null
    ? words.notReached
    : texts.withInterval(day(of.median), day(of.lower), day(of.upper))
}

function SurvivalPlot({ view, stratum }: { readonly view: ReportView; readonly stratum: StratumSurvival }) {
  const { texts, format } = view
  const show = shown(view)
  const words = texts.survival
  const text = texts.figures.survival
  const label = text.label(show.set(stratum.stratum))
  const group = (name: string, tone: 'high' | 'low', curve: Reported<DrawnSurvival>): SurvivalGroup[] =>
    curve.ok
      ? [
          {
            name,
            tone,
            detail: text.detail(show.count(curve.value.n), show.count(curve.value.events)),
            curve: curve.value,
          },
        ]
      : []
  const groups = [...group(words.high, 'high', stratum.high), ...group(words.low, 'low', stratum.low)]
  if (groups.length === 0) return null
  const notes = [
    `${words.logRank}: ${show.or(stratum.logRank, (test) => logRankText(view, test))}`,
    `${words.hazardRatio}: ${show.or(stratum.hazardRatio, (ratio) => show.estimate(ratio, 2))}`,
  ]
  const figureWords: SurvivalWords = {
    ...text,
    label,
    empty: texts.figures.empty,
    percent: (share) => `${format.number(100 * share, 1)}%`,
    timeOf: (time) => format.number(time, 1),
    count: show.count,
    counts: (atRisk, events, censored) =>
      text.counts(show.count(atRisk), show.count(events), show.count(censored)),
    interval: texts.interval,
    intervalHead: texts.level,
    censoredMark: text.censored,
    median: (name, time) => text.median(name, format.number(time, 1)),
  }
  return (
    <FigurePart title={label} table={survivalTable({ groups, words: figureWords })} summary={texts.showTable}>
      <SurvivalFigure groups={groups} notes={notes} width={view.width} words={figureWords} />
    </FigurePart>
  )
}

function Subgroups({ view, part }: { readonly view: ReportView; readonly part: SurvivalSection }) {
  const { texts, format } = view
  const show = shown(view)
  const words = texts.survival
  const text = texts.figures.forest
  const [all] = part.strata
  const both = (a: Reported<DrawnSurvival>, b: Reported<DrawnSurvival>) =>
    [a, b].reduce((sum, curve) => sum + (curve.ok ? curve.value.events : 0), 0)
  const everybody: ForestRow[] =
    all === undefined
      ? []
      : [
          {
            kind: 'all',
            name: texts.all,
            counts: words.counts(show.count(all.patients), show.count(both(all.high, all.low))),
            estimate: all.hazardRatio.ok ? all.hazardRatio.value : null,
            text: show.or(all.hazardRatio, (ratio) => show.estimate(ratio, 2)),
          },
        ]
  const rows: ForestRow[] = [
    ...everybody,
    ...part.subgroups.flatMap(({ name, labels, interaction }): ForestRow[] => [
      { kind: 'head', name, interaction: show.or(interaction, ({ p }) => show.p(p)) },
      ...labels.map(
        ({ label, patients, events, hazardRatio }): ForestRow => ({
          kind: 'subgroup',
          name: label,
          counts: words.counts(show.count(patients), show.count(events)),
          estimate: hazardRatio.ok ? hazardRatio.value : null,
          text: show.or(hazardRatio, (ratio) => show.estimate(ratio, 2)),
        }),
      ),
    ]),
  ]
  const figureWords: ForestWords = {
    ...text,
    empty: texts.figures.empty,
    number: (ratio) => format.number(ratio, 2),
  }
  return (
    <>
      <FigurePart
        title={text.label}
        table={forestTable({ rows, words: figureWords })}
        summary={texts.showTable}
      >
        <ForestFigure rows={rows} width={view.width} words={figureWords} />
      </FigurePart>
      <ReportTable
        table={{
          caption: words.subgroups,
          columns: [
            words.subgroup,
            texts.patients,
            words.deaths,
            words.hazardRatio,
            words.medianHighLow,
            words.interaction,
          ],
          rows: part.subgroups.flatMap(({ name, labels, interaction }) =>
            labels.map((line, i) => [
              texts.tableOne.levelOf(name, line.label),
              show.count(line.patients),
              show.count(line.events),
              show.or(line.hazardRatio, (ratio) => show.estimate(ratio, 2)),
              words.medians(
                show.or(line.medianHigh, (of) => medianText(view, of)),
                show.or(line.medianLow, (of) => medianText(view, of)),
              ),
              i === 0 ? show.or(interaction, ({ p }) => show.p(p)) : '',
            ]),
          ),
        }}
      />
    </>
  )
}
