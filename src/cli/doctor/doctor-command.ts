import { fail, ok, type Result } from '../../result.ts'
import { decodeUtf8 } from '../../site/json-file.ts'
import { sameBase } from '../../site/same-base.ts'
import { readResources } from '../assess/read-resources.ts'
import { type CommandInput, type CommandOutcome, pretty, refused } from '../command.ts'
import type { DOCTOR } from '../declarations.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import { nameOf, readBytes, readText } from '../files.ts'
import { filled } from '../filled.ts'
import type { Io } from '../io.ts'
import { loadSetup, type Setup } from '../load-setup.ts'
import { type CliProblem, error } from '../problem.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'
import { chartCodes, chartCodesCheck } from './chart-codes.ts'
import { type Check, pass } from './check.ts'
import { type DoctorOutput, doctorOutput } from './doctor-output.ts'
import { doctorText } from './doctor-text.ts'
import { type DrugSource, listedDrugs, orderablesOf } from './drugs/drug-source.ts'
import { drugsCheck, examineDrugs } from './drugs/examine-drugs.ts'
import { examineIssuer } from './examine-issuer.ts'
import { originCheck, originOf } from './origin-check.ts'
import { askPages, servedSiteCheck } from './page-checks.ts'

type Options = CommandInput<typeof DOCTOR>['options']

/** `tipm doctor`: a site file against the live servers it names. */
export async function doctorCommand(
  { options, operands }: CommandInput<typeof DOCTOR>,
  io: Io,
): Promise<CommandOutcome> {
  const wrong = wrongUse(options, operands)
  if (wrong !== undefined) return refused(EXIT.wrongUse, wrong)
  const { iss, chart, drugs, site: file = '' } = options
  const loaded = await loadSetup({ site: options.site })
  if (!loaded.ok) return refused(EXIT.badInput, ...loaded.problem)
  const setup = loaded.value
  if (chart !== undefined) return chartDoctor(chart, setup, options, io)
  if (drugs !== undefined && drugs !== EHR) return listDoctor(drugs, setup, options, io)
  const { issuers } = setup.site.smart
  const chosen = iss === undefined ? issuers : issuers.filter((issuer) => sameBase(issuer.iss, iss))
  if (chosen.length === 0) {
    return refused(EXIT.wrongUse, error('issuer-not-in-site', `--iss ${iss} is not in the site file`))
  }
  const token = await tokenOf(options, io)
  if (!token.ok) return refused(EXIT.badInput, token.problem)
  if (token.value !== undefined && chosen.length > 1) {
    const message = 'the token is of one EHR: say with --iss which of the site file’s'
    return refused(EXIT.wrongUse, error('issuer-missing', message))
  }
  const [first] = chosen
  if (drugs !== undefined && first !== undefined && token.value !== undefined) {
    return drugsDoctor(await orderablesOf(first.iss, token.value), setup, options)
  }
  const origin = options.origin === undefined ? undefined : originOf(options.origin)
  const pages = options.origin === undefined ? undefined : await askPages(options.origin)
  const given = { setup, origin, pages, token: token.value, patientId: options.patient, now: io.now }
  const reports = await Promise.all(chosen.map((issuer) => examineIssuer(issuer, given)))
  const count = `${issuers.length} ${issuers.length === 1 ? 'EHR' : 'EHRs'}`
  const checks = [
    pass('site-file', `valid; ${count}, model ${setup.model.id} ${setup.model.version}`),
    originCheck(origin),
    servedSiteCheck(pages, setup.site),
  ]
  const all = [...checks, ...reports.flatMap((report) => report.checks)]
  const exitCode = all.some(({ status }) => status === 'fail') ? EXIT.checksFailed : EXIT.ok
  const output: DoctorOutput = {
    ...refusedDoctor(exitCode, []),
    site: { file, name: setup.site.name },
    origin: origin ?? null,
    checks,
    issuers: reports,
    summary: summaryOf(all),
  }
  return { exitCode, stdout: options.json ? pretty(output) : doctorText(output), problems: [] }
}

/** The codes of a chart file, by the site file or without one. */
async function chartDoctor(
  chart: string,
  { site }: Setup,
  options: Options,
  io: Io,
): Promise<CommandOutcome> {
  const read = await readResources(chart, io)
  if (!read.ok) return refused(EXIT.badInput, read.problem)
  const codes = chartCodes(nameOf(chart), read.value.resources, site.reading)
  const check = chartCodesCheck(codes)
  const output: DoctorOutput = {
    ...refusedDoctor(EXIT.ok, []),
    site: options.site === undefined ? null : { file: options.site, name: site.name },
    checks: [check],
    chart: codes,
    summary: summaryOf([check]),
  }
  return {
    exitCode: EXIT.ok,
    stdout: options.json ? pretty(output) : doctorText(output),
    problems: read.value.warnings,
  }
}

async function listDoctor(file: string, setup: Setup, options: Options, io: Io): Promise<CommandOutcome> {
  const text = await readText(file, io)
  if (!text.ok) return refused(EXIT.badInput, text.problem)
  return drugsDoctor(listedDrugs(nameOf(file), text.value, setup.site.reading), setup, options)
}

/** The drugs of a dictionary, by the site file or without one. */
function drugsDoctor(source: DrugSource, { site }: Setup, options: Options): CommandOutcome {
  const drugs = examineDrugs(source, site.reading)
  const check = drugsCheck(drugs)
  const output: DoctorOutput = {
    ...refusedDoctor(EXIT.ok, []),
    site: options.site === undefined ? null : { file: options.site, name: site.name },
    checks: [check],
    drugs,
    summary: summaryOf([check]),
  }
  return { exitCode: EXIT.ok, stdout: options.json ? pretty(output) : doctorText(output), problems: [] }
}

/** What `--drugs` is told in place of a file, so that the EHR itself is asked. */
const EHR = 'ehr'

function wrongUse(values: Options, operands: readonly string[]): CliProblem | undefined {
  if (operands.length > 0) return error('unexpected-argument', 'doctor takes options only: --site FILE ...')
  const { chart, drugs, site, json: _, ...ofServers } = values
  const isAsked = Object.values(ofServers).some((value) => value !== undefined)
  if (chart !== undefined && (isAsked || drugs !== undefined)) {
    return error(
      'unexpected-argument',
      '--chart reads a file and asks no server: it goes with --site and --json only',
    )
  }
  if (chart !== undefined) return undefined
  if (drugs !== undefined && drugs !== EHR) {
    const message = '--drugs FILE asks no server: it goes with --site and --json only'
    return isAsked ? error('unexpected-argument', message) : undefined
  }
  if (site === undefined) return error('file-missing', 'name the site file: --site FILE')
  if (values.origin !== undefined && originOf(values.origin) === undefined) {
    return error('origin-value', '--origin is where the app is served, such as https://tipm.example')
  }
  if (values.token !== undefined && values['token-file'] !== undefined) {
    return error('token-twice', 'give either --token or --token-file, not both')
  }
  const hasToken = values.token !== undefined || values['token-file'] !== undefined
  if (drugs !== undefined) {
    const message = '--drugs ehr takes --site, --iss and a token (--token-file FILE) that may read Medication'
    const isRight = hasToken && values.patient === undefined && values.origin === undefined
    return isRight ? undefined : error('patient-and-token', message)
  }
  if (hasToken !== (values.patient !== undefined)) {
    return error('patient-and-token', '--patient and a token go together: neither reads a chart alone')
  }
  return undefined
}

async function tokenOf(options: Options, io: Io): Promise<Result<string | undefined, CliProblem>> {
  const { token, 'token-file': file } = options
  if (file === undefined) return ok(token)
  const bytes = await readBytes(file, io)
  if (!bytes.ok) return bytes
  const text = decodeUtf8(bytes.value)?.trim()
  return text !== undefined && /^[\x21-\x7e]+$/.test(text)
    ? ok(text)
    : fail(error('token-unreadable', 'expected one access token and nothing else', { file }))
}

/** The document of a refusal, on which that of an examination builds. */
export function refusedDoctor(exitCode: ExitCode, problems: readonly CliProblem[]): DoctorOutput {
  return filled(doctorOutput, {
    ...{ format: 'tipm-doctor-1', exitCode },
    summary: summaryOf([]),
    problems: problems.map(({ input: _, criterion: __, ...problem }) => defined(problem)),
    version: SOFTWARE_VERSION,
  })
}

function defined<T extends object>(item: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

function summaryOf(checks: readonly Check[]): DoctorOutput['summary'] {
  const count = (status: Check['status']) => checks.filter((check) => check.status === status).length
  return { pass: count('pass'), warn: count('warn'), fail: count('fail'), skipped: count('skipped') }
}
