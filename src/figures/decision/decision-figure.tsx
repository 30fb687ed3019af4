import { Decorative } from '../decorative.tsx'
import { Curve, ZeroLine } from '../plot/curve-mark.tsx'
import type { LegendEntry } from '../plot/legend.tsx'
import { clippedPath } from '../plot/path.ts'
import { Plot } from '../plot/plot.tsx'
import { type DecisionCurveData, type DecisionFigureProps, markedLines } from './decision-data.ts'

/**
 * Net benefit over the threshold probability: each model with its bootstrap band, treating all, treating none. The axis reaches from
 * -0.1 of the prevalence, as dcurves draws it, to the highest benefit; a curve that falls below is cut off there.
 */
export function DecisionFigure({ models, prevalence, marked, width, words }: DecisionFigureProps) {
  const thresholds = models.flatMap(({ curve }) => curve.map(({ threshold }) => threshold))
  const ends = [Math.min(...thresholds), Math.max(...thresholds)] as const
  const lowest = -Math.max(0.01, 0.1 * prevalence)
  // Treating all depends on the patients alone, not on the model: the first curve that has it serves.
  const all = models.find(({ curve }) => curve.length > 1)?.curve ?? []
  return (
    <Plot
      class="decision"
      shape="wide"
      width={width}
      words={words}
      nothing={thresholds.length === 0}
      x={{ domain: ends, title: words.threshold, label: words.percent }}
      y={{
        domain: [lowest, highestBenefit(models, prevalence)],
        title: words.netBenefit,
        label: words.number,
      }}
      legend={entries(models, words)}
      readOuts={readOuts(models, words)}
      marked={markedLines(marked)}
    >
      {(frame) => (
        <>
          <ZeroLine frame={frame} />
          <Decorative>
            <path
              class="diagonal"
              d={clippedPath(
                all.map((point) => ({ x: frame.x(point.threshold), y: frame.y(point.all) })),
                frame.area.top,
                frame.area.bottom,
              )}
            />
          </Decorative>
          {models.map(({ name, curve, band = [] }, index) => (
            <Curve
              key={name}
              points={curve.map(({ threshold, model }) => ({
                ...band.find((limits) => limits.threshold === threshold),
                x: threshold,
                y: model,
              }))}
              index={index}
              frame={frame}
            />
          ))}
        </>
      )}
    </Plot>
  )
}

/** What stands over each threshold: every model's net benefit, and that of treating all. */
function readOuts(models: readonly DecisionCurveData[], words: DecisionFigureProps['words']) {
  return (models[0]?.curve ?? []).map(({ threshold, all }) => {
    const benefits = models.flatMap(({ name, curve }) => {
      const point = curve.find((other) => other.threshold === threshold)
      return point === undefined ? [] : [`${name} ${words.number(point.model)}`]
    })
    const lines = [...benefits, `${words.all} ${words.number(all)}`]
    return { at: threshold, lines: [`${words.threshold} ${words.percent(threshold)}`, ...lines] }
  })
}

function entries(
  models: readonly DecisionCurveData[],
  words: DecisionFigureProps['words'],
): readonly LegendEntry[] {
  return [
    ...models.map(({ name }, index): LegendEntry => ({ sample: 'line', index, name })),
    { sample: 'diagonal', index: 0, tone: 'quiet', name: words.all },
    { sample: 'reference', index: 0, tone: 'quiet', name: words.none },
  ]
}

function highestBenefit(models: readonly DecisionCurveData[], prevalence: number): number {
  const benefits = models.flatMap(({ curve, band = [] }) => [
    ...curve.map(({ model }) => model),
    ...band.map(({ upper }) => upper ?? 0),
  ])
  return 1.05 * Math.max(0.02, prevalence, ...benefits)
}
