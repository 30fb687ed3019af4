import type { Fact, FactGroup } from '../../facts/fact.ts'
import { plainText } from '../../facts/plain-text.ts'
import { en } from '../../text/en/catalogue.ts'

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
