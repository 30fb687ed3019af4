import type { CsvCell } from '../data/csv-text.ts'
import type { Calibration } from './calibration.ts'
import { ALL, type CsvTable, cells } from './csv-table.ts'
import type { ValidationReport } from './report.ts'

export function calibrationTable({ calibration }: ValidationReport): CsvTable {
  const lines = (of: Calibration): readonly (readonly CsvCell[])[] => {
    const curve = <K extends 'ici' | 'e50' | 'e90' | 'emax'>(key: K) =>
      cells(of.curve, (value) => [value[key], '', ''], 3)
    const estimate = (value: { estimate: number; lower: number; upper: number }) => [
      value.estimate,
      value.lower,
      value.upper,
    ]
    return [
      ['observedExpected', ...cells(of.observedExpected, estimate, 3)],
      ['inTheLarge', ...cells(of.inTheLarge, estimate, 3)],
      ['intercept', ...cells(of.joint, ({ intercept }) => estimate(intercept), 3)],
      ['slope', ...cells(of.joint, ({ slope }) => estimate(slope), 3)],
      ['brier', ...cells(of.brier, ({ score }) => estimate(score), 3)],
      ['ici', ...curve('ici')],
      ['e50', ...curve('e50')],
      ['e90', ...curve('e90')],
      ['emax', ...curve('emax')],
      ['spiegelhalterZ', ...cells(of.spiegelhalter, ({ z }) => [z, '', ''], 3)],
      ['spiegelhalterP', ...cells(of.spiegelhalter, ({ p }) => [p, '', ''], 3)],
      ['hosmerLemeshowChi2', ...cells(of.hosmerLemeshow, ({ chi2 }) => [chi2, '', ''], 3)],
      ['hosmerLemeshowPExternal', ...cells(of.hosmerLemeshow, ({ external }) => [external.p, '', ''], 3)],
    ]
  }
  return {
    name: 'calibration',
    rows: [
      ['stratum', 'measure', 'value', 'lower', 'upper', 'code'],
      ...calibration.strata.flatMap((stratum) =>
        lines(stratum).map((line) => [stratum.stratum ?? ALL, ...line]),
      ),
    ],
  }
}

export function calibrationGroupTable({ calibration }: ValidationReport): CsvTable {
  return {
    name: 'calibration-groups',
    rows: [
      ['stratum', 'patients', 'events', 'predicted', 'observed', 'lower', 'upper'],
      ...calibration.strata.flatMap(({ stratum, groups }) =>
        groups.map(({ n, events, predicted, observed, lower, upper }) => [
          stratum ?? ALL,
          n,
          events,
          predicted,
          observed,
          lower,
          upper,
        ]),
      ),
    ],
  }
}

export function decisionTable({ decision }: ValidationReport): CsvTable {
  return {
    name: 'decision-curve',
    rows: [
      [
        'stratum',
        'threshold',
        'model',
        'lower',
        'upper',
        'all',
        'none',
        'interventionsAvoided',
        'highRisk',
        'highRiskWithOutcome',
      ],
      ...decision.strata.flatMap(({ stratum, curve, band, impact }) =>
        curve.ok
          ? curve.value.map((point, i) => {
              const limits = band.ok ? band.value[i] : undefined
              const called = impact.ok ? impact.value[i] : undefined
              return [
                stratum ?? ALL,
                point.threshold,
                point.model,
                limits?.lower,
                limits?.upper,
                point.all,
                point.none,
                point.interventionsAvoided ?? '',
                called?.highRisk,
                called?.highRiskWithOutcome,
              ]
            })
          : [],
      ),
    ],
  }
}
