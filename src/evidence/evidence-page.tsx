import type { ComponentChildren } from 'preact'
import { Fact, FactsList } from '../figures/table/facts-list.tsx'
import { PREDICTORS } from '../model/predictor.ts'
import { scaleEnd } from '../model-card/card-context.ts'
import { answerOf, type SourceAttribute, sourceAttributes } from '../model-card/source-attributes.ts'
import { Button } from '../page/button.tsx'
import { APP_VERSION } from '../page/setup/app-version.ts'
import { useEvidence } from './evidence-context.ts'
import { ModelSection } from './model-section.tsx'
import { Performance } from './performance-section.tsx'
import { Reconstruction } from './reconstruction/reconstruction.tsx'
import { SECTIONS, Section } from './section.tsx'
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
          <Button small onClick={() => print()}>
            {texts.print}
          </Button>
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

/** The model on half a screen: what, for whom, in which version. */
function Brief() {
  const { card, texts } = useEvidence()
  const { model, format, fromFile } = card
  const { brief } = texts
  return (
    <Section id="brief">
      <FactsList>
        <Fact name={brief.predicts}>
          {brief.outcome(fromFile('outcome'), format.number(model.outcome.horizonWeeks, 0))}
        </Fact>
        <Fact name={brief.therapy}>{fromFile('regimen')}</Fact>
        <Fact name={brief.inputs}>
          {format.list(PREDICTORS.map((predictor) => texts.inputNames[predictor]))}
        </Fact>
        <Fact name={brief.result}>
          {brief.scale(
            format.number(scaleEnd(model), 0),
            format.number(model.cutoff.points, 2),
            fromFile('cutoffMethod'),
          )}
        </Fact>
        <Fact name={brief.role}>{answerOf(card, 'decisionRole')}</Fact>
        <Fact name={brief.status}>{card.texts.risks.status[model.status]}</Fact>
        <Fact name={brief.regulator}>{card.texts.card.approval}</Fact>
        <Fact name={brief.modelFile}>
          {model.id} {model.version}
        </Fact>
        <Fact name={brief.hash}>
          <span class="breakable hash">{model.hash}</span>
        </Fact>
        <Fact name={brief.software}>{brief.version(APP_VERSION)}</Fact>
      </FactsList>
    </Section>
  )
}

/** Where the article does not agree with itself, one by one. */
function Errata() {
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

/** The source attributes of the model, group by group. */
function Facts() {
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
