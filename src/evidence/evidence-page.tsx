import { useEffect, useMemo } from 'preact/hooks'
import type { PatientlessPage } from '../app/shared/start-page.tsx'
import { cardContext } from '../model-card/card-context.ts'
import { evidenceTexts } from '../text/evidence.ts'
import { Brief } from './brief.tsx'
import { Errata } from './errata.tsx'
import { EvidenceContext } from './evidence-context.ts'
import { Facts } from './facts.tsx'
import { ModelSection } from './model-section.tsx'
import { Performance } from './performance/performance.tsx'
import { Reconstruction } from './reconstruction/reconstruction.tsx'
import { SECTIONS } from './section.tsx'
import { SourceAndCard } from './source-and-card.tsx'

/** Everything that speaks for and against the model, without a patient. */
export function EvidencePage(page: PatientlessPage) {
  const { model, site, language } = page
  const texts = evidenceTexts[language]
  const card = useMemo(() => cardContext(model, language, site.timeZone), [model, language, site])
  useEffect(() => {
    document.title = `${texts.title} · TIPM`
  }, [texts])
  // The sections did not exist when the browser looked for the one that the address names.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), [])
  return (
    <EvidenceContext.Provider value={{ card, texts }}>
      <main class="page evidence">
        <header>
          <p class="eyebrow">{page.texts.product}</p>
          <h1>{texts.title}</h1>
          <p>{texts.lead(card.fromFile('name'))}</p>
          <p class="investigational">{card.texts.investigational}</p>
          {page.settings}
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
    </EvidenceContext.Provider>
  )
}
