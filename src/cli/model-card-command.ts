import { cardContext } from '../model-card/card-context.ts'
import { modelCard } from '../model-card/model-card.ts'
import { cardJson, cardXml } from '../model-card/write-card.ts'
import { type CommandInput, type CommandOutcome, printed, refused } from './command.ts'
import type { MODEL_CARD } from './declarations.ts'
import { EXIT } from './exit-code.ts'
import { loadSetup } from './load-setup.ts'
import { error } from './problem.ts'

/** `tipm model-card`: the filled model card of the model in force, as JSON or XML, in the site's language. */
export async function modelCardCommand({
  options,
  operands,
}: CommandInput<typeof MODEL_CARD>): Promise<CommandOutcome> {
  if (operands.length > 0) {
    return refused(EXIT.wrongUse, error('unexpected-argument', 'model-card takes options only'))
  }
  if (options.json && options.xml) {
    return refused(EXIT.wrongUse, error('unexpected-argument', 'give either --json or --xml, not both'))
  }
  const setup = await loadSetup(options)
  if (!setup.ok) return refused(EXIT.badInput, ...setup.problem)
  const { model, site } = setup.value
  const card = modelCard(cardContext(model, site.language, site.timeZone))
  return printed(options.xml ? cardXml(card) : cardJson(card))
}
