import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { prepare, type Setup } from '../app/setup/prepare.ts'
import type { Outcome } from '../app/setup/problem.ts'
import { DisplaySettings } from '../app/shared/display-settings.tsx'
import { ProblemLater } from '../app/shared/problem-later.tsx'
import { type InLanguage, useLanguage } from '../app/shared/use-language.ts'
import { useTheme } from '../app/theme/use-theme.ts'
import { cardContext } from '../model-card/card-context.ts'
import { evidenceTexts } from '../text/evidence.ts'
import { loadPageTexts } from '../text/load-page-texts.ts'
import type { PageTexts } from '../text/texts.ts'
import { EvidenceContext } from './evidence-context.ts'
import { EvidencePage } from './evidence-page.tsx'

/** Reads site file and model, and shows the evidence in the language and look chosen. */
export function EvidenceApp(props: { readonly language: InLanguage<PageTexts> }) {
  const [setup, setSetup] = useState<Outcome<Setup> | undefined>(undefined)
  useEffect(() => {
    prepare(location.href).then(setSetup, () => setSetup({ ok: false, problem: { code: 'unexpected' } }))
  }, [])
  const choice = useLanguage(props.language, loadPageTexts, {
    site: setup?.ok === true ? setup.value.site.language : undefined,
  })
  const theme = useTheme(undefined)
  const settings = <DisplaySettings language={choice} theme={theme} />
  // Begins in the site's language at once, rather than in the browser's for a moment.
  const begun = useRef(false)
  begun.current ||= setup !== undefined && !choice.pending
  if (setup === undefined || !begun.current) return null
  if (!setup.ok) {
    const { language, texts } = choice
    return <ProblemLater language={language} texts={texts} problem={setup.problem} settings={settings} />
  }
  return <Evidence setup={setup.value} inLanguage={choice} settings={settings} />
}

function Evidence(props: {
  readonly setup: Setup
  readonly inLanguage: InLanguage<PageTexts>
  readonly settings: ComponentChildren
}) {
  const { language, texts } = props.inLanguage
  const { model, site } = props.setup
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
      <EvidencePage product={texts.product} settings={props.settings} />
    </EvidenceContext.Provider>
  )
}
