import { DEFAULT_RULES, type ResponseRules } from '../../response/classify.ts'
import { fail, ok, type Result } from '../../result.ts'
import { csvText } from '../../validation/data/csv/csv-text.ts'
import { analyseResponse } from '../../validation/response-analysis.ts'
import type { LengthUnit } from '../../validation/response-columns.ts'
import { readResponseData } from '../../validation/response-data.ts'
import { outcomeTable } from '../../validation/response-table.ts'
import { type CommandInput, type CommandOutcome, pretty, printed, refused } from '../command.ts'
import type { RESPONSE } from '../declarations.ts'
import { EXIT } from '../exit-code.ts'
import { readBytes, writeTextFile } from '../files.ts'
import type { Io } from '../io.ts'
import { type CliProblem, error } from '../problem.ts'
import { responseJson } from './response-json.ts'
import { fileProblemText, responseText } from './response-text.ts'

type Options = CommandInput<typeof RESPONSE>['options']

/** `tipm response FILE`: lesion measurements to categories by mRECIST, RECIST 1.1 and iRECIST, and how far these agree. */
export async function responseCommand(
  { options, operands }: CommandInput<typeof RESPONSE>,
  io: Io,
): Promise<CommandOutcome> {
  const wanted = wantedOf(options, operands)
  if (!wanted.ok) return refused(EXIT.wrongUse, wanted.problem)
  const { file, rules, unit } = wanted.value
  const bytes = await readBytes(file, io)
  if (!bytes.ok) return refused(EXIT.badInput, bytes.problem)
  const read = readResponseData(bytes.value, unit)
  if (!read.ok) {
    return refused(EXIT.badInput, error(read.problem.code, fileProblemText(file, read.problem)))
  }
  const analysis = analyseResponse(read.value, rules)
  const json = responseJson(file, rules, read.value, analysis)
  const unwritable =
    options.csv === undefined
      ? undefined
      : await writeTextFile(options.csv, csvText(outcomeTable(analysis, rules.at), { mark: true }))
  if (unwritable !== undefined) return refused(EXIT.badInput, unwritable)
  return printed(options.json ? pretty(json) : responseText(json, analysis), json.exitCode)
}

interface Wanted {
  readonly file: string
  readonly rules: ResponseRules
  readonly unit: LengthUnit | undefined
}

function wantedOf(options: Options, [file, ...more]: readonly string[]): Result<Wanted, CliProblem> {
  if (file === undefined) return fail(error('file-missing', 'name a CSV file, or - for standard input'))
  if (more.length > 0) return fail(error('unexpected-argument', 'only one file is read'))
  const rules = rulesOf(options)
  if (rules === undefined) return fail(error('days-value', 'days are whole numbers from 0 to 3650'))
  const { unit } = options
  if (unit !== undefined && !isUnit(unit)) return fail(error('unit-value', '--unit is mm or cm'))
  return ok({ file, rules, unit })
}

/** The protocol's days; undefined where one is no whole number in bounds. */
function rulesOf(options: Options): ResponseRules | undefined {
  const at = days(options.at, DEFAULT_RULES.at)
  const minimumStable = days(options['minimum-stable'], DEFAULT_RULES.minimumStable)
  const confirmation = days(options.confirmation, DEFAULT_RULES.confirmation)
  if (at === undefined || minimumStable === undefined || confirmation === undefined) return undefined
  return { at, minimumStable, confirmation }
}

function days(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined) return otherwise
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  return value <= 3650 ? value : undefined
}

function isUnit(text: string): text is LengthUnit {
  return text === 'mm' || text === 'cm'
}
