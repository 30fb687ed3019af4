import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fail, type Result } from '../../result.ts'
import { asOfDate } from '../assess/as-of.ts'
import { type CommandInput, type CommandOutcome, printed, refused } from '../command.ts'
import type { POPULATION } from '../declarations.ts'
import { EXIT } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { loadSetup } from '../load-setup.ts'
import { type CliProblem, error } from '../problem.ts'
import { SOFTWARE_VERSION } from '../software-version.ts'
import { wholeNumber } from '../study/validation-options.ts'
import type { RunContext } from './chart-worker.ts'
import { exportFiles } from './export-files.ts'
import { exportFromServer } from './export-from-server.ts'
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
  const finished = join(out ?? '', 'report.json')
  if (out !== undefined && existsSync(finished)) {
    const message = 'the folder holds the rows of a run that is finished: name another folder'
    return refused(EXIT.badInput, error('run-finished', message, { file: finished }))
  }
  const progress = toTerminal()
  const fetched = await exportFromServer({ ...options, out }, setup.value.site.reading, io, progress)
  if (!fetched.ok) return refused(EXIT.badInput, fetched.problem)
  const found = stdin ? undefined : await exportFiles(fetched.value?.folders ?? operands)
  if (found?.ok === false) return refused(EXIT.badInput, found.problem)
  const { files = [], transactionTime } = found?.value ?? {}
  const now = transactionTime === undefined ? io.now : new Date(transactionTime)
  const asOf = asOfDate(options['as-of'], now, setup.value.site.timeZone)
  if (!asOf.ok) return refused(EXIT.wrongUse, asOf.problem)
  const context: RunContext = { ...setup.value, asOf: asOf.value, failures: [] }
  if (out === undefined) return streamed(context, machine.value.threads)
  const result = await guarded(out, {
    ...{ files, out, context, machine: machine.value, progress },
    fingerprint: fingerprintOf([
      files,
      setup.value,
      options['as-of'] ?? transactionTime ?? null,
      SOFTWARE_VERSION,
    ]),
  })
  if (!result.ok) return refused(EXIT.badInput, result.problem)
  await clearWork(out)
  return {
    ...printed(reportText(result.value)),
    problems: [...(fetched.value?.problems ?? []), ...faultProblems(result.value)],
  }
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

function wrongUse(operands: readonly string[], options: Options): CliProblem | undefined {
  const { out, stdin, export: url } = options
  if (url !== undefined && operands.length > 0)
    return error('unexpected-argument', '--export takes the files of a server: name no other')
  if ((options.client === undefined) !== (options.key === undefined))
    return error('option-value-missing', '--client and --key go together')
  if (stdin) {
    return operands.length > 0 || out !== undefined || url !== undefined
      ? error(
          'unexpected-argument',
          '--stdin reads standard input and writes to standard output: no files, no --export, no --out',
        )
      : undefined
  }
  if (operands.length === 0 && url === undefined)
    return error('file-missing', 'name the files, folders or manifest of an export, or a server by --export')
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
