import { printable } from '../text/printable.ts'
import { assessCommand } from './assess/assess-command.ts'
import { refusedAssessment } from './assess/assessment-json.ts'
import { scoreCommand } from './assess/score-command.ts'
import { type Command, type CommandOutcome, command, pretty, refused } from './command.ts'
import { readCommandLine } from './command-line.ts'
import * as declared from './declarations.ts'
import { doctorCommand, refusedDoctor } from './doctor/doctor-command.ts'
import { EXIT } from './exit-code.ts'
import type { CommandResult, Io } from './io.ts'
import { problemLine } from './problem.ts'
import { refusedResponse } from './study/response-json.ts'

/** Every command. What few need is loaded when it is asked for. */
const COMMANDS: readonly Command[] = [
  command(declared.SCORE, scoreCommand, refusedAssessment('score')),
  command(declared.ASSESS, assessCommand, refusedAssessment('assess')),
  command(declared.DOCTOR, doctorCommand, refusedDoctor),
  command(declared.HOOK, async (given) => (await import('./hook-command.ts')).hookCommand(given)),
  command(declared.FEEDBACK, async (given) =>
    (await import('./feedback-command.ts')).feedbackCommand(given, process.env),
  ),
  command(
    declared.RESPONSE,
    async (given, io) => (await import('./study/response-command.ts')).responseCommand(given, io),
    refusedResponse,
  ),
  command(declared.VALIDATE, async (given, io) =>
    (await import('./study/validate-command.ts')).validateCommand(given, io),
  ),
  command(declared.RECALIBRATE, async (given, io) =>
    (await import('./study/recalibrate-command.ts')).recalibrateCommand(given, io),
  ),
  command(declared.POPULATION, async (given, io) =>
    (await import('./population/population-command.ts')).populationCommand(given, io),
  ),
  command(declared.MODEL_CARD, async (given) =>
    (await import('./model-card-command.ts')).modelCardCommand(given),
  ),
  command(declared.SR, async (given, io) => (await import('./sr-command.ts')).srCommand(given, io)),
]

/** The `tipm` command: arguments in, what to print and how to end out. */
export async function run(args: readonly string[], io: Io): Promise<CommandResult> {
  const line = readCommandLine(COMMANDS, args)
  const asJson = args.includes('--json')
  switch (line.kind) {
    case 'text':
      return { exitCode: EXIT.ok, stdout: line.text, stderr: '' }
    case 'nothing':
      return { exitCode: EXIT.wrongUse, stdout: '', stderr: line.help }
    case 'wrong-use':
      return result(line.command, refused(EXIT.wrongUse, line.problem), asJson)
    case 'command':
      return result(line.command, await line.command.run(line.given, io), asJson)
  }
}

/** Problems go to standard error in every format; remarks that the report explains do not. */
function result(
  of: Command | undefined,
  { exitCode, stdout, problems }: CommandOutcome,
  asJson: boolean,
): CommandResult {
  const lines = problems
    .filter(({ severity }) => severity !== 'note')
    .map((problem) => `tipm: ${problem.severity}: ${printable(problemLine(problem))}\n`)
  const hint =
    exitCode === EXIT.wrongUse ? `See tipm ${of?.declaration.name ?? ''}`.trimEnd().concat(' --help\n') : ''
  const document = of === undefined ? refusedAssessment(null) : of.document
  const refusal = asJson && document !== undefined ? pretty(document(exitCode, problems)) : ''
  return { exitCode, stdout: stdout ?? refusal, stderr: `${lines.join('')}${hint}` }
}
