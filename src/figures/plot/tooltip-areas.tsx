import { Decorative } from '../decorative.tsx'
import { px } from '../px.ts'
import { Stroke } from '../shapes.tsx'
import type { Area } from './area.ts'

/** A place on the x axis and the lines of the tooltip there. */
export interface TooltipPlace {
  readonly x: number
  readonly lines: readonly string[]
}

/** The narrowest area that a pointer can hit, in px. */
const NARROWEST = 5

/**
 * What the curves of an area show at each place, told by the browser's own tooltip: no script is needed, and without a pointer the
 * table behind the figure says the same.
 */
export function TooltipAreas({
  area,
  stops,
}: {
  readonly area: Area
  readonly stops: readonly TooltipPlace[]
}) {
  const every = Math.max(1, Math.ceil((stops.length * NARROWEST) / (area.right - area.left)))
  const kept = stops.filter((_, index) => index % every === 0)
  return (
    <Decorative class="strips">
      {kept.map(({ x, lines }, index) => {
        const [before, after] = [kept[index - 1], kept[index + 1]]
        const from = before === undefined ? area.left : (before.x + x) / 2
        const to = after === undefined ? area.right : (x + after.x) / 2
        return (
          <g key={x} class="strip">
            <title>{lines.join('\n')}</title>
            <rect
              class="hit"
              x={px(from)}
              y={px(area.top)}
              width={px(to - from)}
              height={px(area.bottom - area.top)}
            />
            <Stroke x={x} y={[area.top, area.bottom]} />
          </g>
        )
      })}
    </Decorative>
  )
}
