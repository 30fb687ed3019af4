import { countOnes } from '../../stats/checks.ts'
import { MISSING_NUMBERS } from '../data/guess-mapping.ts'
import { isQuantity, QUANTITY_RULES } from '../data/variable-units.ts'
import type { BoundedRows } from '../score-table.ts'
import type { CellProblemCode, ExclusionReason, SourceGap, Variable } from '../study-table.ts'
import { EXCLUSION_REASONS, VARIABLES } from '../study-table.ts'
import { bitsAt, columnOf, completeRows, type Study } from './study.ts'

/** Who was found, left out, and analysed. Counts only: a report names no patient. */
export interface Participants {
  readonly found: number
  readonly excluded: readonly { readonly reason: ExclusionReason; readonly count: number }[]
  readonly analysed: number
  /** Complete cases of each kind of analysis, among those analysed. */
  readonly withOutcome: number
  readonly events: number
  readonly scored: number
  readonly scoredWithOutcome: number
  readonly withFollowUp: number
  readonly scoredWithFollowUp: number
  /** Rows with an unknown input, left out of every figure; what could be said of them all the same. */
  readonly bounded: BoundedRows
  /** Values missing among those analysed, for each column of the table; `not-in-data` for the columns it lacks. */
  readonly missing: readonly { readonly variable: Variable; readonly count: number }[]
  readonly notInData: readonly Variable[]
  /** Cells that hold something and could not be used, by variable and reason; they count as missing. */
  readonly unusableCells: readonly {
    readonly variable: Variable
    readonly reason: CellProblemCode
    readonly count: number
  }[]
  /** Values missing in each group column, and the cells that hold something and were read as "no value". */
  readonly missingLabels: readonly {
    readonly name: string
    readonly count: number
    readonly codes: readonly { readonly code: string; readonly count: number }[]
  }[]
  /** The highest value of a column where it is a number such as 9999 and more than twice the next: perhaps a code for "no value". It counts as a value. */
  readonly farOut: readonly { readonly variable: Variable; readonly value: number; readonly count: number }[]
  /** Decimals to which results are rounded on the way in, by the rule of the bedside; every other number is taken as it is. */
  readonly rounded: readonly { readonly variable: Variable; readonly decimals: number }[]
  /** What the source of FHIR data says it did not deliver. */
  readonly gaps: readonly SourceGap[]
  readonly cohorts: readonly {
    readonly name: string
    readonly patients: number
    readonly withOutcome: number
    readonly events: number
  }[]
}

export function participants(study: Study): Participants {
  const { table, scored, outcome, strata } = study
  const [everybody] = strata
  const rows = everybody?.rows ?? new Int32Array(0)
  const followUp = [columnOf(table, 'days'), columnOf(table, 'event')]
  const count = (...columns: readonly Float64Array[]) => completeRows(rows, columns).length
  const names = Object.keys(VARIABLES) as Variable[]
  const present = names.filter((name) => table.columns[name] !== undefined)
  const points = scored.scores.model
  return {
    found: table.source.rowsFound,
    excluded: EXCLUSION_REASONS.map((reason) => ({
      reason,
      count: table.excluded.filter((row) => row.reason === reason).length,
    })).filter((line) => line.count > 0),
    analysed: table.rowCount,
    withOutcome: count(outcome),
    events: eventsIn(outcome, rows),
    scored: count(points),
    scoredWithOutcome: count(points, outcome),
    withFollowUp: count(...followUp),
    scoredWithFollowUp: count(points, ...followUp),
    bounded: scored.bounded,
    missing: present.map((variable) => ({
      variable,
      count: table.rowCount - count(variable === 'nlr' ? scored.nlr : columnOf(table, variable)),
    })),
    unusableCells: table.cellProblems.map(({ variable, code, count: cells }) => ({
      variable,
      reason: code,
      count: cells,
    })),
    missingLabels: table.groups.map(({ name, codes, lost = [] }) => ({
      name,
      count: codes.filter((code) => code < 0).length,
      codes: lost,
    })),
    farOut: present.filter(isQuantity).flatMap((variable) => farOut(variable, columnOf(table, variable))),
    rounded: present.filter(isQuantity).flatMap((variable) => {
      const { decimals } = QUANTITY_RULES[variable]
      return decimals === undefined ? [] : [{ variable, decimals }]
    }),
    notInData: names.filter((name) => table.columns[name] === undefined && concerns(study, name)),
    gaps: table.source.gaps ?? [],
    cohorts: strata.flatMap(({ name, rows: members }) =>
      name === null
        ? []
        : [
            {
              name,
              patients: members.length,
              withOutcome: completeRows(members, [outcome]).length,
              events: eventsIn(outcome, members),
            },
          ],
    ),
  }
}

const FOR_COMPARISON: readonly Variable[] = [
  ...(['score', 'probability', 'otherScore', 'otherProbability', 'outcomeDays'] as const),
  ...(['crp', 'ldh', 'ast', 'alt', 'stiffness'] as const),
]

const FEWEST_VALUES = 4

function farOut(variable: Variable, values: Float64Array): Participants['farOut'] {
  const some = new Set<number>()
  let [next, value, count] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const one of values) {
    if (Number.isNaN(one)) continue
    if (some.size < FEWEST_VALUES) some.add(one)
    if (one === value) count += 1
    else if (one > value) [next, value, count] = [value, one, 1]
    else if (one > next) next = one
  }
  const isCode = some.size >= FEWEST_VALUES && value > 2 * next && MISSING_NUMBERS.has(String(value))
  return isCode ? [{ variable, value, count }] : []
}

/** Whether a column could have been expected: points are formed here, or come with the data; a ratio may come as its two counts. */
function concerns({ table, scored }: Study, name: Variable): boolean {
  if (table.kind === 'scored') return ['score', 'probability', 'outcome', 'days', 'event'].includes(name)
  if (name === 'nlr' || name === 'anc' || name === 'alc') return scored.nlr.every(Number.isNaN)
  // What only a comparison would use is not missed.
  return !FOR_COMPARISON.includes(name)
}

function eventsIn(outcome: Float64Array, rows: Int32Array): number {
  return countOnes(bitsAt(outcome, completeRows(rows, [outcome])))
}
