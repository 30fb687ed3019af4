import { calendarDay, instant } from '../../fhir/resources/chart-time.ts'
import type { TipmModel } from '../../model/load-model.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { modelStatusText } from '../../model/model-status.ts'
import { RECALIBRATION_METHODS } from '../../model/recalibration-schema.ts'
import { calibrationLines } from '../../report/calibration-lines.ts'
import { recalibrationFacts } from '../../report/recalibration-facts.ts'
import { viewOf } from '../../report/view.ts'
import { fail, ok, type Result } from '../../result.ts'
import { lab } from '../../text/en/lab.ts'
import { report as en } from '../../text/en/report.ts'
import { createFormat } from '../../text/format.ts'
import { printable } from '../../text/printable.ts'
import { reportTexts } from '../../text/report.ts'
import { written } from '../../text/written.ts'
import {
  modelProposal,
  type ProposalDetails,
  type ProposalProblem,
} from '../../validation/recalibration/model-proposal.ts'
import { type RecalibrationFit, recalibrate } from '../../validation/recalibration/recalibrate.ts'
import { type ReportProblem, toJson } from '../../validation/report/figure-or-reason.ts'
import { type CommandInput, type CommandOutcome, pretty, printed, refused } from '../command.ts'
import type { RECALIBRATE } from '../declarations.ts'
import { EXIT } from '../exit-code.ts'
import { writeTextFile } from '../files.ts'
import type { Io } from '../io.ts'
import { loadPages } from '../load-pages.ts'
import { type CliProblem, error } from '../problem.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'
import { table } from '../table.ts'
import { loadStudy, type Study } from './study-file.ts'
import { BOOTSTRAP, decimalNumber, SEED, wholeNumber } from './validation-options.ts'

type Options = CommandInput<typeof RECALIBRATE>['options']

/** `tipm recalibrate FILE`: a proposal for a recalibrated model file. Nothing is changed by it until a site file names that file. */
export async function recalibrateCommand(
  { options, operands: files }: CommandInput<typeof RECALIBRATE>,
  io: Io,
): Promise<CommandOutcome> {
  const wanted = wantedOf(options, files)
  if (!wanted.ok) return refused(EXIT.wrongUse, wanted.problem)
  const study = await loadStudy(options, files, io)
  if (!study.ok) return refused(EXIT.badInput, ...study.problem)
  const { details, method } = wanted.value
  const { table, model, site } = study.value
  const { seed, replicates } = details
  const fit = recalibrate(table, model, { method, seed, replicates })
  if (!fit.ok) return refused(EXIT.noScore, error('not-fitted', problemText(fit.code)))
  const date = calendarDay(instant(io.now), site.timeZone)
  return proposed(study.value, fit.value, { ...details, date }, options)
}

interface Wanted {
  readonly method: RecalibrationFit['method']
  /** But for the day, which is the site's. */
  readonly details: Omit<ProposalDetails, 'date'>
}

const LEAST_REPLICATES = 2
const PERIOD = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/

function wantedOf(options: Options, files: readonly string[]): Result<Wanted, CliProblem> {
  const { at: hospital } = options
  if (files.length === 0) {
    return fail(error('file-missing', 'name a file of patients, or - for standard input'))
  }
  const method = RECALIBRATION_METHODS.find((name) => name === options.method)
  if (method === undefined) {
    return fail(error('option-value', `--method is ${RECALIBRATION_METHODS.join(', ')}`))
  }
  if (hospital === undefined) return fail(error('option-value', 'name the hospital: --at "St Elsewhere"'))
  const period = options.period === undefined ? undefined : PERIOD.exec(options.period)
  if (period === null) {
    return fail(error('option-value', '--period is two days, such as 2024-01-01/2026-06-30'))
  }
  const seed = wholeNumber('seed', options.seed, SEED)
  if (!seed.ok) return seed
  const replicates = wholeNumber('bootstrap', options.bootstrap, { ...BOOTSTRAP, least: LEAST_REPLICATES })
  if (!replicates.ok) return replicates
  const cutoff = cutoffOf(options.cutoff)
  if (!cutoff.ok) return cutoff
  const [, from = '', to = ''] = period ?? []
  return ok({
    method,
    details: {
      site: hospital,
      period: period === undefined ? undefined : { from, to },
      version: options['model-version'],
      cutoff: cutoff.value,
      seed: seed.value,
      replicates: replicates.value,
      software: SOFTWARE_VERSION,
    },
  })
}

function cutoffOf(text: string | undefined): Result<ProposalDetails['cutoff'], CliProblem> {
  if (text === undefined || text === 'keep') return ok('keep')
  return text === 'youden' ? ok(text) : decimalNumber('cutoff', text)
}

async function proposed(
  { table, model, site }: Study,
  fit: RecalibrationFit,
  details: ProposalDetails,
  { out, json, html }: Options,
): Promise<CommandOutcome> {
  const proposal = modelProposal(table, model, fit, details)
  if (!proposal.ok) return refused(EXIT.noScore, error('not-fitted', problemText(proposal.problem)))
  const { value: file } = proposal
  const synthetic = table.source.kind === 'example'
  const document = {
    format: 'tipm-recalibration-1',
    investigational: true,
    synthetic,
    fit: toJson(fit),
    model: file,
  }
  const view = { language: 'en', timeZone: site.timeZone } as const
  const problems = [
    out === undefined ? undefined : await writeTextFile(out, pretty(file)),
    json === undefined || json === '-' ? undefined : await writeTextFile(json, pretty(document)),
    html === undefined
      ? undefined
      : await writeTextFile(html, (await loadPages()).recalibrationHtml({ fit, file, synthetic }, view)),
  ].filter((problem) => problem !== undefined)
  if (problems.length > 0) return refused(EXIT.badInput, ...problems)
  const text = [...(synthetic ? [reportTexts.en.synthetic] : []), ...proposalText(model, fit, file, out)]
  return printed(json === '-' ? pretty(document) : `${printable(text).join('\n')}\n`)
}

/** Why there is no proposal. */
function problemText(code: ReportProblem | ProposalProblem): string {
  const reasons: Readonly<Record<string, string>> = { ...en.problems, ...lab.recalibrate.failures }
  return `no proposal: ${reasons[code] ?? code}`
}

/** What was done, and how well the model agrees with the patients before and after. */
function proposalText(
  model: TipmModel,
  fit: RecalibrationFit,
  file: ModelFile,
  out: string | undefined,
): string[] {
  const view = viewOf(en, createFormat('en', 'UTC'), 0)
  const { show, format } = view
  const words = en.recalibration
  const { before, after, corrected } = fit
  return [
    `${words.title}. ${en.investigational} ${words.note}`,
    '',
    ...table(recalibrationFacts(view, fit, file)),
    ...fit.warnings.map((warning) => en.warnings[warning]),
    ...(fit.reversed.length > 0 ? [words.reversed(format.list(fit.reversed.map(show.variable)))] : []),
    '',
    `${words.figures}:`,
    ...table(
      calibrationLines(view).map(([name, text]) => [name, `${text(before)}  ->  ${show.or(after, text)}`]),
    ),
    corrected.ok
      ? `Corrected for optimism by ${corrected.value.replicates} bootstrap samples: slope ${show.number(corrected.value.corrected.slope)}, intercept ${show.number(corrected.value.corrected.intercept)}, AUC ${show.number(corrected.value.corrected.auc)}, Brier score ${show.number(corrected.value.corrected.brier, 4)}.`
      : `Not corrected for optimism: ${show.why(corrected)}.`,
    '',
    out === undefined
      ? `No file was written (--out FILE). It would be version ${file.version}, from ${model.version}.`
      : `${out}: version ${file.version}, from ${model.version}; ${modelStatusText(file, written.en.status)}. Fill in approvedBy and approvedOn under "recalibration" once it is.`,
  ]
}
