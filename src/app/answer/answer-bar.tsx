import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { caveatLines } from '../../facts/answer-facts.ts'
import type { Fact } from '../../facts/fact.ts'
import { withNotes } from '../../facts/plain-text.ts'
import { scoreWords } from '../../facts/wording.ts'
import { type Assessment, isScored, type Scored } from '../../model/assessment.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { useKeptHeight } from './use-kept-height.ts'

/** The answer, in sight as long as the page is read: class, points, probability; what can be done with it; what was saved before. */
export function AnswerBar(props: {
  readonly assessment: Assessment
  readonly facts: readonly Fact[]
  /** How it differs from what was saved, and from what the chart alone gives. */
  readonly changes: readonly string[]
  readonly children: ComponentChildren
}) {
  const { texts } = usePageContext()
  const { assessment } = props
  const shape = isScored(assessment) ? assessment.riskClass : 'unknown'
  const result = props.facts.find(({ id }) => id === 'result')
  const isUndecided = props.facts.some(({ group }) => group === 'deciding')
  const heading = useRef<HTMLHeadingElement>(null)
  const kept = useKeptHeight('--bar-height')
  // Reading begins with the answer; what stands above it is the patient, who is known.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div class={`answer-bar class-${shape}`} ref={kept}>
      <div class="bar-words">
        <h1 id="answer-heading" class="class-words" ref={heading} tabIndex={-1}>
          <Mark shape={shape} /> {result?.value}
        </h1>
        {/* Of a score the first note, or what would decide; the other stands below the scale. */}
        {!isUndecided &&
          (isScored(assessment) ? result?.notes.slice(0, 1) : result?.notes)?.map((note) => (
            <p key={note}>{note}</p>
          ))}
        <Deciding facts={props.facts} />
        {caveatLines(texts, props.facts).map((line) => (
          <p key={line} class="caveat">
            <Mark shape="warning" /> {line}
          </p>
        ))}
      </div>
      {isScored(assessment) && <Figures assessment={assessment} />}
      <div class="bar-record">
        {props.children}
        {props.changes.map((change) => (
          <p key={change} class="fine">
            {change}
          </p>
        ))}
      </div>
    </div>
  )
}

function Figures({ assessment }: { readonly assessment: Scored }) {
  const pageContext = usePageContext()
  const { texts } = pageContext
  const words = scoreWords(pageContext, assessment)
  return (
    <dl class="figures">
      <div>
        <dt class="visually-hidden">{texts.answer.points}</dt>
        <dd>
          <span class="figure">{words.points}</span> <span class="figure-unit">{words.ofMaximum}</span>{' '}
          <span class="figure-unit">{words.cutoff}</span>
        </dd>
      </div>
      <div>
        <dt class="visually-hidden">{texts.answer.probability}</dt>
        <dd>
          <span class="figure">{words.probability}</span>{' '}
          {words.probabilityShort !== words.probabilityNote && (
            <span class="figure-unit in-brief">{words.probabilityShort}</span>
          )}{' '}
          <span
            class={
              words.probabilityShort === words.probabilityNote ? 'figure-unit' : 'figure-unit in-details'
            }
          >
            {words.probabilityNote}
          </span>
        </dd>
      </div>
    </dl>
  )
}

/** If the class is open: the inputs that would settle it, and by which values. */
function Deciding({ facts }: { readonly facts: readonly Fact[] }) {
  const { texts } = usePageContext()
  const { deciding, joins } = texts
  const told = facts.filter(({ group }) => group === 'deciding')
  if (told.length === 0) return null
  return (
    <div class="deciding">
      <h2 class="visually-hidden">{deciding.heading}</h2>
      <ul class="plain">
        {told.map(({ id, label, value, notes }) => (
          <li key={id}>
            <strong>{label}</strong>
            {joins.gap + withNotes(texts, value, notes) + joins.stop}
          </li>
        ))}
      </ul>
    </div>
  )
}
