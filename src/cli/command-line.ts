import { CommanderError, Command as Parser } from 'commander'
import type { Command, CommandInput, Declaration } from './command.ts'
import { ABOUT, AFTER } from './declarations.ts'
import { type CliProblem, type CliProblemCode, error } from './problem.ts'
import { SOFTWARE_VERSION } from './software-version.ts'

/** What the command line asks for. */
export type CommandLine =
  | { readonly kind: 'command'; readonly command: Command; readonly given: CommandInput<Declaration> }
  | { readonly kind: 'text'; readonly text: string }
  /** No command at all: the help, as a fault. */
  | { readonly kind: 'nothing'; readonly help: string }
  /** `command` is undefined where there is none of that name. */
  | { readonly kind: 'wrong-use'; readonly command: Command | undefined; readonly problem: CliProblem }

/** Reads the command line: unknown, repeated and valueless options are wrong use. */
export function readCommandLine(commands: readonly Command[], args: readonly string[]): CommandLine {
  let text = ''
  const write = (part: string) => {
    text += part
  }
  const program = new Parser('tipm')
    .description(ABOUT)
    .usage('COMMAND [options]')
    .version(SOFTWARE_VERSION, '-V, --version', 'the version of this software')
    .helpOption('-h, --help', 'this text')
    .addHelpText('after', `\n${AFTER}`)
    .configureOutput({
      writeOut: write,
      writeErr: write,
      getOutHelpWidth: () => 120,
      getErrHelpWidth: () => 120,
    })
    .configureHelp({
      optionTerm: ({ flags }) => flags.replace(/[<>]/g, ''),
      subcommandTerm: (sub) => `tipm ${sub.name()} ${sub.usage()}`,
    })
    .exitOverride()
  let called: CommandLine | undefined
  for (const command of commands) {
    addTo(program, command, (given) => {
      called = { kind: 'command', command, given }
    })
  }
  try {
    program.parse([...args], { from: 'user' })
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault
    if (fault.exitCode === 0) return { kind: 'text', text }
    if (fault.code === 'commander.help') return { kind: 'nothing', help: text }
    const [name = ''] = args
    const command = commands.find(({ declaration }) => declaration.name === name)
    const problem = command === undefined ? unknownCommand(name, commands) : optionProblem(fault, command)
    return { kind: 'wrong-use', command, problem }
  }
  return called ?? { kind: 'nothing', help: text }
}

function addTo(
  program: Parser,
  { declaration }: Command,
  call: (given: CommandInput<Declaration>) => void,
): void {
  const { name, operands, summary, about, options, after } = declaration
  const parser = program
    .command(name)
    .summary(summary)
    .description(about)
    .usage(operands)
    .argument('[operands...]')
    .addHelpText('after', `\n${after}`)
  const values: Record<string, string | true> = {}
  for (const [option, declared] of Object.entries(options)) {
    const [value, description] = typeof declared === 'string' ? [undefined, declared] : declared
    const flag = `--${option}`
    parser.option(value === undefined ? flag : `${flag} <${value}>`, description)
    parser.on(`option:${option}`, (text: string | null) => {
      if (values[option] !== undefined) {
        parser.error(`${flag} is given more than once`, { code: 'option-repeated' })
      }
      if (value !== undefined && isNoValue(text ?? '')) failMissingValue(parser, flag)
      values[option] = value === undefined ? true : (text ?? '')
    })
  }
  parser.action(() => call({ options: values, operands: parser.args }))
}

/** `--albumin --json`: the next option is not a value. */
function isNoValue(text: string): boolean {
  return text.trim() === '' || /^-(?![\d.]|$)/.test(text)
}

function failMissingValue(parser: Parser, flag: string): never {
  return parser.error(missingText(flag), { code: 'option-value-missing' })
}

function missingText(flag: string): string {
  return `${flag} needs a value; leave the option out if it is unknown`
}

/** Commander's own faults in our words; a fault of `addTo` says itself what it is. */
function optionProblem({ code, message }: CommanderError, { declaration }: Command): CliProblem {
  const [, named = ''] = /'([^' ]+)/.exec(message) ?? []
  switch (code) {
    case 'commander.unknownOption': {
      const [flag = ''] = named.split('=')
      if (Object.hasOwn(declaration.options, flag.slice(2))) {
        return error('unexpected-argument', `${flag} takes no value`)
      }
      const [, near] = /Did you mean (\S+)\?/.exec(message) ?? []
      return error(
        'unknown-option',
        `unknown option ${flag}${near === undefined ? '' : `; did you mean ${near}?`}`,
      )
    }
    case 'commander.optionMissingArgument':
      return error('option-value-missing', missingText(named))
    default:
      return error(code as CliProblemCode, message)
  }
}

function unknownCommand(name: string, commands: readonly Command[]): CliProblem {
  const names = commands.map(({ declaration }) => declaration.name)
  const message = name.startsWith('-')
    ? `the command comes first: tipm score ${name} ..., or tipm assess FILE ${name} ...`
    : `unknown command ${name}; there are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return error('unknown-command', message)
}
