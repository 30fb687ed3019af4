import '../page/styles/tokens.css'
import '../page/styles/base.css'
import '../page/styles/notice.css'
import '../page/styles/inputs.css'
import '../page/styles/print.css'
import '../figures/figures.css'
import './evidence.css'
import { useEffect, useMemo } from 'preact/hooks'
import { cardContext } from '../model-card/card-context.ts'
import { type PatientlessPage, startPage } from '../page/start-page.tsx'
import { evidenceTexts } from '../text/evidence.ts'
import { EvidenceContext } from './evidence-context.ts'
import { EvidencePage } from './evidence-page.tsx'

startPage(EvidenceApp)

/** The evidence on the site's model, in the language and look chosen. */
function EvidenceApp({ site, model, language, texts, settings }: PatientlessPage) {
  const context = useMemo(
    () => ({ card: cardContext(model, language, site.timeZone), texts: evidenceTexts[language] }),
    [model, language, site],
  )
  useEffect(() => {
    document.title = `${context.texts.title} · TIPM`
  }, [context])
  useEffect(() => {
    // The sections did not exist when the browser looked for the one that the address names.
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <EvidenceContext.Provider value={context}>
      <EvidencePage product={texts.product} settings={settings} />
    </EvidenceContext.Provider>
  )
}
