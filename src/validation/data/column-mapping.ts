import * as z from 'zod/mini'
import { type FileFault, faultsOf } from '../../model/file-fault.ts'
import { fail, ok, type Result } from '../../result.ts'
import { VARIABLES, type Variable } from '../study-table.ts'
import { DATE_ORDERS } from './cell-date.ts'
import { DELIMITERS } from './csv/csv-rows.ts'
import { ENCODINGS } from './csv/text-decoder.ts'

/** Cells that say "no value" in nearly every file. Numbers such as -9 or 999 are never assumed: the user names them. */
export const USUAL_MISSING: readonly string[] = ['NA', 'N/A', 'NaN', 'NULL', '.', '-', '缺失', '未查', '不详']

const text = z.string().check(z.minLength(1))

/** Cells of this column that mean "no value", in place of the mapping's. */
const missing = z.optional(z.array(text))

const quantity = z.strictObject({
  column: text,
  missing,
  /** The unit as people spell it. It may be left out only where there is one unit, such as years of age. */
  unit: z.optional(text),
})

const binary = z.union([
  /** What a cell says for 1 and for 0; without regard to case and full width. */
  z.strictObject({ column: text, missing, ones: z.array(text), zeros: z.array(text) }),
  /** 1 where the cell's number is at least this, else 0. */
  z.strictObject({ column: text, missing, atLeast: z.number() }),
])

const days = z.union([
  quantity,
  /** Two columns of dates, the later minus the earlier. */
  z.strictObject({ start: text, end: text, missing }),
])

const group = z.strictObject({
  column: text,
  missing,
  /** What the group is called; the heading when absent. */
  name: z.optional(text),
  /** What its cells are called; as they are when absent. */
  labels: z.optional(z.record(text, text)),
})

export const PERIODS = ['quarter', 'year'] as const

const columns = z.strictObject({
  anc: z.optional(quantity),
  alc: z.optional(quantity),
  nlr: z.optional(quantity),
  albumin: z.optional(quantity),
  diameter: z.optional(quantity),
  deltaT: z.optional(binary),
  bilirubin: z.optional(quantity),
  afp: z.optional(quantity),
  crp: z.optional(quantity),
  ldh: z.optional(quantity),
  ast: z.optional(quantity),
  alt: z.optional(quantity),
  stiffness: z.optional(quantity),
  age: z.optional(quantity),
  outcome: z.optional(binary),
  outcomeDays: z.optional(days),
  days: z.optional(days),
  event: z.optional(binary),
  score: z.optional(quantity),
  probability: z.optional(quantity),
  otherScore: z.optional(quantity),
  otherProbability: z.optional(quantity),
} satisfies Record<Variable, unknown>)

/** Which columns of a CSV file hold what, in which unit and coding. Kept as JSON, so that a hospital writes it once (docs/validation-data.md). */
export const columnMappingSchema = z.strictObject({
  format: z.literal('tipm-mapping-1'),
  kind: z._default(z.enum(['patients', 'scored']), 'patients'),
  /** How the file is written, where detection would be wrong. */
  encoding: z.optional(z.enum(ENCODINGS)),
  delimiter: z.optional(z.enum(DELIMITERS)),
  decimal: z.optional(z.enum(['.', ','])),
  /** Order of dates that do not begin with the year. */
  dates: z.optional(z.enum(DATE_ORDERS)),
  /** Cells that mean "no value", beside empty ones; codes that are numbers are compared as numbers. */
  missing: z._default(z.array(text), [...USUAL_MISSING]),
  /** What tells patients apart; without it no patient is found twice. */
  id: z.optional(text),
  columns,
  groups: z._default(z.array(group), []),
  /** The date when therapy began, by which the figures are followed over time. */
  period: z.optional(z.strictObject({ column: text, by: z._default(z.enum(PERIODS), 'quarter') })),
})

export type ColumnMapping = z.infer<typeof columnMappingSchema>
export type MappedColumns = ColumnMapping['columns']
export type QuantityColumn = z.infer<typeof quantity>
export type BinaryColumn = z.infer<typeof binary>
export type DaysColumn = z.infer<typeof days>

/** Checks parsed JSON against the schema of a mapping and fills in defaults. */
export function loadMapping(json: unknown): Result<ColumnMapping, readonly FileFault[]> {
  const parsed = z.safeParse(columnMappingSchema, json)
  return parsed.success ? ok(parsed.data) : fail(faultsOf(parsed.error))
}

/** The variables a mapping names, in the study table's order. */
export function mappedVariables({ columns: mapped }: ColumnMapping): Variable[] {
  return (Object.keys(VARIABLES) as Variable[]).filter((variable) => mapped[variable] !== undefined)
}

/** The headings a variable is read from: one, or the two of a pair of dates. */
export function headingsOf(column: QuantityColumn | BinaryColumn | DaysColumn): string[] {
  return 'column' in column ? [column.column] : [column.start, column.end]
}
