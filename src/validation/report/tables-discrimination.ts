import type { CsvCell } from '../data/csv-text.ts'
import { ALL, type CsvTable, cells } from './csv-table.ts'
import type { ValidationReport } from './report.ts'

export function aucTable({ discrimination }: ValidationReport): CsvTable {
  return {
    name: 'auc',
    rows: [
      [
        'stratum',
        'score',
        'patients',
        'events',
        'auc',
        'lower',
        'upper',
        'code',
        'bootstrapLower',
        'bootstrapUpper',
      ],
      ...discrimination.strata.flatMap(({ stratum, scores }) =>
        scores.map(({ score, patients, events, auc, bootstrap }) => [
          stratum ?? ALL,
          score,
          patients,
          events,
          ...cells(auc, ({ estimate, lower, upper }) => [estimate, lower, upper], 3),
          ...(bootstrap?.ok ? [bootstrap.value.lower, bootstrap.value.upper] : ['', '']),
        ]),
      ),
    ],
  }
}

export function comparisonTable({ discrimination }: ValidationReport): CsvTable {
  const head = [
    'stratum',
    'first',
    'second',
    'patients',
    'difference',
    'lower',
    'upper',
    'statistic',
    'df',
    'p',
    'code',
  ]
  const of = (comparison: ValidationReport['discrimination']['betweenCohorts'][number]['comparison']) =>
    cells(
      comparison,
      ({ difference, statistic, df, p }) => [
        difference.estimate,
        difference.lower,
        difference.upper,
        statistic,
        df ?? '',
        p,
      ],
      6,
    )
  return {
    name: 'auc-comparisons',
    rows: [
      head,
      ...discrimination.strata.flatMap(({ stratum, comparisons }) =>
        comparisons.map((line) => [
          stratum ?? ALL,
          'model',
          line.with,
          line.patients,
          ...of(line.comparison),
        ]),
      ),
      ...discrimination.betweenCohorts.map(({ first, second, comparison }) => [
        '',
        first,
        second,
        '',
        ...of(comparison),
      ]),
    ],
  }
}

export function rocTable({ discrimination }: ValidationReport): CsvTable {
  return {
    name: 'roc-curves',
    rows: [
      ['stratum', 'score', 'falsePositiveRate', 'sensitivity'],
      ...discrimination.strata.flatMap(({ stratum, scores }) =>
        scores.flatMap(({ score, curve }) =>
          curve.ok
            ? curve.value.falsePositiveRate.map((rate, i) => [
                stratum ?? ALL,
                score,
                rate,
                curve.value.sensitivity[i] ?? '',
              ])
            : [],
        ),
      ),
    ],
  }
}

export function cutoffTable({ cutoffs }: ValidationReport): CsvTable {
  const shares = ['sensitivity', 'specificity', 'ppv', 'npv', 'accuracy'] as const
  const ratios = ['positiveLikelihoodRatio', 'negativeLikelihoodRatio'] as const
  const limits = [...shares, ...ratios].flatMap((name) => [name, `${name}Lower`, `${name}Upper`])
  type Point = Extract<ValidationReport['cutoffs']['strata'][number]['atCutoff'], { ok: true }>['value']
  const of = (point: Point): CsvCell[] => {
    const { tp, fp, tn, fn } = point.counts
    const measures = [...shares, ...ratios].flatMap((name): CsvCell[] => {
      const value = point[name]
      return value.ok ? [value.value.estimate, value.value.lower, value.value.upper] : ['', '', '']
    })
    return [tp, fp, tn, fn, ...measures, point.f1.ok ? point.f1.value : '']
  }
  return {
    name: 'cut-offs',
    rows: [
      ['stratum', 'kind', 'cutoff', 'tp', 'fp', 'tn', 'fn', ...limits, 'f1'],
      ...cutoffs.strata.flatMap(({ stratum, atCutoff, youden }) => [
        ...(atCutoff.ok ? [[stratum ?? ALL, 'inForce', cutoffs.cutoff ?? '', ...of(atCutoff.value)]] : []),
        ...(youden.ok
          ? youden.value.map(({ threshold, at }) => [stratum ?? ALL, 'youden', threshold, ...of(at)])
          : []),
      ]),
    ],
  }
}
