import { niceTicks } from '../nice-ticks.ts'
import { intervalText } from '../plot/numbers.ts'
import type { TableData } from '../table/data-table.tsx'
import type { DecisionFigureProps, ImpactFigureProps } from './decision-data.ts'

/** Net benefit at about a dozen round thresholds (and the marked one): the model with its band, and treating all. */
export function decisionTable(props: Omit<DecisionFigureProps, 'prevalence' | 'width'>): TableData {
  const { name, curve, band = [], marked, words } = props
  return {
    caption: words.label,
    columns: [words.threshold, name, words.all],
    rows: roundOnes(curve, marked?.threshold).map(({ threshold, model, all }) => {
      const limits = band.find((other) => other.threshold === threshold)
      const interval = intervalText(limits, words, words.number)
      return [words.percent(threshold), `${words.number(model)} ${interval}`.trimEnd(), words.number(all)]
    }),
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
