import { reportCommand } from '../../cds-hooks/feedback/report-command.ts'
import { serverSettings } from '../../cds-hooks/server-settings.ts'
import { printable } from '../text/printable.ts'
import { EXIT } from './exit-code.ts'
import type { CommandResult } from './io.ts'
import { parseOptions } from './parse-options.ts'

/** `tipm feedback report`: what became of the cards, from the store that the service's environment names. */
export async function feedbackCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<CommandResult> {
  const parsed = parseOptions(args, [], ['json'])
  if (!parsed.ok) return failed(EXIT.wrongUse, parsed.problem.message)
  if (parsed.positionals.join(' ') !== 'report') return failed(EXIT.wrongUse, 'there is tipm feedback report')
  const settings = serverSettings(env)
  if (!settings.ok) return failed(EXIT.badInput, settings.problem)
  const report = await reportCommand(settings.value.store)
  if (!report.ok) {
    return failed(
      EXIT.badInput,
      `the store cannot be read (${report.problem.code}, ${report.problem.detail})`,
    )
  }
  const stdout = parsed.flags.has('json')
    ? `${JSON.stringify({ counts: report.value.counts }, undefined, 2)}\n`
    : report.value.text
  return { exitCode: EXIT.ok, stdout, stderr: '' }
}

function failed(exitCode: number, message: string): CommandResult {
  return { exitCode, stdout: '', stderr: `tipm: error: ${printable(message)}\n` }
}
