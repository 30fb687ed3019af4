import { ALL, type CsvTable, cells } from './csv-table.ts'
import type { ValidationReport } from './report.ts'

export function survivalTable({ survival }: ValidationReport): CsvTable {
  return {
    name: 'survival',
    rows: [
      [
        'stratum',
        'class',
        'patients',
        'deaths',
        'medianDays',
        'lower',
        'upper',
        'code',
        'logRankChi2',
        'logRankP',
        'hazardRatio',
        'hazardRatioLower',
        'hazardRatioUpper',
        'proportionalHazardsP',
      ],
      ...survival.strata.flatMap((of) =>
        (['high', 'low'] as const).map((group, i) => [
          of.stratum ?? ALL,
          group,
          ...cells(
            of[group],
            ({ n, events, median }) => [
              n,
              events,
              median.median ?? '',
              median.lower ?? '',
              median.upper ?? '',
            ],
            5,
          ),
          ...(i > 0
            ? []
            : [
                ...(of.logRank.ok ? [of.logRank.value.chi2, of.logRank.value.p] : ['', '']),
                ...(of.hazardRatio.ok
                  ? [of.hazardRatio.value.estimate, of.hazardRatio.value.lower, of.hazardRatio.value.upper]
                  : ['', '', '']),
                of.proportionalHazards.ok ? of.proportionalHazards.value.p : '',
              ]),
        ]),
      ),
    ],
  }
}

export function survivalCurveTable({ survival }: ValidationReport): CsvTable {
  return {
    name: 'survival-curves',
    rows: [
      ['stratum', 'class', 'day', 'survival', 'lower', 'upper', 'atRisk', 'deaths', 'censored'],
      ...survival.strata.flatMap((of) =>
        (['high', 'low'] as const).flatMap((group) => {
          const curve = of[group]
          if (!curve.ok) return []
          const { times, survival: share, lower, upper, atRisk, eventsAt, censoredAt } = curve.value
          return times.map((day, i) => [
            of.stratum ?? ALL,
            group,
            day,
            share[i],
            lower[i] ?? '',
            upper[i] ?? '',
            atRisk[i],
            eventsAt[i],
            censoredAt[i],
          ])
        }),
      ),
    ],
  }
}

export function subgroupTable({ survival }: ValidationReport): CsvTable {
  return {
    name: 'subgroups',
    rows: [
      ['subgroup', 'label', 'patients', 'deaths', 'hazardRatio', 'lower', 'upper', 'code', 'interactionP'],
      ...survival.subgroups.flatMap(({ name, labels, interaction }) =>
        labels.map(({ label, patients, events, hazardRatio }) => [
          name,
          label,
          patients,
          events,
          ...cells(hazardRatio, ({ estimate, lower, upper }) => [estimate, lower, upper], 3),
          interaction.ok ? interaction.value.p : '',
        ]),
      ),
    ],
  }
}
