import type { Variable } from '../study-table.ts'
import { type DateOrder, looksLikeDate } from './cell-date.ts'
import { codingKey } from './coding-key.ts'
import {
  type BinaryColumn,
  type ColumnMapping,
  headingsOf,
  mappedVariables,
  type QuantityColumn,
  USUAL_MISSING,
} from './column-mapping.ts'
import type { CsvHead } from './csv/csv-head.ts'
import type { DataProblem } from './data-problem.ts'
import { isQuantity, QUANTITY_RULES, type QuantityVariable } from './variable-units.ts'

/** What keeps a mapping from being used on a file; empty when nothing does. */
export function mappingProblems(mapping: ColumnMapping, head: CsvHead): DataProblem[] {
  return [
    ...headingProblems(mapping, head.headings),
    ...mappedVariables(mapping).flatMap((variable) => columnProblems(variable, mapping, head)),
    ...(mapping.period === undefined ? [] : dateProblems([mapping.period.column], mapping.dates, head)),
    ...purposeProblems(mapping),
    ...(head.decimal === undefined ? [{ code: 'decimal-mark-missing' as const }] : []),
  ]
}

function headingProblems(mapping: ColumnMapping, headings: readonly string[]): DataProblem[] {
  const ofVariables = mappedVariables(mapping).flatMap((variable) => {
    const column = mapping.columns[variable]
    return column === undefined ? [] : headingsOf(column)
  })
  const named = [...ofVariables, ...(mapping.id === undefined ? [] : [mapping.id])]
  const groups = mapping.groups.map(({ column }) => column)
  const used = new Set([
    ...named,
    ...groups,
    ...(mapping.period === undefined ? [] : [mapping.period.column]),
  ])
  return [...used].flatMap((what): DataProblem[] => {
    const found = headings.filter((heading) => heading === what).length
    if (found === 0) return [{ code: 'unknown-heading', what }]
    if (found > 1) return [{ code: 'heading-twice', what }]
    const times = named.filter((heading) => heading === what).length
    const grouped = groups.filter((heading) => heading === what).length
    return times > 1 || grouped > 1 ? [{ code: 'column-used-twice', what }] : []
  })
}

/** What is open about one variable's column. */
export function columnProblems(variable: Variable, mapping: ColumnMapping, head: CsvHead): DataProblem[] {
  const column = mapping.columns[variable]
  if (column === undefined) return []
  if ('start' in column) return dateProblems([column.start, column.end], mapping.dates, head)
  return isQuantity(variable)
    ? unitProblems(variable, column)
    : codingProblems(variable, column as BinaryColumn, mapping.missing)
}

function unitProblems(variable: QuantityVariable, { unit }: QuantityColumn): DataProblem[] {
  const rule = QUANTITY_RULES[variable]
  if (unit === undefined) return rule.unitOptional ? [] : [{ code: 'unit-missing', what: variable }]
  return rule.factor(unit) === undefined ? [{ code: 'unit-not-accepted', what: `${variable}: ${unit}` }] : []
}

function codingProblems(variable: Variable, column: BinaryColumn, missing: readonly string[]): DataProblem[] {
  if ('atLeast' in column) return []
  if (column.ones.length === 0 || column.zeros.length === 0)
    return [{ code: 'coding-missing', what: variable }]
  const all = [...new Set(column.ones.map(codingKey)), ...new Set(column.zeros.map(codingKey))]
  // A coding may call one of the usual codes a value, such as - for negative; one that was named for missing cannot be both.
  const named = column.missing ?? missing.filter((code) => !USUAL_MISSING.includes(code))
  const meansMissing = new Set(named.map(codingKey))
  const overlaps = new Set(all).size < all.length || all.some((key) => meansMissing.has(key))
  return overlaps ? [{ code: 'coding-overlaps', what: variable }] : []
}

/** Dates with the year last are only read in an order that was chosen. */
function dateProblems(named: readonly string[], order: DateOrder | undefined, head: CsvHead): DataProblem[] {
  if (order !== undefined) return []
  const positions = named.map((heading) => head.headings.indexOf(heading))
  const open = head.sample.some(({ cells }) =>
    positions.some((at) => looksLikeDate((cells[at] ?? '').trim()) === 'year-last'),
  )
  return open ? [{ code: 'date-order-missing', what: named.join(', ') }] : []
}

/** Whether anything could be computed: something to score by, and something to compare it with. */
function purposeProblems({ kind, columns, groups }: ColumnMapping): DataProblem[] {
  const { nlr, anc, alc, albumin, diameter, deltaT, score, probability, outcome, days, event } = columns
  const inputs = kind === 'scored' ? [score, probability] : [nlr, anc && alc, albumin, diameter, deltaT]
  const problems: DataProblem[] = []
  // Survival of a group column needs no score.
  const ofGroups = days !== undefined && event !== undefined && groups.length > 0
  if (!ofGroups && inputs.every((column) => column === undefined)) problems.push({ code: 'nothing-to-score' })
  if (outcome === undefined && (days === undefined || event === undefined)) {
    problems.push({ code: 'no-outcome-column' })
  }
  return problems
}
