/** Maps a value of a domain to a position, in a straight line; a domain of no width maps to the start. */
export type Scale = (value: number) => number

export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [from, to] = domain
  const [start, end] = range
  return (value) => (to === from ? start : start + ((value - from) / (to - from)) * (end - start))
}
