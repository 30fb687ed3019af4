import type { DecisionWords, ImpactWords, MarkedThreshold } from '../../figures/decision/decision-data.ts'
import { DecisionFigure } from '../../figures/decision/decision-figure.tsx'
import { decisionTable, impactTable } from '../../figures/decision/decision-table.ts'
import { ImpactFigure } from '../../figures/decision/impact-figure.tsx'
import type { DecisionSection, StratumDecision } from '../../validation/report/decision.ts'
import { FigurePart } from '../figure-part.tsx'
import { ReportTable } from '../report-table.tsx'
import { shown } from '../shown.ts'
import type { ReportView } from '../view.ts'

/** The thresholds of the printed table; all of them stand in the JSON and the CSV. */
const PRINTED = [0.05, 0.1, 0.15, 0.2, 0.28, 0.35, 0.5, 0.7]
const PER = 1000

export function DecisionPart({ view, part }: { readonly view: ReportView; readonly part: DecisionSection }) {
  const { texts } = view
  const show = shown(view)
  const words = texts.decision
  const [all] = part.strata
  const at = part.thresholdAtCutoff
  return (
    <>
      {at !== null && <p>{words.atCutoff(show.percent(at))}</p>}
      {all !== undefined && <ThresholdTable view={view} stratum={all} />}
      {part.strata.map((stratum) => (
        <DecisionPlot key={stratum.stratum} view={view} stratum={stratum} threshold={at} />
      ))}
      {all?.impact.ok === true && (
        <ImpactPlot view={view} points={all.impact.value} threshold={at} set={show.set(all.stratum)} />
      )}
    </>
  )
}

function ThresholdTable({ view, stratum }: { readonly view: ReportView; readonly stratum: StratumDecision }) {
  const { texts } = view
  const show = shown(view)
  const words = texts.decision
  const { curve, band, impact } = stratum
  if (!curve.ok) return <p>{show.or(curve, () => '')}</p>
  return (
    <ReportTable
      table={{
        caption: texts.sections.decision.title,
        columns: [
          words.threshold,
          words.model,
          words.band,
          words.all,
          words.avoided,
          words.highRisk,
          words.rightly,
        ],
        rows: curve.value
          .filter(({ threshold }) => PRINTED.includes(threshold))
          .map((point) => {
            const same = <T extends { readonly threshold: number }>(points: readonly T[]) =>
              points.find(({ threshold }) => threshold === point.threshold)
            const limits = band.ok ? same(band.value) : undefined
            const impactHere = impact.ok ? same(impact.value) : undefined
            return [
              show.percent(point.threshold),
              show.number(point.model),
              limits === undefined
                ? show.or(band, () => '')
                : texts.interval(show.number(limits.lower), show.number(limits.upper)),
              show.number(point.all),
              point.interventionsAvoided === null ? '' : show.number(point.interventionsAvoided, 1),
              impactHere === undefined ? '' : show.count(impactHere.highRisk),
              impactHere === undefined ? '' : show.count(impactHere.highRiskWithOutcome),
            ]
          }),
      }}
    />
  )
}

function marked(view: ReportView, threshold: number | null): { readonly marked?: MarkedThreshold } {
  return threshold === null ? {} : { marked: { threshold, label: view.texts.figures.decision.atCutoff } }
}

function DecisionPlot(props: {
  readonly view: ReportView
  readonly stratum: StratumDecision
  readonly threshold: number | null
}) {
  const { view, stratum, threshold } = props
  const { texts } = view
  const show = shown(view)
  if (!stratum.curve.ok) return null
  const label = texts.figures.decision.label(show.set(stratum.stratum))
  const words: DecisionWords = {
    ...texts.figures.decision,
    label,
    empty: texts.figures.empty,
    percent: (share) => `${view.format.number(100 * share, 1)}%`,
    benefit: (value) => show.number(value, 2),
    interval: texts.interval,
  }
  const curve = stratum.curve.value
  const models = [
    {
      name: show.score('model'),
      curve,
      ...(stratum.band.ok ? { band: stratum.band.value } : {}),
    },
  ]
  // Net benefit of treating all = prevalence - (1 - prevalence) * odds, at any threshold.
  const [first] = curve
  const odds = first === undefined ? 0 : first.threshold / (1 - first.threshold)
  const prevalence = first === undefined ? 0 : (first.all + odds) / (1 + odds)
  const drawn = { models, words, prevalence, ...marked(view, threshold) }
  return (
    <FigurePart title={label} table={decisionTable(drawn)} summary={texts.showTable}>
      <DecisionFigure {...drawn} width={view.width} />
    </FigurePart>
  )
}

function ImpactPlot(props: {
  readonly view: ReportView
  readonly points: Extract<StratumDecision['impact'], { ok: true }>['value']
  readonly threshold: number | null
  readonly set: string
}) {
  const { view, points, threshold, set } = props
  const { texts } = view
  const label = texts.figures.impact.label(set)
  const words: ImpactWords = {
    ...texts.figures.impact,
    label,
    threshold: texts.figures.decision.threshold,
    empty: texts.figures.empty,
    percent: (share) => `${view.format.number(100 * share, 1)}%`,
    count: shown(view).count,
  }
  const drawn = { points, per: PER, words, ...marked(view, threshold) }
  return (
    <FigurePart title={label} table={impactTable(drawn)} summary={texts.showTable}>
      <ImpactFigure {...drawn} width={view.width} />
    </FigurePart>
  )
}
