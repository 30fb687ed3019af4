/** Neighbouring points of a drawn curve nearer than this share of both axes look like one. */
const FINEST = 1 / 400

/**
 * Positions of the points that a step curve needs to be drawn: those that moved visibly, with the one before each, and both ends. At
 * most 2 x 2 / FINEST of them, however many patients there were. Coordinates as shares of their axes, either axis monotone.
 */
export function drawnPositions(
  length: number,
  x: (i: number) => number,
  y: (i: number) => number,
): readonly number[] {
  const kept: number[] = []
  let last = -1
  const keep = (position: number) => {
    if (position > (kept.at(-1) ?? -1)) kept.push(position)
  }
  for (let i = 0; i < length; i += 1) {
    const far = last < 0 || Math.abs(x(i) - x(last)) + Math.abs(y(i) - y(last)) >= FINEST
    if (!far && i < length - 1) continue
    if (last >= 0) keep(i - 1)
    keep(i)
    last = i
  }
  return kept
}
