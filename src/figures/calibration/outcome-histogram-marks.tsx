import { Decorative } from '../decorative.tsx'
import { labelWidth } from '../label-fit.ts'
import type { Area } from '../plot/area.ts'
import type { Frame } from '../plot/frame.ts'
import type { OutcomeHistogram } from '../plot/outcome-histogram.ts'
import { px } from '../px.ts'
import { Label, Stroke } from '../shapes.tsx'
import type { CalibrationWords } from './calibration-data.ts'

/** The strip under the square: spikes up with the outcome, down without it. */
export const HISTOGRAM_HEIGHT = 78
const REACH = 30
const GAP = 6

/** Who was predicted what: a spike for each bin of predictions, up for patients with the outcome and down for those without; none is too short to be seen. */
export function OutcomeHistogramMarks(props: {
  readonly histogram: OutcomeHistogram
  readonly words: CalibrationWords
  readonly frame: Frame
}) {
  const { histogram, words, frame } = props
  const { area, x } = frame
  const { from, to, withOutcome, without } = histogram
  const middle = area.bottom + GAP + 4 + REACH
  const most = Math.max(1, ...withOutcome, ...without)
  const bins = Math.max(withOutcome.length, without.length)
  const step = (to - from) / Math.max(1, bins)
  const thick = Math.max(1, Math.min(6, (area.right - area.left) * step * 0.7))
  const spikes = (counts: readonly number[], direction: 1 | -1) =>
    counts
      .map((count, bin) => ({ count, at: x(from + step * (bin + 0.5)) }))
      .filter(({ count }) => count > 0)
      .map(
        ({ count, at }) =>
          `M${px(at)} ${px(middle)}v${px(-direction * Math.max(1.5, (REACH * count) / most))}`,
      )
      .join('')
  return (
    <Decorative class="spikes">
      <path class="spike with" d={spikes(withOutcome, 1)} stroke-width={px(thick)} />
      <path class="spike without" d={spikes(without, -1)} stroke-width={px(thick)} />
      <Stroke class="spike-base" x={[area.left, area.right]} y={middle} />
      <SpikeName text={words.withOutcome} area={area} y={middle - REACH + 10} />
      <SpikeName text={words.without} area={area} y={middle + REACH - 2} />
    </Decorative>
  )
}

function SpikeName({ text, area, y }: { readonly text: string; readonly area: Area; readonly y: number }) {
  // At the end of high predictions, where fewer patients lie.
  const fits = labelWidth(text) < area.right - area.left
  return fits ? <Label class="tick-label" x={area.right} y={y} anchor="end" text={text} /> : null
}
