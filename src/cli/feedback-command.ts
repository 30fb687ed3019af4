import { reportCommand } from '../../cds-hooks/feedback/report-command.ts'
import { serverSettings } from '../../cds-hooks/server-settings.ts'
import { type Ended, type Given, pretty, printed, refused } from './command.ts'
import type { FEEDBACK } from './declarations.ts'
import { EXIT } from './exit-code.ts'
import { error } from './problem.ts'

/** `tipm feedback report`: what became of the cards, from the store that the service's environment names. */
export async function feedbackCommand(
  { options, operands }: Given<typeof FEEDBACK>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  if (operands.join(' ') !== 'report') {
    return refused(EXIT.wrongUse, error('unknown-command', 'there is tipm feedback report'))
  }
  const settings = serverSettings(env)
  if (!settings.ok) return refused(EXIT.badInput, error('store-unreadable', settings.message))
  const report = await reportCommand(settings.settings.store)
  if (!report.ok) {
    const message = `the store cannot be read (${report.code}, ${report.detail})`
    return refused(EXIT.badInput, error('store-unreadable', message))
  }
  return printed(options.json ? pretty({ counts: report.counts }) : report.text)
}
