import { readFile } from 'node:fs/promises'
import { sameBase } from '../../smart/same-base.ts'
import { decodeUtf8 } from '../decode-utf8.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { loadSetup, unreadableText } from '../load-setup.ts'
import { parseOptions } from '../parse-options.ts'
import { type CliProblem, error } from '../problem.ts'
import { systemCode } from '../read-json-file.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'
import { type Check, pass } from './check.ts'
import type { DoctorOutput } from './doctor-output.ts'
import { examineIssuer } from './examine-issuer.ts'
import { originCheck, originOf } from './origin-check.ts'

const TEXT_OPTIONS = ['site', 'iss', 'origin', 'patient', 'token', 'token-file'] as const
type Options = Readonly<Partial<Record<(typeof TEXT_OPTIONS)[number], string>>>

/** `tipm doctor`: a site file against the live servers it names. */
export async function doctorCommand(args: readonly string[], io: Io): Promise<DoctorOutput> {
  const options = parseOptions(args, TEXT_OPTIONS, ['json', 'help'])
  if (!options.ok) return ended(EXIT.wrongUse, [options.problem])
  const { values, positionals } = options
  const wrong = wrongUse(values, positionals)
  if (wrong !== undefined) return ended(EXIT.wrongUse, [wrong])
  const file = values.site ?? ''
  const setup = await loadSetup({ site: file })
  if (!setup.ok) return ended(EXIT.badInput, setup.problems)
  const { issuers } = setup.site.smart
  const { iss } = values
  const chosen = iss === undefined ? issuers : issuers.filter((issuer) => sameBase(issuer.iss, iss))
  if (chosen.length === 0) {
    return ended(EXIT.wrongUse, [error('issuer-not-in-site', `--iss ${iss} is not in the site file`)])
  }
  const token = await tokenOf(values, io)
  if (typeof token === 'object') return ended(EXIT.badInput, [token])
  if (token !== undefined && chosen.length > 1) {
    const message = 'the token is of one EHR: say with --iss which of the site file’s'
    return ended(EXIT.wrongUse, [error('issuer-missing', message)])
  }
  const origin = values.origin === undefined ? undefined : originOf(values.origin)
  const given = { setup, origin, token, patientId: values.patient, now: io.now }
  const reports = await Promise.all(chosen.map((issuer) => examineIssuer(issuer, given)))
  const count = `${issuers.length} ${issuers.length === 1 ? 'EHR' : 'EHRs'}`
  const checks = [
    pass('site-file', `valid; ${count}, model ${setup.model.id} ${setup.model.version}`),
    originCheck(origin),
  ]
  const all = [...checks, ...reports.flatMap((report) => report.checks)]
  const exitCode = all.some(({ status }) => status === 'fail') ? EXIT.checksFailed : EXIT.ok
  return {
    ...ended(exitCode, []),
    site: { file, name: setup.site.name },
    origin: origin ?? null,
    checks,
    issuers: reports,
    summary: summaryOf(all),
  }
}

function wrongUse(values: Options, positionals: readonly string[]): CliProblem | undefined {
  if (positionals.length > 0)
    return error('unexpected-argument', 'doctor takes options only: --site FILE ...')
  if (values.site === undefined) return error('file-missing', 'name the site file: --site FILE')
  if (values.origin !== undefined && originOf(values.origin) === undefined) {
    return error('origin-value', '--origin is where the app is served, such as https://tipm.example')
  }
  if (values.token !== undefined && values['token-file'] !== undefined) {
    return error('token-twice', 'give either --token or --token-file, not both')
  }
  const hasToken = values.token !== undefined || values['token-file'] !== undefined
  if (hasToken !== (values.patient !== undefined)) {
    return error('patient-and-token', '--patient and a token go together: neither reads a chart alone')
  }
  return undefined
}

async function tokenOf(values: Options, io: Io): Promise<string | CliProblem | undefined> {
  if (values.token !== undefined) return values.token
  const file = values['token-file']
  if (file === undefined) return undefined
  try {
    const bytes = file === '-' ? await io.readStdin() : await readFile(file)
    const token = decodeUtf8(bytes)?.trim()
    return token !== undefined && /^[\x21-\x7e]+$/.test(token)
      ? token
      : error('token-unreadable', 'expected one access token and nothing else', { file })
  } catch (failure) {
    return error('file-unreadable', unreadableText(systemCode(failure)), { file })
  }
}

function ended(exitCode: ExitCode, problems: readonly CliProblem[]): DoctorOutput {
  return {
    ...{ format: 'tipm-doctor-1', exitCode, site: null, origin: null, checks: [], issuers: [] },
    summary: summaryOf([]),
    problems: problems.map(({ input: _, criterion: __, ...problem }) => defined(problem)),
    version: SOFTWARE_VERSION,
  }
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
