import { printable } from '../../src/text/printable.ts'
import type { FeedbackCount } from '../store/store.ts'

/** `tipm feedback report`: shown, accepted, overridden (by reason) for each month, card kind and model version, as plain text. */
export function feedbackReport(counts: readonly FeedbackCount[]): string {
  if (counts.length === 0) return 'No cards were shown yet.\n'
  const header = ['month', 'card', 'model', 'shown', 'accepted', 'overridden']
  const rows = counts.map((count) => [
    count.month,
    count.kind,
    count.modelVersion,
    String(count.shown),
    String(count.accepted),
    String(overrides(count)),
  ])
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const reasons = reasonCounts(counts).map(([reason, count]) => `  ${String(count).padStart(5)}  ${reason}`)
  // What a caller sent must not steer the terminal.
  return printable([
    line(header),
    ...rows.map(line),
    ...(reasons.length > 0 ? ['', 'Reasons of overrides:', ...reasons] : []),
    '',
  ]).join('\n')
}

function overrides({ overridden }: FeedbackCount): number {
  return Object.values(overridden).reduce((sum, count) => sum + count, 0)
}

/** Most frequent first, by card kind. */
function reasonCounts(counts: readonly FeedbackCount[]): [string, number][] {
  const sums = new Map<string, number>()
  for (const { kind, overridden } of counts) {
    for (const [reason, count] of Object.entries(overridden)) {
      const name = `${kind}: ${reason === '' ? '(no coded reason)' : (reason.split('|').at(-1) ?? reason)}`
      sums.set(name, (sums.get(name) ?? 0) + count)
    }
  }
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}
