import { readFile } from 'node:fs/promises'
import { DEFAULT_RULES, type ResponseRules } from '../response/classify.ts'
import { printable } from '../text/printable.ts'
import { analyseResponse } from '../validation/response-analysis.ts'
import type { LengthUnit } from '../validation/response-columns.ts'
import { readResponseData } from '../validation/response-data.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { CommandResult, Io } from './io.ts'
import { parseOptions } from './parse-options.ts'
import { blankResponse, type ResponseJson, responseJson } from './response-json.ts'
import { fileProblemText, responseText } from './response-text.ts'

const OPTIONS = ['at', 'unit', 'minimum-stable', 'confirmation'] as const

type Values = Readonly<Partial<Record<(typeof OPTIONS)[number], string>>>

/** `tipm response FILE`: lesion measurements to categories by mRECIST, RECIST 1.1 and iRECIST, and how far these agree. */
export async function responseCommand(args: readonly string[], io: Io): Promise<CommandResult> {
  const asJson = args.includes('--json')
  const parsed = parseOptions(args, OPTIONS, ['json', 'help'])
  if (!parsed.ok) return ended(asJson, EXIT.wrongUse, parsed.problem.code, parsed.problem.message)
  const [file, ...more] = parsed.positionals
  if (file === undefined)
    return ended(asJson, EXIT.wrongUse, 'file-missing', 'name a CSV file, or - for standard input')
  if (more.length > 0) return ended(asJson, EXIT.wrongUse, 'unexpected-argument', 'only one file is read')
  const rules = rulesOf(parsed.values)
  if (rules === undefined)
    return ended(asJson, EXIT.wrongUse, 'days-value', 'days are whole numbers from 0 to 3650')
  const { unit } = parsed.values
  if (unit !== undefined && !isUnit(unit))
    return ended(asJson, EXIT.wrongUse, 'unit-value', '--unit is mm or cm')
  const bytes = file === '-' ? await io.readStdin() : await readFile(file).catch(() => undefined)
  if (bytes === undefined) return ended(asJson, EXIT.badInput, 'file-unreadable', `${file} cannot be read`)
  const read = readResponseData(bytes, unit)
  if (!read.ok) return ended(asJson, EXIT.badInput, read.problem.code, fileProblemText(file, read.problem))
  const analysis = analyseResponse(read.data, rules)
  const json = responseJson(file, rules, read.data, analysis)
  return {
    exitCode: json.exitCode,
    stdout: asJson ? pretty(json) : responseText(json, analysis),
    stderr: '',
  }
}

/** The protocol's days; undefined where one is no whole number in bounds. */
function rulesOf(values: Values): ResponseRules | undefined {
  const at = days(values.at, DEFAULT_RULES.at)
  const minimumStable = days(values['minimum-stable'], DEFAULT_RULES.minimumStable)
  const confirmation = days(values.confirmation, DEFAULT_RULES.confirmation)
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

function ended(asJson: boolean, exitCode: ExitCode, code: string, message: string): CommandResult {
  const hint = exitCode === EXIT.wrongUse ? 'See tipm response --help\n' : ''
  const json: ResponseJson = {
    ...blankResponse(exitCode),
    problems: [{ code, severity: 'error', message }],
  }
  return {
    exitCode,
    stdout: asJson ? pretty(json) : '',
    stderr: `tipm: error: ${printable(message)}\n${hint}`,
  }
}

function pretty(json: object): string {
  return `${JSON.stringify(json, undefined, 2)}\n`
}
