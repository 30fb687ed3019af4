/** Points of one input as a bar, all bars on one scale: the outline ends at the input's maximum, the widest at `full`. */
export function PointsBar(props: {
  readonly points: number | undefined
  readonly maximum: number
  readonly full: number
}) {
  const share = (points: number) => `${(100 * points) / props.full}%`
  return (
    <svg class="points-bar" width="100%" height="10" aria-hidden="true" focusable="false">
      <rect class="bar-room" x="0" y="1" width={share(props.maximum)} height="8" />
      {props.points === undefined ? (
        <line class="bar-unknown" x1="0" x2={share(props.maximum)} y1="5" y2="5" />
      ) : (
        <rect class="bar-points" x="0" y="1" width={share(props.points)} height="8" />
      )}
    </svg>
  )
}
