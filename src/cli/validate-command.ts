import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../site/language.ts'
import { printable } from '../text/printable.ts'
import { csvText } from '../validation/data/csv-text.ts'
import { computeReport } from '../validation/report/compute-report.ts'
import { type ReportOptions, suggestedOptions } from '../validation/report/options.ts'
import { reportTables } from '../validation/report/tables.ts'
import type { ValidationReport } from '../validation/report/validation-report.ts'
import type { StudyTable } from '../validation/study-table.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { CommandResult, Io } from './io.ts'
import { loadSetup } from './load-setup.ts'
import { parseOptions } from './parse-options.ts'
import { type CliProblem, error, problemLine } from './problem.ts'
import { reportHtml } from './report-html.ts'
import { SOFTWARE_VERSION } from './software-version.ts'
import { readStudy, suggestedMapping } from './study-file.ts'
import { BOOTSTRAP, decimalNumber, SEED, wholeNumber } from './validation-options.ts'
import { validationText } from './validation-text.ts'
import { writeTextFile } from './write-file.ts'

const OPTIONS = [
  'map',
  'json',
  'html',
  'csv',
  'seed',
  'bootstrap',
  'cutoff',
  'cohort',
  'subgroup',
  'language',
  'model',
  'site',
] as const
type Values = Readonly<Partial<Record<(typeof OPTIONS)[number], string>>>

/** `tipm validate FILE`: the validation report of a hospital's own patients. Nothing leaves the machine. */
export async function validateCommand(args: readonly string[], io: Io): Promise<CommandResult> {
  const parsed = parseOptions(args, OPTIONS, ['scored', 'suggest-map', 'help'])
  if (!parsed.ok) return ended(EXIT.wrongUse, parsed.problem)
  const { values, flags, positionals: files } = parsed
  if (files.length === 0) {
    return ended(EXIT.wrongUse, error('file-missing', 'name a file of patients, or - for standard input'))
  }
  const numbers = numbersOf(values)
  if ('code' in numbers) return ended(EXIT.wrongUse, numbers)
  const language = languageOf(values.language)
  if (language === undefined) {
    return ended(EXIT.wrongUse, error('option-value', `--language is ${LANGUAGES.join(' or ')}`))
  }
  const scored = flags.has('scored')
  if (flags.has('suggest-map')) {
    const suggested = await suggestedMapping({ files, scored }, io)
    return suggested.ok ? printed(pretty(suggested.mapping)) : ended(EXIT.badInput, suggested.problem)
  }
  const setup = await loadSetup(values)
  if (!setup.ok) return ended(EXIT.badInput, ...setup.problems)
  const { site, model } = setup
  const study = await readStudy({ files, map: values.map, scored, site, model }, io)
  if (!study.ok) return ended(EXIT.badInput, study.problem)
  const options = optionsFor(study.table, model.cutoff.points, values, numbers)
  if ('code' in options) return ended(EXIT.wrongUse, options)
  const result = await computeReport(study.table, model, options, {
    softwareVersion: SOFTWARE_VERSION,
    now: io.now,
  })
  if (!result.ok) return ended(EXIT.internal, error('internal', result.code))
  const written = await writeAll(result.report, values, language, site.timeZone)
  return written === undefined ? finished(result.report, values) : ended(EXIT.badInput, written)
}

interface Numbers {
  readonly seed: number
  readonly replicates: number
  readonly cutoff: number | undefined
}

function numbersOf({ seed, bootstrap, cutoff }: Values): Numbers | CliProblem {
  const seedNumber = wholeNumber('seed', seed, SEED)
  if (typeof seedNumber !== 'number') return seedNumber
  const replicates = wholeNumber('bootstrap', bootstrap, BOOTSTRAP)
  if (typeof replicates !== 'number') return replicates
  const points = cutoff === undefined ? undefined : decimalNumber('cutoff', cutoff)
  return typeof points === 'object' ? points : { seed: seedNumber, replicates, cutoff: points }
}

function languageOf(text: string | undefined): Language | undefined {
  return text === undefined ? 'en' : LANGUAGES.find((language) => language === text)
}

function optionsFor(
  table: StudyTable,
  modelCutoff: number,
  values: Values,
  { seed, replicates, cutoff }: Numbers,
): ReportOptions | CliProblem {
  const suggested = suggestedOptions(table, modelCutoff)
  const names = table.groups.map(({ name }) => name)
  for (const option of ['cohort', 'subgroup'] as const) {
    const name = values[option]
    if (name !== undefined && !names.includes(name)) {
      const known = names.length === 0 ? 'the data have no group columns' : `there are ${names.join(', ')}`
      return error('option-value', `--${option} ${name} is no group column: ${known}`)
    }
  }
  return {
    seed,
    replicates,
    cutoff: cutoff ?? suggested.cutoff,
    cohort: values.cohort ?? suggested.cohort,
    subgroups: values.subgroup === undefined ? suggested.subgroups : [values.subgroup],
  }
}

async function writeAll(
  report: ValidationReport,
  { json, html, csv }: Values,
  language: Language,
  timeZone: string | undefined,
): Promise<CliProblem | undefined> {
  const problems: (CliProblem | undefined)[] = []
  if (json !== undefined && json !== '-') problems.push(await writeTextFile(json, pretty(report)))
  if (html !== undefined) {
    problems.push(await writeTextFile(html, await reportHtml(report, { language, timeZone })))
  }
  if (csv !== undefined) {
    // A folder that cannot be made shows when the first file is written.
    await mkdir(csv, { recursive: true }).catch(() => undefined)
    for (const { name, rows } of reportTables(report)) {
      problems.push(await writeTextFile(join(csv, `${name}.csv`), csvText(rows, { mark: true })))
    }
  }
  return problems.find((problem) => problem !== undefined)
}

function finished(report: ValidationReport, { json }: Values): CommandResult {
  const { scoredWithOutcome, scoredWithFollowUp } = report.participants
  const nobody = scoredWithOutcome === 0 && scoredWithFollowUp === 0
  return {
    exitCode: nobody ? EXIT.noScore : EXIT.ok,
    stdout: json === '-' ? pretty(report) : printable(validationText(report).split('\n')).join('\n'),
    stderr: nobody ? 'tipm: error: no patient has both a score and an outcome or follow-up\n' : '',
  }
}

function printed(stdout: string): CommandResult {
  return { exitCode: EXIT.ok, stdout, stderr: '' }
}

function ended(exitCode: ExitCode, ...problems: readonly CliProblem[]): CommandResult {
  const lines = problems.map((problem) => `tipm: error: ${printable(problemLine(problem))}\n`)
  const hint = exitCode === EXIT.wrongUse ? 'See tipm validate --help\n' : ''
  return { exitCode, stdout: '', stderr: `${lines.join('')}${hint}` }
}

function pretty(json: object): string {
  return `${JSON.stringify(json, undefined, 2)}\n`
}
