import type { ComponentChildren } from 'preact'
import { Brief } from './brief.tsx'
import { Errata } from './errata.tsx'
import { useEvidence } from './evidence-context.ts'
import { Facts } from './facts.tsx'
import { ModelSection } from './model-section.tsx'
import { Performance } from './performance/performance-section.tsx'
import { Reconstruction } from './reconstruction/reconstruction.tsx'
import { SECTIONS } from './section.tsx'
import { SourceAndCard } from './source-and-card.tsx'

/** Everything that speaks for and against the model, without a patient. */
export function EvidencePage(props: {
  readonly product: string
  /** Language and appearance. */
  readonly settings: ComponentChildren
}) {
  const { card, texts } = useEvidence()
  return (
    <main class="page evidence">
      <header>
        <p class="eyebrow">{props.product}</p>
        <h1>{texts.title}</h1>
        <p>{texts.lead(card.fromFile('name'))}</p>
        {card.model.errata.some(({ id }) => id === 'same-name') && <p>{card.fromFile('errata.same-name')}</p>}
        <p class="investigational">{card.texts.investigational}</p>
        {props.settings}
      </header>
      <nav class="contents no-print" aria-labelledby="contents-heading">
        <h2 id="contents-heading">{texts.contents}</h2>
        <ol>
          {SECTIONS.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{texts.sections[id]}</a>
            </li>
          ))}
        </ol>
        <p>
          <button type="button" class="button small" onClick={() => print()}>
            {texts.print}
          </button>
        </p>
      </nav>
      <Brief />
      <Facts />
      <Performance />
      <ModelSection />
      <Reconstruction />
      <Errata />
      <SourceAndCard />
    </main>
  )
}
