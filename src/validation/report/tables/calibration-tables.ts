import type { Estimate } from '../../../stats/interval.ts'
import type { Calibration } from '../calibration.ts'
import type { ValidationReport } from '../validation-report.ts'
import { ALL, type CsvTable, csvTable, figure, known } from './csv-table.ts'

/** Calibration by measure and by group, and the decision curve with the clinical impact. */
export function calibrationTables({ calibration, decision }: ValidationReport): readonly CsvTable[] {
  return [
    csvTable(
      'calibration',
      'stratum measure value lower upper code',
      calibration.strata.flatMap((of) =>
        Object.entries(measures(of)).map(([measure, cells]) => {
          return { stratum: of.stratum ?? ALL, measure, ...cells }
        }),
      ),
    ),
    csvTable(
      'calibration-groups',
      'stratum patients events predicted observed lower upper',
      calibration.strata.flatMap(({ stratum, groups }) =>
        groups.map((group) => ({ ...group, stratum: stratum ?? ALL, patients: group.n })),
      ),
    ),
    csvTable(
      'decision-curve',
      'stratum threshold model lower upper all none interventionsAvoided highRisk highRiskWithOutcome',
      decision.strata.flatMap(({ stratum, curve, band, impact }) =>
        (known(curve) ?? []).map((point, i) => {
          return { ...known(band)?.[i], ...known(impact)?.[i], ...point, stratum: stratum ?? ALL }
        }),
      ),
    ),
  ]
}

function measures(of: Calibration) {
  const estimate = ({ estimate: value, lower, upper }: Estimate) => ({ value, lower, upper })
  const curve = (key: 'ici' | 'e50' | 'e90' | 'emax') => figure(of.curve, ({ [key]: value }) => ({ value }))
  return {
    observedExpected: figure(of.observedExpected, estimate),
    inTheLarge: figure(of.inTheLarge, estimate),
    intercept: figure(of.joint, ({ intercept }) => estimate(intercept)),
    slope: figure(of.joint, ({ slope }) => estimate(slope)),
    brier: figure(of.brier, ({ score }) => estimate(score)),
    ici: curve('ici'),
    e50: curve('e50'),
    e90: curve('e90'),
    emax: curve('emax'),
    spiegelhalterZ: figure(of.spiegelhalter, ({ z }) => ({ value: z })),
    spiegelhalterP: figure(of.spiegelhalter, ({ p }) => ({ value: p })),
    hosmerLemeshowChi2: figure(of.hosmerLemeshow, ({ chi2 }) => ({ value: chi2 })),
    hosmerLemeshowPExternal: figure(of.hosmerLemeshow, ({ external }) => ({ value: external.p })),
  }
}
