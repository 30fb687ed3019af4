import type { Fact } from '../../facts/fact.ts'
import { pointsOf, type Scored as Score, scaleEnd, scoreWords } from '../../facts/wording.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { Deciding } from './deciding.tsx'
import { PointsScale } from './points-scale.tsx'

/** A score, whole or as a range. */
export function Scored(props: { readonly assessment: Score; readonly facts: readonly Fact[] }) {
  const { texts, format, model } = usePageContext()
  const { assessment, facts } = props
  const words = scoreWords({ texts, format, model }, assessment)
  const notes = facts.find(({ id }) => id === 'result')?.notes ?? []
  return (
    <>
      <p class={`class-words class-${assessment.riskClass}`}>
        <Mark shape={assessment.riskClass} /> {words.result}
      </p>
      {notes.map((note) => (
        <p key={note} class={note === words.why ? 'class-why' : 'class-meaning'}>
          {note}
        </p>
      ))}
      <dl class="figures">
        <div>
          <dt>{texts.answer.points}</dt>
          <dd>
            <span class="figure">{words.points}</span>{' '}
            <span class="figure-unit">
              {words.ofMaximum} · {words.cutoff}
            </span>
          </dd>
        </div>
        <div>
          <dt>{texts.answer.probability}</dt>
          <dd>
            <span class="figure">{words.probability}</span>{' '}
            <span class="figure-unit">{words.probabilityNote}</span>
          </dd>
        </div>
      </dl>
      <PointsScale {...pointsOf(assessment)} maximum={scaleEnd({ model })} />
      <Deciding facts={facts} />
    </>
  )
}
