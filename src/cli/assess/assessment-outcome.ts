import type { Fact, FactGroup } from '../../facts/fact.ts'
import { plainText } from '../../facts/plain-text.ts'
import { en } from '../../text/en/catalogue.ts'
import { type CommandOutcome, pretty } from '../command.ts'
import { exitCodeOf } from './assessment-json.ts'
import type { JsonOutput } from './json-output.ts'

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

/** An assessment for a reader: its facts, one a line. With `verbose` also the values passed over and what each criterion rests on. */
export function textReport(facts: readonly Fact[], verbose: boolean): string {
  const head = `${en.copy.title}. ${en.investigational}`
  const shown = verbose ? facts : facts.map((fact) => briefly(fact, facts))
  const without: readonly FactGroup[] = verbose ? [] : ['passedOver']
  const text = `${head}\n\n${plainText(en, shown, { without, bullet: '  ' })}\n`
  // A terminal's search does not find what is joined by no-break spaces.
  return text.replaceAll('\u00a0', ' ')
}

/** Without the evidence of a criterion; of an input, how many values were passed over. */
function briefly(fact: Fact, facts: readonly Fact[]): Fact {
  if (fact.group === 'scope') {
    const { source: _, ...brief } = fact
    return brief
  }
  const passedOver = facts.filter(({ id }) => id.startsWith(`passed.${fact.id}.`)).length
  return passedOver === 0 ? fact : { ...fact, notes: [...fact.notes, en.inputs.passedOver(passedOver)] }
}
