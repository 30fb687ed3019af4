import type { CutoffSection } from '../cutoffs.ts'
import type { Discrimination } from '../discrimination.ts'
import type { ValidationReport } from '../validation-report.ts'
import { ALL, type CsvTable, csvTable, figure, known } from './csv-table.ts'

type Comparison = Discrimination['betweenCohorts'][number]['comparison']
type Point = Extract<CutoffSection['strata'][number]['atCutoff'], { ok: true }>['value']

/** Areas under the curve and their comparisons, the curves themselves, and what the cut-offs achieve. */
export function discriminationTables({ discrimination, cutoffs }: ValidationReport): readonly CsvTable[] {
  const { strata, betweenCohorts } = discrimination
  const compared = (comparison: Comparison) =>
    figure(comparison, ({ difference, statistic, df, p }) => {
      return { ...difference, difference: difference.estimate, statistic, df, p }
    })
  return [
    csvTable(
      'auc',
      'stratum score patients events auc lower upper code bootstrapLower bootstrapUpper',
      strata.flatMap(({ stratum, scores }) =>
        scores.map(({ score, patients, events, auc, bootstrap }) => ({
          ...{ stratum: stratum ?? ALL, score, patients, events },
          ...figure(auc, ({ estimate, lower, upper }) => ({ auc: estimate, lower, upper })),
          bootstrapLower: known(bootstrap)?.lower,
          bootstrapUpper: known(bootstrap)?.upper,
        })),
      ),
    ),
    csvTable('auc-comparisons', 'stratum first second patients difference lower upper statistic df p code', [
      ...strata.flatMap(({ stratum, comparisons }) =>
        comparisons.map(({ with: second, patients, comparison }) => {
          return { stratum: stratum ?? ALL, first: 'model', second, patients, ...compared(comparison) }
        }),
      ),
      ...betweenCohorts.map(({ first, second, comparison }) => ({ first, second, ...compared(comparison) })),
    ]),
    csvTable(
      'roc-curves',
      'stratum score falsePositiveRate sensitivity',
      strata.flatMap(({ stratum, scores }) =>
        scores.flatMap(({ score, curve }) =>
          (known(curve)?.falsePositiveRate ?? []).map((falsePositiveRate, i) => {
            const sensitivity = known(curve)?.sensitivity[i]
            return { stratum: stratum ?? ALL, score, falsePositiveRate, sensitivity }
          }),
        ),
      ),
    ),
    cutoffTable(cutoffs),
  ]
}

const RATIOS = [
  ...(['sensitivity', 'specificity', 'ppv', 'npv', 'accuracy'] as const),
  ...(['positiveLikelihoodRatio', 'negativeLikelihoodRatio'] as const),
]

function cutoffTable({ cutoff, strata }: CutoffSection): CsvTable {
  const limits = RATIOS.map((name) => `${name} ${name}Lower ${name}Upper` as const).join(' ')
  const measures = (point: Point) => ({
    ...point.counts,
    f1: known(point.f1),
    ...Object.fromEntries(
      RATIOS.flatMap((name) => {
        const { estimate, lower, upper } = known(point[name]) ?? {}
        return [
          [name, estimate],
          [`${name}Lower`, lower],
          [`${name}Upper`, upper],
        ]
      }),
    ),
  })
  return csvTable<string>(
    'cut-offs',
    `stratum kind cutoff tp fp tn fn ${limits} f1`,
    strata.flatMap(({ stratum, atCutoff, youden }) => [
      ...(atCutoff.ok
        ? [{ stratum: stratum ?? ALL, kind: 'inForce', cutoff, ...measures(atCutoff.value) }]
        : []),
      ...(known(youden) ?? []).map(({ threshold, at }) => {
        return { stratum: stratum ?? ALL, kind: 'youden', cutoff: threshold, ...measures(at) }
      }),
    ]),
  )
}
