import { useEvidence } from './evidence-context.ts'
import { Section } from './section.tsx'

/** Where the article does not agree with itself, one by one. */
export function Errata() {
  const { card, texts } = useEvidence()
  const { errata } = card.model
  return (
    <Section id="errata">
      <p>{texts.errata.lead(card.format.number(errata.length, 0))}</p>
      <ol>
        {errata.map(({ id }) => (
          <li key={id} id={`erratum-${id}`}>
            {card.fromFile(`errata.${id}`)}
          </li>
        ))}
      </ol>
    </Section>
  )
}
