import { cardContext } from '../model-card/card-context.ts'
import { modelCard } from '../model-card/model-card.ts'
import { cardJson, cardXml } from '../model-card/write-card.ts'
import { printable } from '../text/printable.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { CommandResult } from './io.ts'
import { loadSetup } from './load-setup.ts'
import { parseOptions } from './parse-options.ts'
import { type CliProblem, error, problemLine } from './problem.ts'

/** `tipm model-card`: the filled model card of the model in force, as JSON or XML, in the site's language. */
export async function modelCardCommand(args: readonly string[]): Promise<CommandResult> {
  const options = parseOptions(args, ['site', 'model'], ['json', 'xml', 'help'])
  if (!options.ok) return failed(EXIT.wrongUse, [options.problem])
  const { values, flags, positionals } = options
  if (positionals.length > 0) {
    return failed(EXIT.wrongUse, [error('unexpected-argument', 'model-card takes options only')])
  }
  if (flags.has('json') && flags.has('xml')) {
    return failed(EXIT.wrongUse, [error('unexpected-argument', 'give either --json or --xml, not both')])
  }
  const setup = await loadSetup(values)
  if (!setup.ok) return failed(EXIT.badInput, setup.problems)
  const { model, site } = setup
  const card = modelCard(cardContext(model, site.language, site.timeZone))
  return { exitCode: EXIT.ok, stdout: flags.has('xml') ? cardXml(card) : cardJson(card), stderr: '' }
}

function failed(exitCode: ExitCode, problems: readonly CliProblem[]): CommandResult {
  const lines = problems.map((problem) => `tipm: error: ${printable(problemLine(problem))}\n`)
  const hint = exitCode === EXIT.wrongUse ? 'See tipm model-card --help\n' : ''
  return { exitCode, stdout: '', stderr: `${lines.join('')}${hint}` }
}
