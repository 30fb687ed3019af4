import { ALL_SITES, type ElastographySite } from '../model/elastography/elastography-sites.ts'
import type { SiteDirection } from '../model/elastography/stiffness-change.ts'
import { Decorative } from './decorative.tsx'
import { px } from './px.ts'
import { Label } from './shapes.tsx'

/** What the drawing says, in the reader's language. */
export interface LesionSitesWords {
  readonly label: string
  readonly lesion: string
  readonly surroundings: string
  readonly liver: string
  /** Distances of G and H from the margin. */
  readonly distances: readonly [string, string]
  /** Site, place, both medians and the direction. */
  readonly site: (site: ElastographySite) => string
}

const WIDTH = 440
const HEIGHT = 290
const CENTRE = { x: 148, y: 145 }
const LESION = 84
const RIM = 122
/** One centimetre of the drawing. */
const CM = 58
const BADGES = {
  stiffer: 'M0-6 6 5H-6Z',
  softer: 'M0 6 6-5H-6Z',
  same: 'M-6-3H6M-6 3H6',
} as const satisfies Record<Exclude<SiteDirection, 'missing'>, string>

/**
 * A lesion and its surroundings with the twelve sites where the study measured them: A-D at 12, 3, 6 and 9 o'clock and E in
 * the centre, F1-F4 at 2, 5, 8 and 11 o'clock around it, G and H 1 and 2 cm from its margin, I in normal liver. The sites
 * form a radio group with one tab stop; a triangle up, a triangle down or two bars say stiffer, softer or same, a dashed ring missing.
 */
export function LesionSites(props: {
  readonly directions: Readonly<Partial<Record<ElastographySite, SiteDirection>>>
  readonly selected: ElastographySite
  readonly words: LesionSitesWords
  readonly onSelect?: (site: ElastographySite) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}) {
  const { words, directions, selected } = props
  const margin = CENTRE.x + LESION
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the group within is named
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="figure-svg lesion-sites"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
    >
      <Decorative>
        <path
          class="liver"
          d="M24 60C40 14 120 4 220 8s196 8 206 60-20 78-38 132-84 84-170 82S30 262 14 196 10 98 24 60Z"
        />
        <circle class="surroundings" cx={CENTRE.x} cy={CENTRE.y} r={RIM} />
        <circle class="lesion" cx={CENTRE.x} cy={CENTRE.y} r={LESION} />
        <path class="distance" d={distance(margin, 1)} />
        <path class="distance" d={distance(margin, 2)} />
        <Label
          class="tick-label"
          x={margin + CM}
          y={CENTRE.y + 50}
          anchor="middle"
          text={words.distances[0]}
        />
        <Label
          class="tick-label"
          x={margin + 2 * CM}
          y={CENTRE.y + 70}
          anchor="middle"
          text={words.distances[1]}
        />
        <Label class="row-note" x={CENTRE.x} y={CENTRE.y - 22} anchor="middle" text={words.lesion} />
        <Label class="row-note" x={CENTRE.x} y={HEIGHT - 32} anchor="middle" text={words.surroundings} />
        <Label class="row-note" x={WIDTH - 96} y={36} anchor="middle" text={words.liver} />
      </Decorative>
      <g role="radiogroup" aria-label={words.label} onKeyDown={props.onKeyDown}>
        {ALL_SITES.map((site) => (
          <Site
            key={site}
            site={site}
            direction={directions[site] ?? 'missing'}
            selected={site === selected}
            label={words.site(site)}
            onSelect={props.onSelect}
          />
        ))}
      </g>
    </svg>
  )
}

function Site(props: {
  readonly site: ElastographySite
  readonly direction: SiteDirection
  readonly selected: boolean
  readonly label: string
  readonly onSelect: ((site: ElastographySite) => void) | undefined
}) {
  const { site, direction, selected } = props
  const { x, y } = PLACES[site]
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <input> cannot stand in SVG; keys are the group's
    <g
      class={`site ${direction}`}
      role="radio"
      aria-checked={selected ? 'true' : 'false'}
      aria-label={props.label}
      tabindex={selected ? 0 : -1}
      data-site={site}
      transform={`translate(${px(x)} ${px(y)})`}
      onClick={() => props.onSelect?.(site)}
    >
      <title>{props.label}</title>
      <circle class="hit" r="20" />
      {selected && <circle class="chosen" r="20" />}
      <circle class="ring" r="15" />
      <text class="site-name" text-anchor="middle" y="4.5">
        {site}
      </text>
      {direction !== 'missing' && (
        <g class="badge" transform="translate(14 -13)">
          <circle class="badge-ground" r="8.5" />
          <path d={BADGES[direction]} />
        </g>
      )}
    </g>
  )
}

/** A bracket from the margin of the lesion to a distance in cm. */
function distance(margin: number, cm: 1 | 2): string {
  const y = CENTRE.y + (cm === 1 ? 34 : 54)
  return `M${px(margin)} ${y - 4}v8m0-4h${cm * CM}m0-4v8`
}

interface Place {
  readonly x: number
  readonly y: number
}

function onClock(hour: number, radius: number): Place {
  const angle = (hour / 12) * 2 * Math.PI
  return { x: CENTRE.x + radius * Math.sin(angle), y: CENTRE.y - radius * Math.cos(angle) }
}

const WITHIN = LESION - 26
const AROUND = (LESION + RIM) / 2
const PLACES: Readonly<Record<ElastographySite, Place>> = {
  A: onClock(12, WITHIN),
  B: onClock(3, WITHIN),
  C: onClock(6, WITHIN),
  D: onClock(9, WITHIN),
  E: CENTRE,
  F1: onClock(2, AROUND),
  F2: onClock(5, AROUND),
  F3: onClock(8, AROUND),
  F4: onClock(11, AROUND),
  G: { x: CENTRE.x + LESION + CM, y: CENTRE.y },
  H: { x: CENTRE.x + LESION + 2 * CM, y: CENTRE.y },
  I: { x: 392, y: 88 },
}
