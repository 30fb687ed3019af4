import { Decorative } from '../decorative.tsx'
import { Curve, ZeroLine } from '../plot/curve-mark.tsx'
import { clippedPath } from '../plot/path.ts'
import { Plot } from '../plot/plot.tsx'
import { type DecisionFigureProps, markedLines } from './decision-data.ts'

/**
 * Net benefit over the threshold probability: the model with its bootstrap band, treating all, treating none. The axis reaches from
 * -0.1 of the prevalence, as dcurves draws it, to the highest benefit; a curve that falls below is cut off there.
 */
export function DecisionFigure(props: DecisionFigureProps) {
  const { name, curve, band = [], prevalence, width, words } = props
  const benefits = [...curve.map(({ model }) => model), ...band.map(({ upper }) => upper ?? 0)]
  return (
    <Plot
      class="decision"
      shape="wide"
      width={width}
      words={words}
      nothing={curve.length === 0}
      x={{
        domain: [curve[0]?.threshold ?? 0, curve.at(-1)?.threshold ?? 1],
        title: words.threshold,
        label: words.percent,
      }}
      y={{
        domain: [-Math.max(0.01, 0.1 * prevalence), 1.05 * Math.max(0.02, prevalence, ...benefits)],
        title: words.netBenefit,
        label: words.number,
      }}
      legend={[
        { sample: 'line', index: 0, name },
        { sample: 'diagonal', index: 0, tone: 'quiet', name: words.all },
        { sample: 'reference', index: 0, tone: 'quiet', name: words.none },
      ]}
      readOuts={curve.map(({ threshold, model, all }) => ({
        at: threshold,
        lines: [
          `${words.threshold} ${words.percent(threshold)}`,
          `${name} ${words.number(model)}`,
          `${words.all} ${words.number(all)}`,
        ],
      }))}
      marked={markedLines(props.marked)}
    >
      {(frame) => (
        <>
          <ZeroLine frame={frame} />
          <Decorative>
            <path
              class="diagonal"
              d={clippedPath(
                curve.map((point) => ({ x: frame.x(point.threshold), y: frame.y(point.all) })),
                frame.area.top,
                frame.area.bottom,
              )}
            />
          </Decorative>
          <Curve
            points={curve.map(({ threshold, model }) => ({
              ...band.find((limits) => limits.threshold === threshold),
              x: threshold,
              y: model,
            }))}
            index={0}
            frame={frame}
          />
        </>
      )}
    </Plot>
  )
}
