import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../result.ts'
import { LANGUAGES, type Language } from '../../site/language.ts'
import { printable } from '../../text/printable.ts'
import { csvText } from '../../validation/data/csv/csv-text.ts'
import { computeReport } from '../../validation/report/compute-report.ts'
import { type ReportOptions, suggestedOptions } from '../../validation/report/options.ts'
import { reportTables } from '../../validation/report/tables/tables.ts'
import type { ValidationReport } from '../../validation/report/validation-report.ts'
import type { StudyTable } from '../../validation/study-table.ts'
import { type CommandInput, type CommandOutcome, pretty, printed, refused } from '../command.ts'
import type { VALIDATE } from '../declarations.ts'
import { EXIT } from '../exit-code.ts'
import { writeTextFile } from '../files.ts'
import type { Io } from '../io.ts'
import { loadPages } from '../load-pages.ts'
import { type CliProblem, error } from '../problem.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'
import { loadStudy, suggestedMapping } from './study-file.ts'
import { BOOTSTRAP, decimalNumber, IMPUTATIONS, SEED, wholeNumber } from './validation-options.ts'
import { validationText } from './validation-text.ts'

type Options = CommandInput<typeof VALIDATE>['options']

/** `tipm validate FILE`: the validation report of a hospital's own patients. Nothing leaves the machine. */
export async function validateCommand(
  { options, operands: files }: CommandInput<typeof VALIDATE>,
  io: Io,
): Promise<CommandOutcome> {
  const wanted = wantedOf(options, files)
  if (!wanted.ok) return refused(EXIT.wrongUse, wanted.problem)
  if (options['suggest-map']) {
    const suggested = await suggestedMapping(files, options.scored ? 'scored' : 'patients', io)
    if (!suggested.ok) return refused(EXIT.badInput, suggested.problem)
    const { mapping, remarks } = suggested.value
    return { ...printed(pretty(mapping)), problems: remarks }
  }
  const study = await loadStudy(options, files, io)
  if (!study.ok) return refused(EXIT.badInput, ...study.problem)
  const { table, model, site, remarks } = study.value
  const reportOptions = optionsFor(table, model.cutoff.points, options, wanted.value)
  if (!reportOptions.ok) return refused(EXIT.wrongUse, reportOptions.problem)
  const software = { softwareVersion: SOFTWARE_VERSION, now: io.now }
  const result = await computeReport(table, model, reportOptions.value, software)
  if (!result.ok) return refused(EXIT.internal, error('internal', result.problem))
  const written = await writeAll(result.value, options, wanted.value.language, site.timeZone)
  return written === undefined ? finished(result.value, options, remarks) : refused(EXIT.badInput, written)
}

interface Wanted {
  readonly seed: number
  readonly replicates: number
  readonly imputations: number
  readonly cutoff: number | undefined
  readonly language: Language
}

function wantedOf(options: Options, files: readonly string[]): Result<Wanted, CliProblem> {
  if (files.length === 0) {
    return fail(error('file-missing', 'name a file of patients, or - for standard input'))
  }
  const seed = wholeNumber('seed', options.seed, SEED)
  if (!seed.ok) return seed
  const replicates = wholeNumber('bootstrap', options.bootstrap, BOOTSTRAP)
  if (!replicates.ok) return replicates
  const imputations = wholeNumber('imputations', options.imputations, IMPUTATIONS)
  if (!imputations.ok) return imputations
  const cutoff = options.cutoff === undefined ? ok(undefined) : decimalNumber('cutoff', options.cutoff)
  if (!cutoff.ok) return cutoff
  const language = LANGUAGES.find((code) => code === (options.language ?? 'en'))
  if (language === undefined) return fail(error('option-value', `--language is ${LANGUAGES.join(' or ')}`))
  return ok({
    seed: seed.value,
    replicates: replicates.value,
    imputations: imputations.value,
    cutoff: cutoff.value,
    language,
  })
}

function optionsFor(
  table: StudyTable,
  modelCutoff: number,
  options: Options,
  { seed, replicates, imputations, cutoff }: Wanted,
): Result<ReportOptions, CliProblem> {
  const suggested = suggestedOptions(table, modelCutoff)
  const names = table.groups.map(({ name }) => name)
  for (const option of ['cohort', 'subgroup'] as const) {
    const name = options[option]
    if (name !== undefined && !names.includes(name)) {
      const known = names.length === 0 ? 'the data have no group columns' : `there are ${names.join(', ')}`
      return fail(error('option-value', `--${option} ${name} is no group column: ${known}`))
    }
  }
  return ok({
    seed,
    replicates,
    imputations,
    cutoff: cutoff ?? suggested.cutoff,
    cohort: options.cohort ?? suggested.cohort,
    subgroups: options.subgroup === undefined ? suggested.subgroups : [options.subgroup],
  })
}

async function writeAll(
  report: ValidationReport,
  { json, html, csv }: Options,
  language: Language,
  timeZone: string | undefined,
): Promise<CliProblem | undefined> {
  const problems: (CliProblem | undefined)[] = []
  if (json !== undefined && json !== '-') problems.push(await writeTextFile(json, pretty(report)))
  if (html !== undefined) {
    const { reportHtml } = await loadPages()
    problems.push(await writeTextFile(html, reportHtml(report, { language, timeZone })))
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

function finished(
  report: ValidationReport,
  { json }: Options,
  remarks: readonly CliProblem[],
): CommandOutcome {
  const { scoredWithOutcome, scoredWithFollowUp } = report.participants
  const stdout = json === '-' ? pretty(report) : printable(validationText(report).split('\n')).join('\n')
  // Survival of groups needs no score.
  const computed = scoredWithOutcome > 0 || scoredWithFollowUp > 0 || report.survival.groups.length > 0
  if (computed) return { ...printed(stdout), problems: remarks }
  const nobody = error('nothing-to-score', 'no patient has both a score and an outcome or follow-up')
  return { exitCode: EXIT.noScore, stdout, problems: [nobody, ...remarks] }
}
