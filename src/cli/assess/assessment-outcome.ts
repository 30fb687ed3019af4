import type { Fact } from '../../facts/fact.ts'
import { type CommandOutcome, pretty } from '../command.ts'
import { exitCodeOf } from './assessment-json.ts'
import type { JsonOutput } from './json-output.ts'
import { textReport } from './text-report.ts'

/** In which form an assessment is wanted: text, where neither JSON nor FHIR is. */
interface Form {
  readonly json?: true
  readonly fhir?: true
  readonly verbose?: true
}

/** The end of a command that assessed: the document in the form that is wanted. `bundle` is what would be written to the chart. */
export function assessmentOutcome(
  output: JsonOutput,
  facts: readonly Fact[],
  { json, fhir, verbose }: Form,
  bundle?: fhir4.Bundle,
): CommandOutcome {
  const asFhir = bundle === undefined ? '' : pretty(bundle)
  return {
    exitCode: exitCodeOf(output.kind),
    stdout: json ? pretty(output) : fhir ? asFhir : textReport(facts, verbose === true),
    problems: output.problems,
  }
}
