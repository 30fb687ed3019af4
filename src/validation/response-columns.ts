import { fail, ok, type Result } from '../result.ts'

/** The columns of a response file, by every heading that is read as one (docs/cli/response.md); a heading in mm or cm states its unit. */
const HEADINGS = {
  patient: ['patient', 'patient_id', '患者', '患者编号'],
  day: ['day', '天数'],
  date: ['date', 'visit_date', '日期', '检查日期'],
  start: ['start', 'start_date', '治疗开始', '治疗开始日期'],
  lesion: ['lesion', 'lesion_id', '病灶', '病灶编号'],
  role: ['role', '类型', '病灶类型'],
  organ: ['organ', 'site', '器官', '部位'],
  node: ['node', '淋巴结'],
  longest: ['longest', '长径'],
  viable: ['viable', '存活径', '强化径'],
  status: ['status', '状态'],
  typical: ['typical', '典型强化'],
} as const

export type ResponseColumn = keyof typeof HEADINGS

export type LengthUnit = 'mm' | 'cm'

export const RESPONSE_FILE_PROBLEMS = [
  'not-text',
  'spreadsheet-file',
  'empty-file',
  'column-missing',
  'column-twice',
  'unit-missing',
] as const

/** Why a response file cannot be read at all; `what` names the column. */
export interface ResponseFileProblem {
  readonly code: (typeof RESPONSE_FILE_PROBLEMS)[number]
  readonly what: string | undefined
}

/** Where each column is, and the unit of the two that are lengths. */
export interface ResponseLayout {
  readonly at: { readonly [C in ResponseColumn]?: number }
  readonly unit: { readonly longest: LengthUnit; readonly viable: LengthUnit }
  /** Headings that say nothing here, as written. */
  readonly unused: readonly string[]
}

const REQUIRED = ['patient', 'lesion', 'role', 'organ', 'longest'] as const

/** Finds the columns by their headings, without regard to case and order; `unit` serves lengths whose heading names none. */
export function responseLayout(
  headings: readonly string[],
  unit: LengthUnit | undefined,
): Result<ResponseLayout, ResponseFileProblem> {
  const refuse = (code: ResponseFileProblem['code'], what: string) => fail({ code, what })
  const at: { [C in ResponseColumn]?: number } = {}
  const units: Partial<Record<ResponseColumn, LengthUnit>> = {}
  const unused: string[] = []
  for (const [index, heading] of headings.entries()) {
    const { column, stated } = columnOf(heading)
    if (column === undefined) {
      if (heading.trim() !== '') unused.push(heading.trim())
      continue
    }
    if (at[column] !== undefined) return refuse('column-twice', column)
    at[column] = index
    const known = stated ?? unit
    if (known !== undefined) units[column] = known
  }
  const missing = REQUIRED.find((column) => at[column] === undefined)
  if (missing !== undefined) return refuse('column-missing', missing)
  if (at.day === undefined && at.date === undefined) return refuse('column-missing', 'day')
  if (units.longest === undefined) return refuse('unit-missing', 'longest')
  if (at.viable !== undefined && units.viable === undefined) return refuse('unit-missing', 'viable')
  return ok({ at, unit: { longest: units.longest, viable: units.viable ?? units.longest }, unused })
}

function columnOf(heading: string): { column: ResponseColumn | undefined; stated: LengthUnit | undefined } {
  const text = heading
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  const [, name = text, stated] = /^(.+?)[_(]+(mm|cm)\)?$/.exec(text) ?? []
  const column = COLUMNS.find((key) => HEADINGS[key].some((known) => known === name))
  const isLength = column === 'longest' || column === 'viable'
  if (stated !== undefined && !isLength) return { column: undefined, stated: undefined }
  return { column, stated: stated === 'mm' || stated === 'cm' ? stated : undefined }
}

const COLUMNS = Object.keys(HEADINGS) as ResponseColumn[]
