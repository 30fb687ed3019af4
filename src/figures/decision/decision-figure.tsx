import { FigureFrame } from '../figure-frame.tsx'
import { linearScale, type Scale } from '../linear-scale.ts'
import { niceTicks } from '../nice-ticks.ts'
import { type Area, wideArea } from '../plot/area.ts'
import { BottomAxis, bottomAxisHeight, LeftAxis } from '../plot/axes.tsx'
import { EmptyFigure } from '../plot/empty.tsx'
import { Legend, type LegendEntry, legendLayout } from '../plot/legend.tsx'
import { MarkedLines } from '../plot/marked-lines.tsx'
import { bandPath, clippedPath } from '../plot/path.ts'
import { dashOf, seriesClass } from '../plot/series.tsx'
import { Strips } from '../plot/strips.tsx'
import { alongX, alongY } from '../plot/ticks.ts'
import { px } from '../px.ts'
import { Unspoken } from '../unspoken.tsx'
import type { DecisionCurveData, DecisionFigureProps } from './decision-data.ts'

/**
 * Net benefit over the threshold probability: each model with its bootstrap band, treating all, treating none. The axis reaches from
 * -0.1 of the prevalence, as dcurves draws it, to the highest benefit; a curve that falls below is cut off there.
 */
export function DecisionFigure(props: DecisionFigureProps) {
  const { models, prevalence, marked, width, words } = props
  const thresholds = models.flatMap(({ curve }) => curve.map(({ threshold }) => threshold))
  if (thresholds.length === 0) {
    return <EmptyFigure class="decision" label={words.label} text={words.empty} width={width} />
  }
  const domain = [-Math.max(0.01, 0.1 * prevalence), highestBenefit(models, prevalence)] as const
  const yTicks = niceTicks(...domain, 5)
  const legend = legendLayout(entries(models, words), width)
  const area = wideArea(width, yTicks.map(words.benefit), legend.height + 12)
  const x = linearScale([least(thresholds), most(thresholds)], [area.left, area.right])
  const y = linearScale(domain, [area.bottom, area.top])
  const xTicks = niceTicks(least(thresholds), most(thresholds), width < 500 ? 5 : 10)
  return (
    <FigureFrame
      class="plot decision"
      label={words.label}
      width={width}
      height={area.bottom + bottomAxisHeight(area, words.threshold) + 4}
    >
      <Legend layout={legend} x={0} y={0} />
      <LeftAxis area={area} ticks={alongY(yTicks, y, words.benefit)} title={words.netBenefit} />
      <BottomAxis area={area} ticks={alongX(xTicks, x, words.percent)} title={words.threshold} />
      <Strips area={area} stops={readOuts(models, words, x)} />
      <Unspoken>
        <line class="reference" x1={px(area.left)} x2={px(area.right)} y1={px(y(0))} y2={px(y(0))} />
        <path class="diagonal" d={treatAll(models, area, x, y)} />
        {models.map((model, index) => (
          <ModelCurve key={model.name} model={model} index={index} area={area} x={x} y={y} />
        ))}
      </Unspoken>
      {marked !== undefined && (
        <MarkedLines lines={[{ x: x(marked.threshold), label: marked.label }]} area={area} />
      )}
    </FigureFrame>
  )
}

function ModelCurve(props: {
  readonly model: DecisionCurveData
  readonly index: number
  readonly area: Area
  readonly x: Scale
  readonly y: Scale
}) {
  const { model, index, area, x, y } = props
  const places = model.curve.map((point) => ({ x: x(point.threshold), y: y(point.model) }))
  const band = (model.band ?? []).flatMap(({ threshold, lower, upper }) =>
    typeof lower === 'number' && typeof upper === 'number'
      ? [{ x: x(threshold), from: y(lower), to: y(upper) }]
      : [],
  )
  return (
    <g class={seriesClass(index)}>
      {band.length > 1 && <path class="band" d={bandPath(band, area.top, area.bottom)} />}
      <path class="curve" d={clippedPath(places, area.top, area.bottom)} stroke-dasharray={dashOf(index)} />
    </g>
  )
}

/** What stands over each threshold: every model's net benefit, and that of treating all. */
function readOuts(models: readonly DecisionCurveData[], words: DecisionFigureProps['words'], x: Scale) {
  return (models[0]?.curve ?? []).map(({ threshold, all }) => {
    const benefits = models.flatMap(({ name, curve }) => {
      const point = curve.find((other) => other.threshold === threshold)
      return point === undefined ? [] : [`${name} ${words.benefit(point.model)}`]
    })
    const lines = [...benefits, `${words.all} ${words.benefit(all)}`]
    return { x: x(threshold), lines: [`${words.threshold} ${words.percent(threshold)}`, ...lines] }
  })
}

/** Treating all depends on the patients alone, not on the model: the first curve that has it serves. */
function treatAll(models: readonly DecisionCurveData[], area: Area, x: Scale, y: Scale): string {
  const curve = models.find(({ curve }) => curve.length > 1)?.curve ?? []
  return clippedPath(
    curve.map(({ threshold, all }) => ({ x: x(threshold), y: y(all) })),
    area.top,
    area.bottom,
  )
}

function entries(
  models: readonly DecisionCurveData[],
  words: DecisionFigureProps['words'],
): readonly LegendEntry[] {
  return [
    ...models.map(({ name }, index): LegendEntry => ({ sample: 'line', index, name })),
    { sample: 'diagonal', index: 0, tone: 'quiet', name: words.all },
    { sample: 'plain', index: 0, tone: 'quiet', name: words.none },
  ]
}

function highestBenefit(models: readonly DecisionCurveData[], prevalence: number): number {
  const benefits = models.flatMap(({ curve, band = [] }) => [
    ...curve.map(({ model }) => model),
    ...band.map(({ upper }) => upper ?? 0),
  ])
  return 1.05 * most([0.02, prevalence, ...benefits])
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)
}

function most(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY)
}
