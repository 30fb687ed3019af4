/**
 * Points of one input as a bar, all bars on one scale: the outline ends at the input's maximum, the widest at `full`. What is
 * open is a line from the fewest to the most points.
 */
export function PointsBar(props: {
  readonly points: { readonly low: number; readonly high: number } | undefined
  readonly maximum: number
  readonly full: number
}) {
  const share = (points: number) => `${(100 * points) / props.full}%`
  const { low, high } = props.points ?? { low: 0, high: props.maximum }
  return (
    <svg class="points-bar" width="100%" height="10" aria-hidden="true" focusable="false">
      <rect class="bar-room" x="0" y="1" width={share(props.maximum)} height="8" />
      <rect class="bar-points" x="0" y="1" width={share(low)} height="8" />
      {low !== high && <line class="bar-unknown" x1={share(low)} x2={share(high)} y1="5" y2="5" />}
    </svg>
  )
}
