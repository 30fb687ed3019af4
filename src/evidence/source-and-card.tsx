import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Fact, FactsList } from '../figures/table/facts-list.tsx'
import { modelCard } from '../model-card/model-card.ts'
import { cardJson, cardXml } from '../model-card/write-card.ts'
import { useEvidence } from './evidence-context.ts'
import { Section } from './section.tsx'

/** The article, its licence, and the model card to take along. */
export function SourceAndCard() {
  const { card, texts } = useEvidence()
  const { model, format, fromFile } = card
  const { citation, development } = model
  const name = `${model.id}-${model.version}-model-card`
  return (
    <Section id="card">
      <FactsList>
        <Fact name={texts.card.article}>
          {/* The article's own language. */}
          <span lang="en">
            {citation.authors}. {citation.title}. {citation.journal}.
          </span>{' '}
          {texts.card.published(format.date(citation.published))}
        </Fact>
        <Fact name={texts.card.licence}>{texts.card.licenceText(citation.licence)}</Fact>
        {development && <Fact name={texts.card.ethics}>{fromFile('ethics')}</Fact>}
        {development && <Fact name={texts.card.analysis}>{development.software}</Fact>}
      </FactsList>
      <div class="no-print">
        <p>{texts.card.lead}</p>
        <p class="downloads">
          <DownloadLink
            name={`${name}.json`}
            type="application/json"
            content={() => cardJson(modelCard(card))}
          >
            {texts.card.json}
          </DownloadLink>
          <DownloadLink name={`${name}.xml`} type="application/xml" content={() => cardXml(modelCard(card))}>
            {texts.card.xml}
          </DownloadLink>
        </p>
      </div>
    </Section>
  )
}

/** A link that saves a file made on this page; nothing leaves the browser. */
function DownloadLink(props: {
  readonly name: string
  readonly type: string
  readonly content: () => string
  readonly children: ComponentChildren
}) {
  // Never revoked: the link lives as long as the page.
  const [address] = useState(() => URL.createObjectURL(new Blob([props.content()], { type: props.type })))
  return (
    <a class="button" href={address} download={props.name}>
      {props.children}
    </a>
  )
}
