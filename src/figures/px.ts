/** A coordinate with two decimals: a hundredth of a pixel is not seen, and snapshots stay readable. */
export function px(value: number): number {
  return Math.round(value * 100) / 100
}

/** A share of the width, 0..1, as a coordinate of a drawing that is laid out in percent: its text keeps its size at any width. */
export function percent(share: number): string {
  return `${px(100 * share)}%`
}
