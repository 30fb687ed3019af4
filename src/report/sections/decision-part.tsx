import type { DecisionWords, ImpactWords, MarkedThreshold } from '../../figures/decision/decision-data.ts'
import { DecisionFigure } from '../../figures/decision/decision-figure.tsx'
import { decisionTable, impactTable } from '../../figures/decision/decision-table.ts'
import { ImpactFigure } from '../../figures/decision/impact-figure.tsx'
import type { StratumDecision } from '../../validation/report/decision.ts'
import { FigurePart } from '../figure-part.tsx'
import { MissingPart, ReportTable } from '../report-table.tsx'
import type { PartProps, ReportView } from '../view.ts'

/** The thresholds of the printed table; all of them stand in the JSON and the CSV. */
const PRINTED = [0.05, 0.1, 0.15, 0.2, 0.28, 0.35, 0.5, 0.7]
const PER = 1000

export function DecisionPart({ view, part }: PartProps<'decision'>) {
  const { texts, show } = view
  const [all] = part.strata
  const at = part.thresholdAtCutoff
  const marked = at === null ? {} : { marked: { threshold: at, label: texts.cutoff } }
  return (
    <>
      {at !== null && <p>{texts.decision.atCutoff(show.percent(at))}</p>}
      {all !== undefined && <ThresholdTable view={view} stratum={all} />}
      {part.strata.map((stratum) => (
        <Against key={stratum.stratum} view={view} stratum={stratum} />
      ))}
      {part.strata.map((stratum) => (
        <DecisionPlot key={stratum.stratum} view={view} stratum={stratum} {...marked} />
      ))}
      {all !== undefined && <ImpactPlot view={view} stratum={all} {...marked} />}
    </>
  )
}

interface StratumProps {
  readonly view: ReportView
  readonly stratum: StratumDecision
  readonly marked?: MarkedThreshold
}

function ThresholdTable({ view, stratum }: StratumProps) {
  const { texts, show } = view
  const words = texts.decision
  const { curve, band, impact } = stratum
  if (!curve.ok) return <p>{show.why(curve)}</p>
  return (
    <ReportTable
      caption={texts.sections.decision.title}
      columns={[
        ...[words.threshold, texts.model, words.band, words.all],
        ...[words.avoided, words.highRisk, words.rightly],
      ]}
      rows={curve.value
        .filter(({ threshold }) => PRINTED.includes(threshold))
        .map((point) => {
          const same = <T extends { readonly threshold: number }>(points: readonly T[]) =>
            points.find(({ threshold }) => threshold === point.threshold)
          const limits = band.ok ? same(band.value) : undefined
          const called = impact.ok ? same(impact.value) : undefined
          return [
            show.percent(point.threshold),
            show.number(point.model),
            limits === undefined ? show.why(band) : show.limits(limits),
            show.number(point.all),
            point.interventionsAvoided === null ? '' : show.number(point.interventionsAvoided, 1),
            called === undefined ? '' : show.count(called.highRisk),
            called === undefined ? '' : show.count(called.highRiskWithOutcome),
          ]
        })}
    />
  )
}

function Against({ view, stratum: { stratum, against } }: StratumProps) {
  const { texts, show } = view
  const words = texts.decision
  if (against === null) return null
  const name = texts.aside(words.against, show.set(stratum))
  if (!against.ok) return <MissingPart name={name} why={show.why(against)} />
  return (
    <>
      <ReportTable
        caption={name}
        columns={[words.threshold, words.difference]}
        rows={against.value
          .filter(({ threshold }) => PRINTED.includes(threshold))
          .map((point) => [show.percent(point.threshold), show.estimate(point, 4)])}
      />
      <p class="report-note">{words.notAdvised}</p>
    </>
  )
}

function DecisionPlot({ view, stratum, marked }: StratumProps) {
  const { texts, show } = view
  if (!stratum.curve.ok) return null
  const words: DecisionWords = {
    ...texts.figures.decision,
    ...show.figure(texts.figures.decision.label(show.set(stratum.stratum))),
    number: (value) => show.number(value, 2),
  }
  const curve = stratum.curve.value
  // Net benefit of treating all = prevalence - (1 - prevalence) * odds, at any threshold.
  const [first] = curve
  const odds = first === undefined ? 0 : first.threshold / (1 - first.threshold)
  const prevalence = first === undefined ? 0 : (first.all + odds) / (1 + odds)
  const drawn = {
    ...{ name: show.score('model'), curve, words, prevalence },
    ...(stratum.band.ok && { band: stratum.band.value }),
    ...(marked && { marked }),
  }
  return (
    <FigurePart view={view} table={decisionTable(drawn)}>
      <DecisionFigure {...drawn} width={view.width} />
    </FigurePart>
  )
}

function ImpactPlot({ view, stratum, marked }: StratumProps) {
  const { texts, show } = view
  if (!stratum.impact.ok) return null
  const words: ImpactWords = {
    ...texts.figures.impact,
    ...show.figure(texts.figures.impact.label(show.set(stratum.stratum))),
    threshold: texts.figures.decision.threshold,
  }
  const drawn = { points: stratum.impact.value, per: PER, words, ...(marked && { marked }) }
  return (
    <FigurePart view={view} table={impactTable(drawn)}>
      <ImpactFigure {...drawn} width={view.width} />
    </FigurePart>
  )
}
