import type { ValidationReport } from '../validation-report.ts'
import { type CsvTable, csvTable, figure, known } from './csv-table.ts'

const COUNTS = [
  ...(['found', 'analysed', 'withOutcome', 'events', 'scored', 'scoredWithOutcome'] as const),
  ...(['withFollowUp', 'scoredWithFollowUp'] as const),
]

/** Who took part, and the baseline table by outcome. */
export function patientTables({ participants, tableOne }: ValidationReport): readonly CsvTable[] {
  const { excluded, missing, unusableCells, bounded } = participants
  const { groups, quantities, categories } = tableOne.byOutcome
  return [
    csvTable('participants', 'what which count', [
      ...COUNTS.map((what) => ({ what, count: participants[what] })),
      ...excluded.map(({ reason, count }) => ({ what: 'excluded', which: reason, count })),
      ...Object.entries(bounded).map(([which, count]) => ({ what: 'bounded', which, count })),
      ...missing.map(({ variable, count }) => ({ what: 'missing', which: variable, count })),
      ...unusableCells.map(({ variable, reason, count }) => {
        return { what: 'unusable', which: `${variable}: ${reason}`, count }
      }),
    ]),
    csvTable(
      'baseline-quantities',
      'variable group n mean sd median lowerQuartile upperQuartile minimum maximum code welchP pooledP mannWhitneyP',
      quantities.flatMap(({ variable, groups: described, tests }) =>
        described.map((group, i) => ({
          variable,
          group: groups[i]?.name,
          ...figure(group, (of) => of),
          ...(i === 0 && {
            welchP: known(tests?.welch)?.p,
            pooledP: known(tests?.pooled)?.p,
            mannWhitneyP: known(tests?.mannWhitney)?.p,
          }),
        })),
      ),
    ),
    csvTable(
      'baseline-categories',
      'variable level group count chiSquareP yatesP fisherP oddsRatio lower upper',
      categories.flatMap(({ variable, levels, counts, chiSquare, yates, fisher, oddsRatio }) =>
        levels.flatMap((level, i) =>
          groups.map((group, j) => ({
            ...{ variable, level, group: group.name, count: counts[i]?.[j] },
            ...(i === 0 &&
              j === 0 && {
                ...known(oddsRatio),
                oddsRatio: known(oddsRatio)?.estimate,
                chiSquareP: known(chiSquare)?.p,
                yatesP: known(yates)?.p,
                fisherP: known(fisher)?.p,
              }),
          })),
        ),
      ),
    ),
  ]
}
