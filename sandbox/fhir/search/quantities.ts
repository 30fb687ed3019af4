/** Compares a number by a search prefix. `eq` takes the precision of the written number: 5.4 is 5.35 to 5.45. */
export function compareNumbers(value: number, prefix: string, text: string): boolean {
  const parameter = Number(text)
  const half = 0.5 * precisionOf(text)
  switch (prefix) {
    case 'eq':
      return Math.abs(value - parameter) <= half
    case 'ne':
      return Math.abs(value - parameter) > half
    case 'gt':
    case 'sa':
      return value > parameter
    case 'lt':
    case 'eb':
      return value < parameter
    case 'ge':
      return value >= parameter
    case 'le':
      return value <= parameter
    case 'ap':
      return Math.abs(value - parameter) <= Math.abs(parameter) * 0.1
    default:
      return false
  }
}

/** The value of the last written digit: 0.1 for `5.4`, 1 for `100`. */
function precisionOf(text: string): number {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  return 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0))
}
