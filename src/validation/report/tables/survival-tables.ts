import type { ValidationReport } from '../validation-report.ts'
import { ALL, type CsvTable, csvTable, figure, known } from './csv-table.ts'

const CLASSES = ['high', 'low'] as const

/** Survival by risk class: medians and tests, the curves, and the hazard ratios within subgroups. */
export function survivalTables({ survival }: ValidationReport): readonly CsvTable[] {
  const { strata, subgroups, groups } = survival
  return [
    csvTable(
      'survival',
      'stratum class patients deaths medianDays lower upper code logRankChi2 logRankP hazardRatio hazardRatioLower hazardRatioUpper proportionalHazardsP',
      strata.flatMap((of) =>
        CLASSES.map((group, i) => ({
          stratum: of.stratum ?? ALL,
          class: group,
          ...figure(of[group], ({ n, events, median }) => {
            return { ...median, patients: n, deaths: events, medianDays: median.median }
          }),
          ...(i === 0 && {
            logRankChi2: known(of.logRank)?.chi2,
            logRankP: known(of.logRank)?.p,
            hazardRatio: known(of.hazardRatio)?.estimate,
            hazardRatioLower: known(of.hazardRatio)?.lower,
            hazardRatioUpper: known(of.hazardRatio)?.upper,
            proportionalHazardsP: known(of.proportionalHazards)?.p,
          }),
        })),
      ),
    ),
    csvTable(
      'survival-curves',
      'stratum class day survival lower upper atRisk deaths censored',
      strata.flatMap((of) =>
        CLASSES.flatMap((group) => {
          const curve = known(of[group])
          return (curve?.times ?? []).map((day, i) => ({
            ...{ stratum: of.stratum ?? ALL, class: group, day, survival: curve?.survival[i] },
            ...{ lower: curve?.lower[i], upper: curve?.upper[i], atRisk: curve?.atRisk[i] },
            ...{ deaths: curve?.eventsAt[i], censored: curve?.censoredAt[i] },
          }))
        }),
      ),
    ),
    csvTable(
      'survival-by-group',
      'group label patients deaths medianDays lower upper code logRankChi2 logRankP',
      groups.flatMap(({ name, labels, logRank }) =>
        labels.map(({ label, patients, events, median }) => ({
          ...{ group: name, label, patients, deaths: events },
          ...figure(median, (of) => ({ medianDays: of.median, lower: of.lower, upper: of.upper })),
          ...{ logRankChi2: known(logRank)?.chi2, logRankP: known(logRank)?.p },
        })),
      ),
    ),
    csvTable(
      'subgroups',
      'subgroup label patients deaths hazardRatio lower upper code interactionP',
      subgroups.flatMap(({ name, labels, interaction }) =>
        labels.map(({ label, patients, events, hazardRatio }) => ({
          ...{ subgroup: name, label, patients, deaths: events, interactionP: known(interaction)?.p },
          ...figure(hazardRatio, ({ estimate, lower, upper }) => ({ hazardRatio: estimate, lower, upper })),
        })),
      ),
    ),
  ]
}
