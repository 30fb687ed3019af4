import { printable } from '../text/printable.ts'
import { assessCommand } from './assess-command.ts'
import { doctorCommand } from './doctor/doctor-command.ts'
import { doctorText } from './doctor/doctor-text.ts'
import { type Ended, failed } from './ended.ts'
import { EXIT } from './exit-code.ts'
import {
  ASSESS_HELP,
  DOCTOR_HELP,
  FEEDBACK_HELP,
  HOOK_HELP,
  MAIN_HELP,
  MODEL_CARD_HELP,
  RECALIBRATE_HELP,
  RESPONSE_HELP,
  SCORE_HELP,
  VALIDATE_HELP,
} from './help.ts'
import type { CommandResult, Io } from './io.ts'
import { type CliProblem, error, problemLine } from './problem.ts'
import { scoreCommand } from './score-command.ts'
import { SOFTWARE_VERSION } from './software-version.ts'
import { textReport } from './text-report.ts'

/** The `tipm` command: arguments in, what to print and how to end out. */
export async function run(args: readonly string[], io: Io): Promise<CommandResult> {
  const [command, ...rest] = args
  switch (command) {
    case '--help':
    case '-h':
    case 'help':
      return printed(helpFor(rest[0]))
    case '--version':
    case '-V':
      return printed(`${SOFTWARE_VERSION}\n`)
    case 'score':
      return wantsHelp(rest) ? printed(SCORE_HELP) : rendered(await scoreCommand(rest), rest)
    case 'assess':
      return wantsHelp(rest) ? printed(ASSESS_HELP) : rendered(await assessCommand(rest, io), rest)
    case 'doctor':
      return wantsHelp(rest) ? printed(DOCTOR_HELP) : examined(rest, io)
    case 'hook':
      return wantsHelp(rest) ? printed(HOOK_HELP) : (await import('./hook-command.ts')).hookCommand(rest)
    case 'feedback':
      return wantsHelp(rest)
        ? printed(FEEDBACK_HELP)
        : (await import('./feedback-command.ts')).feedbackCommand(rest, process.env)
    case 'validate':
      return wantsHelp(rest)
        ? printed(VALIDATE_HELP)
        : (await import('./validate-command.ts')).validateCommand(rest, io)
    case 'recalibrate':
      return wantsHelp(rest)
        ? printed(RECALIBRATE_HELP)
        : (await import('./recalibrate-command.ts')).recalibrateCommand(rest, io)
    case 'response':
      return wantsHelp(rest)
        ? printed(RESPONSE_HELP)
        : (await import('./response-command.ts')).responseCommand(rest, io)
    case 'model-card':
      return wantsHelp(rest)
        ? printed(MODEL_CARD_HELP)
        : (await import('./model-card-command.ts')).modelCardCommand(rest)
    case undefined:
      return { exitCode: EXIT.wrongUse, stdout: '', stderr: MAIN_HELP }
    default:
      return rendered(failed(null, EXIT.wrongUse, [unknownCommand(command)]), rest)
  }
}

function unknownCommand(command: string) {
  const message = command.startsWith('-')
    ? `the command comes first: tipm score ${command} ..., or tipm assess FILE ${command} ...`
    : `unknown command ${command}; there are score, assess, doctor, hook, feedback, response, validate, recalibrate and model-card`
  return error('unknown-command', message)
}

function helpFor(command: string | undefined): string {
  if (command === 'score') return SCORE_HELP
  if (command === 'doctor') return DOCTOR_HELP
  if (command === 'hook') return HOOK_HELP
  if (command === 'feedback') return FEEDBACK_HELP
  if (command === 'response') return RESPONSE_HELP
  if (command === 'validate') return VALIDATE_HELP
  if (command === 'recalibrate') return RECALIBRATE_HELP
  if (command === 'model-card') return MODEL_CARD_HELP
  return command === 'assess' ? ASSESS_HELP : MAIN_HELP
}

function wantsHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h')
}

function printed(stdout: string): CommandResult {
  return { exitCode: EXIT.ok, stdout, stderr: '' }
}

async function examined(args: readonly string[], io: Io): Promise<CommandResult> {
  const output = await doctorCommand(args, io)
  const { exitCode, problems } = output
  const stderr = problemText('doctor', exitCode, problems)
  return { exitCode, stdout: args.includes('--json') ? pretty(output) : doctorText(output), stderr }
}

/** Problems go to standard error in every format; remarks that the report explains do not. */
function problemText(
  command: string | null,
  exitCode: number,
  problems: readonly Omit<CliProblem, 'code' | 'criterion'>[],
): string {
  const lines = problems
    .filter(({ severity }) => severity !== 'note')
    .map((problem) => `tipm: ${problem.severity}: ${printable(problemLine(problem))}\n`)
  const hint = exitCode === EXIT.wrongUse ? `See tipm ${command ?? ''}`.trimEnd().concat(' --help\n') : ''
  return `${lines.join('')}${hint}`
}

function rendered({ output, facts, bundle }: Ended, args: readonly string[]): CommandResult {
  const { exitCode, problems } = output
  const stderr = problemText(output.command, exitCode, problems)
  if (args.includes('--json')) return { exitCode, stdout: pretty(output), stderr }
  if (args.includes('--fhir')) return { exitCode, stdout: bundle === undefined ? '' : pretty(bundle), stderr }
  return {
    exitCode,
    stdout: facts.length === 0 ? '' : textReport(facts, args.includes('--verbose')),
    stderr,
  }
}

function pretty(json: object): string {
  return `${JSON.stringify(json, undefined, 2)}\n`
}
