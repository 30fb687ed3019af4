import { printable } from '../../text/printable.ts'
import type { Check, CheckStatus } from './check.ts'
import type { DoctorOutput, IssuerReport } from './doctor-output.ts'

const MARK: Readonly<Record<CheckStatus, string>> = {
  pass: 'pass',
  warn: 'WARN',
  fail: 'FAIL',
  skipped: 'skip',
}

/** The report for people: a line a check, and under what is not in order what to do. */
export function doctorText(output: DoctorOutput): string {
  const { site, checks, issuers, summary } = printable(output)
  if (site === null) return ''
  const lines = [
    `${site.file}: ${site.name}`,
    ...checks.flatMap(checkLines),
    ...issuers.flatMap(issuerLines),
    '',
    `${summary.pass} passed, ${summary.warn} to look at, ${summary.fail} failed, ${summary.skipped} skipped.`,
  ]
  return `${lines.join('\n')}\n`
}

function issuerLines({ iss, clientId, scopes, checks }: IssuerReport): string[] {
  return [
    '',
    `EHR ${iss}, client ${clientId}`,
    ...checks.flatMap(checkLines),
    ...(scopes === null ? [] : [`  asks for: ${scopes}`]),
  ]
}

function checkLines({ id, status, found, advice }: Check): string[] {
  const line = `  ${MARK[status]}  ${id.padEnd(14)}  ${found}`
  return advice === null ? [line] : [line, `${' '.repeat(24)}-> ${advice}`]
}
