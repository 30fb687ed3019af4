import { compareSpans } from './dates.ts'

/** Compares a number by a search prefix. `eq` takes the precision of the written number: 5.4 is 5.35 to 5.45. */
export function compareNumbers(value: number, prefix: string, text: string): boolean {
  const parameter = Number(text)
  const reach = reachOf(prefix, text)
  const span = { start: parameter - reach, end: parameter + reach }
  // A number has no extent: it starts after another one when it is greater.
  const asNumber = { sa: 'gt', eb: 'lt', ap: 'eq' }[prefix] ?? prefix
  return compareSpans({ start: value, end: value }, asNumber, span)
}

function reachOf(prefix: string, text: string): number {
  if (prefix === 'ap') return Math.abs(Number(text)) * 0.1
  return prefix === 'eq' || prefix === 'ne' ? 0.5 * precisionOf(text) : 0
}

/** The value of the last written digit: 0.1 for `5.4`, 1 for `100`. */
function precisionOf(text: string): number {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  return 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0))
}
