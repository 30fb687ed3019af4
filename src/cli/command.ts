import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import type { CliProblem } from './problem.ts'

/** A flag by its description, or an option with a value by the value's name and the description. */
type DeclaredOption = string | readonly [value: string, description: string]

/** A command as its help shows it and as its arguments are read. */
export interface Declaration {
  readonly name: string
  /** What follows the name in the line "Usage". */
  readonly operands: string
  /** Its line in `tipm --help`. */
  readonly summary: string
  readonly about: string
  readonly options: Readonly<Record<string, DeclaredOption>>
  /** Examples and exit codes. */
  readonly after: string
}

/** The arguments of a declared command: options by their names, and operands. */
export interface CommandInput<D extends Declaration> {
  readonly options: {
    readonly [Name in keyof D['options']]?: D['options'][Name] extends string
      ? true
      : D['options'][Name] extends readonly [string, string]
        ? string
        : string | true
  }
  readonly operands: readonly string[]
}

/** How a command ended. */
export interface CommandOutcome {
  readonly exitCode: ExitCode
  /** Undefined where the command was refused. */
  readonly stdout: string | undefined
  readonly problems: readonly CliProblem[]
}

/** A command: its declaration and what it does. */
export interface Command {
  readonly declaration: Declaration
  readonly run: (given: CommandInput<Declaration>, io: Io) => Promise<CommandOutcome>
  /** What `--json` prints of a refusal, where it prints a document. */
  readonly document: Refusal | undefined
}

type Refusal = (exitCode: ExitCode, problems: readonly CliProblem[]) => object

export function command<D extends Declaration>(
  declaration: D,
  run: (given: CommandInput<D>, io: Io) => Promise<CommandOutcome>,
  document?: Refusal,
): Command {
  // The reader of the command line fills a declaration's own options only.
  return { declaration, run: (given, io) => run(given as CommandInput<D>, io), document }
}

export function printed(stdout: string, exitCode: ExitCode = EXIT.ok): CommandOutcome {
  return { exitCode, stdout, problems: [] }
}

export function refused(exitCode: ExitCode, ...problems: readonly CliProblem[]): CommandOutcome {
  return { exitCode, stdout: undefined, problems }
}

export function pretty(json: object): string {
  return `${JSON.stringify(json, undefined, 2)}\n`
}
