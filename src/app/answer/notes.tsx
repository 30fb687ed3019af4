import type { Fact } from '../../facts/fact.ts'
import { modelStatusLines } from '../../facts/model-facts.ts'
import { factLine } from '../../facts/plain-text.ts'
import { type Assessment, isScored } from '../../model/assessment.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'

/** What is to be known with the answer: what it is worth, what the class meant in the study, and what warns. */
export function Notes(props: { readonly assessment: Assessment; readonly facts: readonly Fact[] }) {
  const { texts } = usePageContext()
  const { assessment, facts } = props
  const study = facts.find(({ id }) => id === 'study')
  // The first stands in the bar: the meaning of the class, or why it is open.
  const notes = facts.find(({ id }) => id === 'result')?.notes.slice(1) ?? []
  return (
    <div class="answer-notes">
      <p>
        <strong class="investigational">{texts.investigational}</strong>
        {isScored(assessment) && notes.map((note) => texts.joins.gap + note).join('')}
        {study !== undefined && texts.joins.gap + factLine(texts, study, false) + texts.joins.stop}
      </p>
      <ModelStatusNote />
      <Warnings facts={facts} />
    </div>
  )
}

/** Beside the result: that a site recalibrated the model, and whether anybody approved it. Nothing for the model as shipped. */
function ModelStatusNote() {
  const { texts, format, model } = usePageContext()
  const lines = modelStatusLines(texts, format, model)
  return lines.length === 0 ? null : <p class="fine standing">{lines.join(' ')}</p>
}

const TOLD = ['deceased', 'unmapped']

/** Beside the answer: what else may make it another. What was found and could not be used stands in the input's row; on paper, here. */
function Warnings({ facts }: { readonly facts: readonly Fact[] }) {
  const { texts } = usePageContext()
  const told = facts.filter(
    ({ id, group }) => TOLD.includes(id) || group === 'doubts' || id.startsWith('start.'),
  )
  if (told.length === 0) return null
  return (
    <ul class={told.every(({ group }) => group === 'doubts') ? 'warnings print-only' : 'warnings'}>
      {told.map((fact) => (
        <li key={fact.id} class={fact.group === 'doubts' ? `${fact.tone} print-only` : fact.tone}>
          <Mark shape={fact.tone === 'warning' ? 'warning' : 'unknown'} /> {factLine(texts, fact, false)}
        </li>
      ))}
    </ul>
  )
}
