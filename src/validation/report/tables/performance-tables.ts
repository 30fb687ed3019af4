import type { Horizon } from '../horizon.ts'
import { MEASURES, type Performance } from '../performance.ts'
import type { ValidationReport } from '../validation-report.ts'
import { type CsvTable, csvTable, figure } from './csv-table.ts'

/** The figures at a glance of every set of patients for which they are computed, one line a measure. */
export function performanceTables(report: ValidationReport): readonly CsvTable[] {
  const { horizon } = report
  return [
    ...(horizon.ok ? [horizonTable(horizon.value)] : []),
    csvTable(
      'performance',
      'analysis set patients events measure estimate lower upper code',
      performances(report).flatMap(([analysis, set, { patients, events, figures }]) =>
        MEASURES.map((measure) => ({
          ...{ analysis, set, patients, events, measure },
          ...figure(figures[measure], ({ estimate, lower, upper }) => ({ estimate, lower, upper })),
        })),
      ),
    ),
  ]
}

type Line = readonly [analysis: string, set: string, of: Performance]

function performances({
  missingInputs,
  subgroupPerformance,
  centres,
  drift,
}: ValidationReport): readonly Line[] {
  const missing = missingInputs.ok ? missingInputs.value : undefined
  return [
    ...(missing === undefined ? [] : [['missing-inputs', 'complete-cases', missing.completeCases] as const]),
    ...(missing?.imputed.ok ? [['missing-inputs', 'imputed', missing.imputed.value] as const] : []),
    ...(missing?.landmark.ok ? [['missing-inputs', 'landmark', missing.landmark.value] as const] : []),
    ...subgroupPerformance.groups.flatMap(({ name, rows }) =>
      rows.map((row) => ['subgroup', `${name}: ${row.label ?? ''}`, row] as const),
    ),
    ...(drift.ok ? drift.value.periods : []).map((of) => ['period', of.period, of] as const),
    ...(centres.ok ? centres.value.rows : []).flatMap(({ centre, asIs, updatedElsewhere }) => [
      ['centre', centre, asIs] as const,
      ...(updatedElsewhere.ok ? [['centre-updated-elsewhere', centre, updatedElsewhere.value] as const] : []),
    ]),
  ]
}

function horizonTable(of: Horizon): CsvTable {
  const limits = (value: { estimate: number; lower: number | null; upper: number | null }) => ({ ...value })
  return csvTable('horizon', 'measure group patients predicted estimate lower upper code', [
    {
      measure: 'progression',
      patients: of.patients,
      predicted: of.meanPredicted,
      ...figure(of.progression, limits),
    },
    { measure: 'death', ...figure(of.death, limits) },
    { measure: 'ifNobodyDied', ...figure(of.ifNobodyDied, (estimate) => ({ estimate })) },
    { measure: 'observedExpected', ...figure(of.observedExpected, limits) },
    { measure: 'auc', ...figure(of.auc, limits) },
    { measure: 'brier', ...figure(of.brier, limits) },
    ...of.groups.map(({ patients, predicted, observed }, i) => {
      return { measure: 'progression', group: i + 1, patients, predicted, ...figure(observed, limits) }
    }),
  ])
}
