import { RatioAxis, RatioMark, ratioDomain } from '../../figures/ratio/ratio-marks.tsx'
import type { SurvivalGroup, SurvivalWords } from '../../figures/survival/survival-data.ts'
import { SurvivalFigure } from '../../figures/survival/survival-figure.tsx'
import { survivalTable } from '../../figures/survival/survival-table.ts'
import type { Estimate } from '../../stats/interval.ts'
import type { DrawnSurvival } from '../../validation/report/curves/drawn-survival.ts'
import type { FigureOrReason } from '../../validation/report/figure-or-reason.ts'
import type { StratumSurvival } from '../../validation/report/survival.ts'
import { FigurePart } from '../figure-part.tsx'
import { ReportTable } from '../report-table.tsx'
import type { PartProps, ReportView } from '../view.ts'

export function SurvivalPart({ view, part }: PartProps<'survival'>) {
  const { texts, show } = view
  const words = texts.survival
  const median = (curve: FigureOrReason<DrawnSurvival>) =>
    show.or(curve, (value) => medianText(view, value.median))
  const deaths = (curve: FigureOrReason<DrawnSurvival>) =>
    show.or(curve, ({ n, events }) => texts.counted(show.count(events), show.count(n)))
  const hazardRatio = (ratio: Estimate & { readonly p: number }) =>
    texts.calibration.withP(show.ratio(ratio), show.p(ratio.p))
  const lines: readonly (readonly [string, (of: StratumSurvival) => string])[] = [
    [`${words.high}: ${texts.figures.survival.events}`, ({ high }) => deaths(high)],
    [`${words.low}: ${texts.figures.survival.events}`, ({ low }) => deaths(low)],
    [`${words.high}: ${words.median}`, ({ high }) => median(high)],
    [`${words.low}: ${words.median}`, ({ low }) => median(low)],
    [words.logRank, (of) => show.or(of.logRank, (test) => testText(view, test))],
    [words.hazardRatio, (of) => show.or(of.hazardRatio, hazardRatio)],
    ...(view.header.data.kind === 'scored'
      ? []
      : [[words.fromLandmark, (of: StratumSurvival) => show.or(of.fromLandmark, hazardRatio)] as const]),
    [words.proportional, (of) => show.or(of.proportionalHazards, (test) => testText(view, test))],
    [words.concordance, (of) => show.or(of.concordance.byClass, show.estimate)],
    [words.concordanceScore, (of) => show.or(of.concordance.byScore, show.estimate)],
  ]
  return (
    <>
      <ReportTable
        caption={texts.sections.survival.title}
        columns={[texts.measure, ...part.strata.map(({ stratum }) => show.set(stratum))]}
        rows={lines.map(([name, text]) => [name, ...part.strata.map(text)])}
      />
      {part.strata.map((stratum) => (
        <SurvivalPlot key={stratum.stratum} view={view} stratum={stratum} />
      ))}
      <ReportTable
        caption={words.groups}
        columns={[
          ...[texts.figures.forest.subgroup, texts.patients, texts.figures.survival.events],
          ...[words.median, words.logRank, words.groupRatio],
        ]}
        rows={part.groups.flatMap(({ name, labels, logRank, hazardRatio: ratio }) =>
          labels.map((line, i) => [
            texts.tableOne.levelOf(name, line.label),
            ...[line.patients, line.events].map(show.count),
            show.or(line.median, (of) => medianText(view, of)),
            i === 0 ? show.or(logRank, (test) => testText(view, test)) : '',
            i === 0 ? show.or(ratio, hazardRatio) : '',
          ]),
        )}
      />
      {part.subgroups.length > 0 && <Subgroups view={view} part={part} />}
    </>
  )
}

function testText({ texts, show }: ReportView, test: { chi2: number; df: number; p: number }): string {
  return texts.survival.logRankText(show.number(test.chi2, 2), show.count(test.df), show.p(test.p))
}

function medianText({ texts, format }: ReportView, of: DrawnSurvival['median']): string {
  const { notReached } = texts.survival
  const day = (value: number | null) => (value === null ? notReached : format.number(value, 1))
  return of.median === null ? notReached : texts.withInterval(day(of.median), day(of.lower), day(of.upper))
}

function SurvivalPlot({ view, stratum }: { readonly view: ReportView; readonly stratum: StratumSurvival }) {
  const { texts, show } = view
  const text = texts.figures.survival
  const { high, low, logRank, hazardRatio } = texts.survival
  const group = (name: string, tone: 'high' | 'low'): SurvivalGroup[] => {
    const curve = stratum[tone]
    if (!curve.ok) return []
    const detail = text.detail(show.count(curve.value.n), show.count(curve.value.events))
    return [{ name, tone, detail, curve: curve.value }]
  }
  const groups = [...group(high, 'high'), ...group(low, 'low')]
  if (groups.length === 0) return null
  const notes = [
    `${logRank}: ${show.or(stratum.logRank, (test) => testText(view, test))}`,
    `${hazardRatio}: ${show.or(stratum.hazardRatio, show.ratio)}`,
  ]
  const shared = show.figure(text.label(show.set(stratum.stratum)))
  const words: SurvivalWords = {
    ...text,
    ...shared,
    counts: (atRisk, events, censored) =>
      text.counts(show.count(atRisk), show.count(events), show.count(censored)),
    intervalHead: texts.level,
    median: (name, time) => text.median(name, shared.number(time)),
  }
  return (
    <FigurePart view={view} table={survivalTable({ groups, words })}>
      <SurvivalFigure groups={groups} notes={notes} width={view.width} words={words} />
    </FigurePart>
  )
}

/** Hazard ratios in subgroups, each drawn beside its figures, and on the first line of a subgroup the test that its labels do not differ. */
function Subgroups({ view, part }: PartProps<'survival'>) {
  const { texts, format, show } = view
  const words = texts.survival
  const { forest } = texts.figures
  const deaths = (curve: FigureOrReason<DrawnSurvival>) => (curve.ok ? curve.value.events : 0)
  const lines = [
    ...part.strata.slice(0, 1).map((all) => ({
      ...{ name: texts.all, patients: all.patients, events: deaths(all.high) + deaths(all.low) },
      ...{ ratio: all.hazardRatio, medians: '', interaction: '' },
    })),
    ...part.subgroups.flatMap(({ name, labels, interaction }) =>
      labels.map((line, i) => ({
        ...{ name: texts.tableOne.levelOf(name, line.label), patients: line.patients, events: line.events },
        ratio: line.hazardRatio,
        medians: words.medians(
          show.or(line.medianHigh, (of) => medianText(view, of)),
          show.or(line.medianLow, (of) => medianText(view, of)),
        ),
        interaction: i === 0 ? show.or(interaction, ({ p }) => show.p(p)) : '',
      })),
    ),
  ]
  const domain = ratioDomain(lines.flatMap(({ ratio }) => (ratio.ok ? [ratio.value] : [])))
  const { below, above } = forest
  const axis = <RatioAxis {...{ domain, below, above }} number={(ratio) => format.number(ratio, 2)} />
  return (
    <ReportTable
      caption={words.subgroups}
      columns={[
        ...[forest.subgroup, texts.patients, texts.figures.survival.events, forest.ratio],
        ...[words.hazardRatio, words.medianHighLow, forest.interaction],
      ]}
      rows={[
        ...lines.map(({ name, patients, events, ratio, medians, interaction }) => [
          ...[name, show.count(patients), show.count(events)],
          ratio.ok ? <RatioMark estimate={ratio.value} isAll={name === texts.all} domain={domain} /> : '',
          ...[show.or(ratio, show.ratio), medians, interaction],
        ]),
        ['', '', '', axis, '', '', ''],
      ]}
    />
  )
}
