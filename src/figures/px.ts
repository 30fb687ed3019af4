/** A coordinate with two decimals: a hundredth of a pixel is not seen, and snapshots stay readable. */
export function px(value: number): number {
  return Math.round(value * 100) / 100
}
