import { calendarDay, instant } from '../fhir/resources/chart-time.ts'
import type { TipmModel } from '../model/load-model.ts'
import { RECALIBRATION_METHODS } from '../model/recalibration-schema.ts'
import { printable } from '../text/printable.ts'
import { modelProposal, type ProposalDetails } from '../validation/recalibration/model-proposal.ts'
import { type RecalibrationFit, recalibrate } from '../validation/recalibration/recalibrate.ts'
import { plain } from '../validation/report/reported.ts'
import type { StudyTable } from '../validation/study-table.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { CommandResult, Io } from './io.ts'
import { loadSetup } from './load-setup.ts'
import { parseOptions } from './parse-options.ts'
import { type CliProblem, error, problemLine } from './problem.ts'
import { problemText, proposalText } from './recalibration-text.ts'
import { recalibrationHtml } from './report-html.ts'
import { SOFTWARE_VERSION } from './software-version.ts'
import { readStudy } from './study-file.ts'
import { BOOTSTRAP, decimalNumber, SEED, wholeNumber } from './validation-options.ts'
import { writeTextFile } from './write-file.ts'

const OPTIONS = [
  'method',
  'at',
  'out',
  'json',
  'html',
  'map',
  'cutoff',
  'period',
  'model-version',
  'seed',
  'bootstrap',
  'model',
  'site',
] as const
type Values = Readonly<Partial<Record<(typeof OPTIONS)[number], string>>>

/** `tipm recalibrate FILE`: a proposal for a recalibrated model file. Nothing is changed by it until a site file names that file. */
export async function recalibrateCommand(args: readonly string[], io: Io): Promise<CommandResult> {
  const parsed = parseOptions(args, OPTIONS, ['help'])
  if (!parsed.ok) return ended(EXIT.wrongUse, parsed.problem)
  const { values, positionals: files } = parsed
  const wanted = wantedOf(values, files)
  if ('code' in wanted) return ended(EXIT.wrongUse, wanted)
  const setup = await loadSetup(values)
  if (!setup.ok) return ended(EXIT.badInput, ...setup.problems)
  const { site, model } = setup
  const study = await readStudy({ files, map: values.map, scored: false, site, model }, io)
  if (!study.ok) return ended(EXIT.badInput, study.problem)
  const { details, method } = wanted
  const { seed, replicates } = details
  const fit = recalibrate(study.table, model, { method, seed, replicates })
  if (!fit.ok) return ended(EXIT.noScore, error('not-fitted', problemText(fit)))
  const day = calendarDay(instant(io.now), site.timeZone)
  return proposed(study.table, model, fit.value, { ...details, date: day }, values, site.timeZone)
}

interface Wanted {
  readonly method: RecalibrationFit['method']
  /** But for the day, which is the site's. */
  readonly details: Omit<ProposalDetails, 'date'>
}

const LEAST_REPLICATES = 2
const PERIOD = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/

function wantedOf(values: Values, files: readonly string[]): Wanted | CliProblem {
  if (files.length === 0) return error('file-missing', 'name a file of patients, or - for standard input')
  const method = RECALIBRATION_METHODS.find((name) => name === values.method)
  if (method === undefined) {
    return error('option-value', `--method is ${RECALIBRATION_METHODS.join(', ')}`)
  }
  if (values.at === undefined) return error('option-value', 'name the hospital: --at "St Elsewhere"')
  const period = values.period === undefined ? undefined : PERIOD.exec(values.period)
  if (period === null) return error('option-value', '--period is two days, such as 2024-01-01/2026-06-30')
  const seed = wholeNumber('seed', values.seed, SEED)
  if (typeof seed !== 'number') return seed
  const replicates = wholeNumber('bootstrap', values.bootstrap, { ...BOOTSTRAP, least: LEAST_REPLICATES })
  if (typeof replicates !== 'number') return replicates
  const cutoff = cutoffOf(values.cutoff)
  if (typeof cutoff === 'object') return cutoff
  const [, from = '', to = ''] = period ?? []
  return {
    method,
    details: {
      site: values.at,
      period: period === undefined ? undefined : { from, to },
      version: values['model-version'],
      cutoff,
      seed,
      replicates,
      software: SOFTWARE_VERSION,
    },
  }
}

function cutoffOf(text: string | undefined): ProposalDetails['cutoff'] | CliProblem {
  if (text === undefined || text === 'keep') return 'keep'
  return text === 'youden' ? text : decimalNumber('cutoff', text)
}

async function proposed(
  table: StudyTable,
  model: TipmModel,
  fit: RecalibrationFit,
  details: ProposalDetails,
  { out, json, html }: Values,
  timeZone: string | undefined,
): Promise<CommandResult> {
  const proposal = modelProposal(table, model, fit, details)
  if (!proposal.ok) return ended(EXIT.noScore, error('not-fitted', problemText(proposal)))
  const { file } = proposal
  const document = { format: 'tipm-recalibration-1', investigational: true, fit: plain(fit), model: file }
  const problems = [
    out === undefined ? undefined : await writeTextFile(out, pretty(file)),
    json === undefined || json === '-' ? undefined : await writeTextFile(json, pretty(document)),
    html === undefined
      ? undefined
      : await writeTextFile(html, await recalibrationHtml({ fit, file }, { language: 'en', timeZone })),
  ].filter((problem) => problem !== undefined)
  if (problems.length > 0) return ended(EXIT.badInput, ...problems)
  const text = proposalText(model, fit, file, out)
  return {
    exitCode: EXIT.ok,
    stdout: json === '-' ? pretty(document) : `${printable(text).join('\n')}\n`,
    stderr: '',
  }
}

function ended(exitCode: ExitCode, ...problems: readonly CliProblem[]): CommandResult {
  const lines = problems.map((problem) => `tipm: error: ${printable(problemLine(problem))}\n`)
  const hint = exitCode === EXIT.wrongUse ? 'See tipm recalibrate --help\n' : ''
  return { exitCode, stdout: '', stderr: `${lines.join('')}${hint}` }
}

function pretty(json: object): string {
  return `${JSON.stringify(json, undefined, 2)}\n`
}
