import type { Fact } from '../../facts/fact.ts'
import { factLine } from '../../facts/plain-text.ts'
import { type Assessment, isScored } from '../../model/assessment.ts'
import { usePageContext } from '../../page/page-context.tsx'
import { ModelStatusNote } from './model-status-note.tsx'
import { Warnings } from './warnings.tsx'

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
