import { printable } from '../../text/printable.ts'
import type { Check, CheckStatus } from './check.ts'
import type { ChartCodes, DoctorOutput, DrugFindings, IssuerReport } from './doctor-output.ts'
import { LOOKALIKE_TEXTS } from './drugs/examine-drugs.ts'

const MARK: Readonly<Record<CheckStatus, string>> = {
  pass: 'pass',
  warn: 'WARN',
  fail: 'FAIL',
  skipped: 'skip',
}

/** The report for people: a line a check, and under what is not in order what to do. */
export function doctorText(output: DoctorOutput): string {
  const { site, checks, issuers, chart, drugs, summary } = printable(output)
  if (site === null && chart === null && drugs === null) return ''
  const lines = [
    ...(site === null ? [] : [`${site.file}: ${site.name}`]),
    ...checks.flatMap(checkLines),
    ...issuers.flatMap(issuerLines),
    ...(chart === null ? [] : chartLines(chart)),
    ...(drugs === null ? [] : drugLines(drugs)),
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

function chartLines({ file, mapped, unmapped, siteFile }: ChartCodes): string[] {
  const line = (
    first: string,
    { system, code, name, count }: ChartCodes['mapped'][number] | ChartCodes['unmapped'][number],
  ) =>
    `  ${first.padEnd(18)}  ${String(count).padStart(5)}  ${code === null ? 'no code' : `${system ?? 'no system'}|${code}`}  ${name === code ? '' : name}`.trimEnd()
  return [
    '',
    `${file}: codes that are read, and as what`,
    ...(mapped.length === 0 ? ['  none'] : mapped.map((item) => line(item.input, item))),
    '',
    `${file}: codes that nobody mapped, and what they look like`,
    ...(unmapped.length === 0 ? ['  none'] : unmapped.map((item) => line(item.resembles ?? '-', item))),
    ...siteFileLines(siteFile),
  ]
}

function drugLines({ source, recognised, lookalikes, siteFile }: DrugFindings): string[] {
  const line = (
    drug: string,
    { name, code }: DrugFindings['lookalikes'][number] | DrugFindings['recognised'][number],
    why: string,
  ) => `  ${drug.padEnd(12)}  ${code === null || code === name ? name : `${name} (${code})`}: ${why}`
  return [
    '',
    `${source}: drugs that are recognised, and as what`,
    ...(recognised.length === 0
      ? ['  none']
      : recognised.map((item) => line(item.drug, item, `by its ${item.by}`))),
    '',
    `${source}: drugs that look like one of the pair and are not taken`,
    ...(lookalikes.length === 0
      ? ['  none']
      : lookalikes.map((item) => line(item.drug, item, LOOKALIKE_TEXTS[item.reason]))),
    ...siteFileLines(siteFile),
  ]
}

function siteFileLines(siteFile: object | null): string[] {
  if (siteFile === null) return []
  return ['', 'In the site file, where they are what they look like:', JSON.stringify(siteFile, null, 2)]
}
