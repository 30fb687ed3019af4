import { reportCommand } from '../../cds-hooks/feedback/report-command.ts'
import { serverSettings } from '../../cds-hooks/server-settings.ts'
import { type CommandInput, type CommandOutcome, pretty, printed, refused } from './command.ts'
import type { FEEDBACK } from './declarations.ts'
import { EXIT } from './exit-code.ts'
import { error } from './problem.ts'

/** `tipm feedback report`: what became of the cards, from the store that the service's environment names. */
export async function feedbackCommand(
  { options, operands }: CommandInput<typeof FEEDBACK>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<CommandOutcome> {
  if (operands.join(' ') !== 'report') {
    return refused(EXIT.wrongUse, error('unknown-command', 'there is tipm feedback report'))
  }
  const settings = serverSettings(env)
  if (!settings.ok) return refused(EXIT.badInput, error('store-unreadable', settings.problem))
  const report = await reportCommand(settings.value.store)
  if (!report.ok) {
    const { code, detail } = report.problem
    const message = `the store cannot be read (${code}, ${detail})`
    return refused(EXIT.badInput, error('store-unreadable', message))
  }
  return printed(options.json ? pretty({ counts: report.value.counts }) : report.value.text)
}
