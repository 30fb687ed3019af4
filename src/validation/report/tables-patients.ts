import { type CsvTable, cells } from './csv-table.ts'
import type { ValidationReport } from './report.ts'

export function participantsTable({ participants }: ValidationReport): CsvTable {
  const { excluded, missing, unusableCells, bounded } = participants
  const counts = [
    'found',
    'analysed',
    'withOutcome',
    'events',
    'scored',
    'scoredWithOutcome',
    'withFollowUp',
  ] as const
  return {
    name: 'participants',
    rows: [
      ['what', 'which', 'count'],
      ...counts.map((name) => [name, '', participants[name]]),
      ['scoredWithFollowUp', '', participants.scoredWithFollowUp],
      ...excluded.map(({ reason, count }) => ['excluded', reason, count]),
      ...Object.entries(bounded).map(([name, count]) => ['bounded', name, count]),
      ...missing.map(({ variable, count }) => ['missing', variable, count]),
      ...unusableCells.map(({ variable, reason, count }) => ['unusable', `${variable}: ${reason}`, count]),
    ],
  }
}

export function baselineTable({ tableOne }: ValidationReport): CsvTable {
  const { groups, quantities } = tableOne.byOutcome
  return {
    name: 'baseline-quantities',
    rows: [
      [
        'variable',
        'group',
        'n',
        'mean',
        'sd',
        'median',
        'lowerQuartile',
        'upperQuartile',
        'minimum',
        'maximum',
        'code',
        'welchP',
        'pooledP',
        'mannWhitneyP',
      ],
      ...quantities.flatMap(({ variable, groups: described, tests }) =>
        described.map((group, i) => [
          variable,
          groups[i]?.name ?? '',
          ...cells(
            group,
            (of) => [
              of.n,
              of.mean,
              of.sd ?? '',
              of.median,
              of.lowerQuartile,
              of.upperQuartile,
              of.minimum,
              of.maximum,
            ],
            8,
          ),
          ...(tests === null || i > 0
            ? ['', '', '']
            : [tests.welch, tests.pooled, tests.mannWhitney].map((test) => (test.ok ? test.value.p : ''))),
        ]),
      ),
    ],
  }
}

export function categoriesTable({ tableOne }: ValidationReport): CsvTable {
  const { groups, categories } = tableOne.byOutcome
  return {
    name: 'baseline-categories',
    rows: [
      [
        'variable',
        'level',
        'group',
        'count',
        'chiSquareP',
        'yatesP',
        'fisherP',
        'oddsRatio',
        'lower',
        'upper',
      ],
      ...categories.flatMap(({ variable, levels, counts, chiSquare, yates, fisher, oddsRatio }) =>
        levels.flatMap((level, i) =>
          groups.map((group, j) => [
            variable,
            level,
            group.name,
            counts[i]?.[j] ?? '',
            ...(i > 0 || j > 0
              ? []
              : [
                  ...[chiSquare, yates, fisher].map((test) => (test?.ok ? test.value.p : '')),
                  ...(oddsRatio?.ok
                    ? [oddsRatio.value.estimate, oddsRatio.value.lower, oddsRatio.value.upper]
                    : []),
                ]),
          ]),
        ),
      ),
    ],
  }
}
