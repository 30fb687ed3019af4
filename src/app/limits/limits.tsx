import { modelFacts } from '../../facts/model-facts.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { APP_VERSION } from '../../page/setup/app-version.ts'
import { evidenceLinkTexts } from '../../text/evidence-link.ts'

/** What the score cannot know, and which model gave it. */
export function Limits() {
  const { texts, format, model } = usePageContext()
  const { citation } = model
  const { joins } = texts
  const link = useTextsOf(evidenceLinkTexts)
  return (
    <section class="part limits" aria-labelledby="limits-heading">
      <h2 id="limits-heading">{texts.limits.heading}</h2>
      <ul>
        {modelFacts({ texts, format, model })
          .filter(({ group }) => group === 'limits')
          .map(({ id, value }) => (
            <li key={id}>{value}</li>
          ))}
      </ul>
      <p class="evidence-link no-print">
        <a href="evidence.html" target="_blank" rel="noopener">
          {link.open}
        </a>{' '}
        <span class="fine">({link.newTab})</span>
      </p>
      <dl class="colophon">
        <div>
          <dt>{texts.limits.source}</dt>
          <dd>
            {texts.limits.citation(
              citation.authors,
              citation.title,
              citation.journal,
              format.date(citation.published),
            )}
          </dd>
        </div>
        <div>
          <dt>{texts.limits.model}</dt>
          <dd>
            {`${model.name}${joins.colon}${model.id} ${model.version}${joins.stop}${joins.gap}`}
            <span class="breakable hash in-details">SHA-256 {model.hash + joins.stop + joins.gap}</span>
            {texts.limits.app(APP_VERSION) + joins.stop}
          </dd>
        </div>
      </dl>
    </section>
  )
}
