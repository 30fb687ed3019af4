/** Widths of the figures' 12 px labels in wide system fonts (DejaVu Sans), so that an estimate errs on the wide side. */
const CHARACTER = 6.6
const DIGIT = 7.6
const PERCENT = 11.4
const WIDE_CHARACTER = 12.5

/** About how wide a label will be, in px; Chinese and other full-width characters count double. */
export function labelWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + widthOf(character), 0)
}

function widthOf(character: string): number {
  if (character > '\u2e7f') return WIDE_CHARACTER
  if (character === '%') return PERCENT
  return character >= '0' && character <= '9' ? DIGIT : CHARACTER
}

/** Where a label may stand without leaving left..right: centred on x where it fits, else leaning inwards. */
export function anchorWithin(
  x: number,
  text: string,
  left: number,
  right: number,
): 'start' | 'middle' | 'end' {
  const half = labelWidth(text) / 2
  if (x - half < left) return 'start'
  return x + half > right ? 'end' : 'middle'
}

/** Those labels that stand free of one another when centred on their places; earlier items have precedence. */
export function withoutOverlap<Item extends { readonly x: number; readonly label: string }>(
  items: readonly Item[],
  gap = 6,
): readonly Item[] {
  const kept: Item[] = []
  for (const item of items) {
    const free = kept.every(
      (other) => Math.abs(other.x - item.x) >= (labelWidth(other.label) + labelWidth(item.label)) / 2 + gap,
    )
    if (free) kept.push(item)
  }
  return kept
}
