import type { ComponentChildren } from 'preact'
import { maximumPoints } from '../../model/effect.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import { niceTicks } from '../nice-ticks.ts'
import { percent } from '../px.ts'
import { type PresetWords, presetValues } from './preset-values.ts'
import { probabilityTicks } from './probability-ticks.ts'

/** Every word of the figure, already in the reader's language; numbers arrive as numbers and leave as the reader writes them. */
export interface NomogramWords extends PresetWords {
  /** Accessible name of the whole figure. */
  readonly label: string
  readonly points: string
  readonly names: Readonly<Record<Predictor, string>>
  /** From no points to the most that an input can add. */
  readonly pointsOf: (maximum: number) => string
  readonly total: string
  readonly maximum: string
  readonly cutoff: string
  readonly low: string
  readonly high: string
  readonly probability: string
  readonly probabilityNote: string
  readonly percent: (probability: number) => string
}

/** About so many labels stand on an axis; nearer to each other than this share of the width they would touch. */
const LABELS = 6
const LEAST_APART = 0.1

/**
 * The model as a nomogram: from each input's axis up to its points, the scale of their sum with the cut-off, and down to the
 * probability. Every position follows from the model's own functions, in percent of the width, so that text keeps its size at any
 * width and on paper. `id` is unique on its page.
 */
export function Nomogram(props: {
  readonly id: string
  readonly model: ModelFile
  readonly words: NomogramWords
}) {
  const { id, model, words } = props
  const maxima = PREDICTORS.map((predictor) => maximumPoints(model, predictor))
  const most = Math.max(...maxima)
  const total = maxima.reduce((sum, points) => sum + points, 0)
  const round = (end: number): Tick[] =>
    niceTicks(0, end, LABELS).map((points) => ({ share: points / end, label: words.number(points) }))
  const probabilities = probabilityTicks(model, total).map(({ probability, points }) => {
    return { share: points / total, label: words.percent(probability) }
  })
  return (
    <div class="nomogram" role="img" aria-label={words.label}>
      <Row name={words.points} ticks={round(most)} />
      {PREDICTORS.map((predictor) => {
        const maximum = maximumPoints(model, predictor)
        const stops = presetValues(model, predictor, words, LABELS)
        return (
          <Row
            key={predictor}
            name={words.names[predictor]}
            figure={words.pointsOf(maximum)}
            to={maximum / most}
            ticks={stops.map(({ points, label }) => ({ share: points / most, label }))}
          />
        )
      })}
      <Row name={words.total} note={words.maximum} ticks={round(total)}>
        <Zones hatch={`${id}-high`} from={model.cutoff.points / total} words={words} />
      </Row>
      <Row name={words.probability} note={words.probabilityNote} ticks={probabilities} />
    </div>
  )
}

/** A labelled place of an axis, 0..1 of the width. */
interface Tick {
  readonly share: number
  readonly label: string
}

/** One axis with its name before it and, of an input, what it adds after it. Labels that would touch are left out, the later in the list first. */
function Row(props: {
  readonly name: string
  readonly note?: string
  readonly figure?: string
  readonly to?: number
  readonly ticks: readonly Tick[]
  readonly children?: ComponentChildren
}) {
  const { name, note, figure, to = 1, ticks, children } = props
  const kept: Tick[] = []
  for (const tick of ticks) {
    if (kept.every(({ share }) => Math.abs(share - tick.share) >= LEAST_APART)) kept.push(tick)
  }
  const y = children === undefined ? 6 : 30
  return (
    <div class="nomogram-row">
      <span>
        <strong>{name}</strong> {note !== undefined && <span class="fine">{note}</span>}
      </span>
      <svg class="figure-svg" width="100%" height={y + 28} overflow="visible" aria-hidden="true">
        {children}
        <g class="axis">
          <line x1="0" x2={percent(to)} y1={y} y2={y} />
          {ticks.map(({ share }) => (
            <line key={share} x1={percent(share)} x2={percent(share)} y1={y} y2={y + 6} />
          ))}
          {kept.map(({ share, label }) => (
            <text key={share} class="tick-label" x={percent(share)} y={y + 20} text-anchor="middle">
              {label}
            </text>
          ))}
        </g>
      </svg>
      <span>{figure}</span>
    </div>
  )
}

/** Low and high on either side of the cut-off; high is hatched, so that it is told without colour. */
function Zones(props: { readonly hatch: string; readonly from: number; readonly words: NomogramWords }) {
  const { hatch, from, words } = props
  const high = { x: percent(from), y: 20, width: percent(1 - from), height: 10 }
  return (
    <>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" class="hatch hatch-high" />
        </pattern>
      </defs>
      <rect class="zone-low" x="0" y="20" width={percent(from)} height="10" />
      <rect class="zone-high" {...high} />
      <rect {...high} fill={`url(#${hatch})`} />
      <rect class="zone-outline" x="0" y="20" width="100%" height="10" />
      <line class="cutoff" x1={percent(from)} x2={percent(from)} y1="15" y2="34" />
      <text class="zone-name" x="0" y="12">
        {words.low}
      </text>
      <text class="cutoff-label" x={percent(from)} y="12" text-anchor="middle">
        {words.cutoff}
      </text>
      <text class="zone-name" x="100%" y="12" text-anchor="end">
        {words.high}
      </text>
    </>
  )
}
