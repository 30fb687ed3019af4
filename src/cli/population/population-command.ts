import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod/mini'
import { READ_TYPES } from '../../fhir/resources/chart-resources.ts'
import { chartSearches } from '../../fhir/resources/chart-searches.ts'
import { fail, ok, type Result } from '../../result.ts'
import { asOfDate } from '../assess/as-of.ts'
import { type BackendClient, backendToken } from '../bulk/backend-token.ts'
import type { ExportProblem } from '../bulk/export-problem.ts'
import { fetchExport } from '../bulk/fetch-export.ts'
import { type CommandInput, type CommandOutcome, printed, refused } from '../command.ts'
import type { POPULATION } from '../declarations.ts'
import { EXIT } from '../exit-code.ts'
import { readJsonFile } from '../files.ts'
import type { Io } from '../io.ts'
import { loadSetup, type Setup } from '../load-setup.ts'
import { type CliProblem, error } from '../problem.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'
import { wholeNumber } from '../study/validation-options.ts'
import type { RunContext } from './chart-worker.ts'
import { exportFiles } from './export-files.ts'
import { faultProblems, type PopulationReport, reportText } from './population-report.ts'
import { clearWork, type PopulationRun, runPopulation } from './population-run.ts'
import { rowsOfStream } from './rows-of-stream.ts'

type Options = CommandInput<typeof POPULATION>['options']

/** `tipm population EXPORT... --out FOLDER`: rows of a hospital's patients; `--stdin`: of resources that come already sorted by patient. */
export async function populationCommand(
  { options, operands }: CommandInput<typeof POPULATION>,
  io: Io,
): Promise<CommandOutcome> {
  const { out, stdin } = options
  const wrong = wrongUse(operands, options)
  if (wrong !== undefined) return refused(EXIT.wrongUse, wrong)
  const machine = machineOf(options)
  if (!machine.ok) return refused(EXIT.wrongUse, machine.problem)
  const setup = await loadSetup(options)
  if (!setup.ok) return refused(EXIT.badInput, ...setup.problem)
  const fetched =
    options.export === undefined || out === undefined
      ? ok(operands)
      : await exportFetched(options.export, out, options, setup.value)
  if (!fetched.ok) return refused(EXIT.badInput, fetched.problem)
  const found = stdin ? undefined : await exportFiles(fetched.value)
  if (found?.ok === false) return refused(EXIT.badInput, found.problem)
  const { files = [], transactionTime } = found?.value ?? {}
  const now = transactionTime === undefined ? io.now : new Date(transactionTime)
  const asOf = asOfDate(options['as-of'], now, setup.value.site.timeZone)
  if (!asOf.ok) return refused(EXIT.wrongUse, asOf.problem)
  const context: RunContext = { ...setup.value, asOf: asOf.value, failures: [] }
  if (out === undefined) return streamed(context, machine.value.threads)
  const finished = join(out, 'report.json')
  if (existsSync(finished)) {
    const message = 'the folder holds the rows of a run that is finished: name another folder'
    return refused(EXIT.badInput, error('run-finished', message, { file: finished }))
  }
  const result = await guarded(out, {
    ...{ files, out, context, machine: machine.value, progress: toTerminal() },
    fingerprint: fingerprintOf([
      files,
      setup.value,
      options['as-of'] ?? transactionTime ?? null,
      SOFTWARE_VERSION,
    ]),
  })
  if (!result.ok) return refused(EXIT.badInput, result.problem)
  await clearWork(out)
  return { ...printed(reportText(result.value)), problems: faultProblems(result.value) }
}

/** The run, with what a machine may lack told as that; what the shuffle itself says may quote a line, and is not repeated. */
async function guarded(out: string, run: PopulationRun): Promise<Result<PopulationReport, CliProblem>> {
  try {
    return await runPopulation(run)
  } catch (failure) {
    const said = failure instanceof Error ? failure.message : ''
    if (said.startsWith('Out of Memory Error'))
      return fail(
        error(
          'out-of-memory',
          'the shuffle needs more memory, or more room on the disk of --out to spill: give --memory more, or --threads less',
        ),
      )
    const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
    if (said.startsWith('IO Error') || /^E[A-Z]+$/.test(code)) {
      const message = `the folder cannot be written to (${code === '' ? 'full, or not permitted' : code}); start again to go on`
      return fail(error('file-unwritable', message, { file: out }))
    }
    throw failure
  }
}

/** Fetches an export into the folder of the run, and names where it lies. */
async function exportFetched(
  of: string,
  out: string,
  { client, key }: Options,
  { site }: Setup,
): Promise<Result<readonly string[], CliProblem>> {
  if (!URL.canParse(of)) return fail(error('option-value', '--export is the address of a FHIR server'))
  const base = `${of.replace(/\/(Patient|Group\/[^/]+)\/?$/, '').replace(/\/$/, '')}/`
  const backend = client === undefined || key === undefined ? ok(undefined) : await clientOf(client, key)
  if (!backend.ok) return backend
  const folder = join(out, 'export')
  if (existsSync(join(folder, 'manifest.json'))) return ok([folder])
  const result = await fetchExport({
    ...{ of, base, folder, progress: toTerminal() },
    types: [...READ_TYPES],
    typeFilters: chartSearches(site.reading)
      .filter(({ parameters }) => Object.keys(parameters).length > 0)
      .map(({ type, parameters }) => `${type}?${new URLSearchParams(parameters)}`),
    authorization: backend.value && backendToken(base, backend.value),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  })
  if (result.ok) return ok([folder])
  const { code, detail } = result.problem
  return fail(error(code, [EXPORT_TEXT[code], ...(detail === undefined ? [] : [detail])].join(': ')))
}

const EXPORT_TEXT: Readonly<Record<ExportProblem['code'], string>> = {
  'token-refused':
    'the server gives this client no token: check --client, --key and the key that was registered',
  'export-refused': 'the server does not export this; try BASE/Group/ID or BASE/Patient',
  'export-failed': 'the server gave the export up',
  'export-unreachable': 'the server does not answer; start again to go on',
  'no-manifest': 'the server’s answer is no manifest of an export',
  'file-elsewhere': 'a file that needs the token lies on another server, where it is not sent',
  'file-refused': 'the server does not give a file of the export',
}

async function clientOf(clientId: string, file: string): Promise<Result<BackendClient, CliProblem>> {
  const read = await readJsonFile(file, 'key-invalid')
  if (!read.ok) return fail(read.problem[0] ?? error('key-invalid', 'no JSON', { file }))
  const key = z.safeParse(z.looseObject({ kty: z.enum(['RSA', 'EC']), d: z.string() }), read.value.json)
  return key.success
    ? ok({ clientId, key: key.data })
    : fail(error('key-invalid', 'expected a private key as a JWK (RSA or EC)', { file }))
}

function wrongUse(operands: readonly string[], options: Options): CliProblem | undefined {
  const { out, stdin } = options
  if (stdin) {
    return operands.length > 0 || out !== undefined
      ? error(
          'unexpected-argument',
          '--stdin reads standard input and writes to standard output: no files, no --out',
        )
      : undefined
  }
  if (options.export !== undefined && operands.length > 0)
    return error('unexpected-argument', 'name files, or --export, not both')
  if (operands.length === 0 && options.export === undefined)
    return error('file-missing', 'name the files, folders or manifest of an export')
  return out === undefined ? error('option-value-missing', '--out names the folder for the rows') : undefined
}

/** Two threads more than the shuffle has would each hold a chart and its code; the shuffle's memory is what it spills beyond. */
function machineOf({
  threads,
  memory,
}: Options): Result<{ readonly threads: number; readonly memory: number }, CliProblem> {
  const count = wholeNumber('threads', threads, { least: 1, most: 256, otherwise: availableParallelism() })
  if (!count.ok) return count
  const size = wholeNumber('memory', memory, { least: 200, most: 1_000_000, otherwise: 200 })
  if (!size.ok) return size
  return { ok: true, value: { threads: count.value, memory: size.value } }
}

function fingerprintOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** At most a line every two seconds, with the time since the start. */
function toTerminal(): (line: string) => void {
  const began = Date.now()
  let last = 0
  return (line) => {
    const now = Date.now()
    if (now - last < 2000) return
    last = now
    process.stderr.write(`tipm: ${Math.round((now - began) / 1000)} s: ${line}\n`)
  }
}

async function streamed(context: RunContext, threads: number): Promise<CommandOutcome> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  const problems = await rowsOfStream(lines, context, threads, (row) => process.stdout.write(`${row}\n`))
  return { ...printed(''), problems }
}
