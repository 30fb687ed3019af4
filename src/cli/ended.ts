import type { Fact } from '../facts/fact.ts'
import { blankOutput } from './assessment-json.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { JsonOutput } from './json-output.ts'
import type { CliProblem } from './problem.ts'

/** How a command ended, before it is printed as text, JSON or FHIR. */
export interface Ended {
  readonly output: JsonOutput
  /** What is said of it in words; none before a score was tried. */
  readonly facts: readonly Fact[]
  /** What would be written to a chart, where that was asked for. */
  readonly bundle: fhir4.Bundle | undefined
}

/** Wrong use or bad input. */
export function failed(
  command: JsonOutput['command'],
  exitCode: ExitCode,
  problems: readonly CliProblem[],
): Ended {
  return {
    output: { ...blankOutput(command), exitCode, problems: [...problems] },
    facts: [],
    bundle: undefined,
  }
}

/** 0 for a score, whole or bounded; 2 for none. */
export function exitCodeOf(kind: JsonOutput['kind']): ExitCode {
  switch (kind) {
    case 'complete':
    case 'bounded':
      return EXIT.ok
    case 'notComputable':
    case 'outOfScope':
      return EXIT.noScore
    case 'failed':
      return EXIT.internal
  }
}
