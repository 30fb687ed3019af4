import { type SourceAttribute, sourceAttributes } from '../model-card/source-attributes.ts'
import { useEvidence } from './evidence-context.ts'
import { Fact, FactsList } from './facts-list.tsx'
import { Section } from './section.tsx'

/** The source attributes of the model, group by group. */
export function Facts() {
  const { card, texts } = useEvidence()
  return (
    <Section id="facts">
      <p>{texts.facts.lead}</p>
      {sourceAttributes(card).map(({ id, attributes }, at) => (
        <section key={id} id={`facts-${id}`} class="fact-group" aria-labelledby={`facts-${id}-heading`}>
          <h3 id={`facts-${id}-heading`}>
            {at + 1}. {card.texts.groups[id]}
          </h3>
          <FactsList>
            {attributes.map((attribute) => (
              <Fact key={attribute.id} name={card.texts.attributes[attribute.id]}>
                <Answer answer={attribute.answer} />
              </Fact>
            ))}
          </FactsList>
        </section>
      ))}
    </Section>
  )
}

function Answer({ answer }: Pick<SourceAttribute, 'answer'>) {
  const { card } = useEvidence()
  const [first] = answer
  if (first === undefined) return <span class="quiet">{card.texts.notStated}</span>
  if (answer.length === 1) return first
  return (
    <ul>
      {answer.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
