import { niceTicks } from '../nice-ticks.ts'
import { intervalText } from '../plot/numbers.ts'
import type { TableData } from '../table/data-table.tsx'
import type { DecisionFigureProps, ImpactFigureProps } from './decision-data.ts'

/** Net benefit at about a dozen round thresholds (and the marked one): each model with its band, and treating all. */
export function decisionTable({
  models,
  marked,
  words,
}: Pick<DecisionFigureProps, 'models' | 'marked' | 'words'>): TableData {
  const first = models[0]?.curve ?? []
  const rows = roundOnes(first, marked?.threshold).map(({ threshold, all }) => [
    words.percent(threshold),
    ...models.map(({ curve, band = [] }) => {
      const point = curve.find((other) => other.threshold === threshold)
      const limits = band.find((other) => other.threshold === threshold)
      if (point === undefined) return ''
      return `${words.number(point.model)} ${intervalText(limits, words, words.number)}`.trimEnd()
    }),
    words.number(all),
  ])
  return {
    caption: words.label,
    columns: [words.threshold, ...models.map(({ name }) => name), words.all],
    rows,
  }
}

/** Clinical impact at the same thresholds. */
export function impactTable({
  points,
  marked,
  words,
}: Pick<ImpactFigureProps, 'points' | 'marked' | 'words'>): TableData {
  return {
    caption: words.label,
    columns: [words.threshold, words.highRisk, words.withOutcome],
    rows: roundOnes(points, marked?.threshold).map(({ threshold, highRisk, highRiskWithOutcome }) => [
      words.percent(threshold),
      words.count(highRisk),
      words.count(highRiskWithOutcome),
    ]),
  }
}

/** Those points nearest to round thresholds, and the one nearest to the marked threshold. */
function roundOnes<Point extends { readonly threshold: number }>(
  points: readonly Point[],
  marked: number | undefined,
): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return []
  const wanted = [
    ...niceTicks(first.threshold, last.threshold, 12),
    ...(marked === undefined ? [] : [marked]),
  ]
  const nearest = wanted.map((threshold) =>
    points.reduce((best, point) =>
      Math.abs(point.threshold - threshold) < Math.abs(best.threshold - threshold) ? point : best,
    ),
  )
  return points.filter((point) => nearest.includes(point))
}
