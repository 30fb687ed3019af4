import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Setup } from '../app/setup/prepare.ts'
import type { Outcome } from '../app/setup/problem.ts'
import { DisplaySettings } from '../app/shared/display-settings.tsx'
import { ProblemPage } from '../app/shared/problem-page.tsx'
import { type InLanguage, useLanguage } from '../app/shared/use-language.ts'
import { useTheme } from '../app/theme/use-theme.ts'
import { createFormat } from '../text/format.ts'
import { labTexts } from '../text/lab.ts'
import { loadPageTexts } from '../text/load-page-texts.ts'
import type { PageTexts } from '../text/texts.ts'
import { LabContext } from './lab-surroundings.tsx'
import { ResponseScreen } from './response/response-screen.tsx'
import { StudyScreen } from './study/study-screen.tsx'

type Tab = 'validate' | 'response'

/** The page of the lab: its two tools, of which each keeps its work while the other is shown. */
export function Lab(props: { readonly first: InLanguage<PageTexts>; readonly setup: Outcome<Setup> }) {
  const { setup } = props
  const language = useLanguage(props.first, loadPageTexts, {
    site: setup.ok ? setup.value.site.language : undefined,
  })
  const theme = useTheme(undefined)
  const settings = <DisplaySettings language={language} theme={theme} />
  const texts = labTexts[language.language]
  useEffect(() => {
    document.title = texts.pageTitle
  }, [texts])
  const [tab, setTab] = useState<Tab>('validate')
  const surroundings = useMemo(
    () =>
      setup.ok
        ? {
            ...setup.value,
            language: language.language,
            format: createFormat(language.language, setup.value.site.timeZone),
          }
        : undefined,
    [setup, language.language],
  )
  if (!setup.ok || surroundings === undefined) {
    return setup.ok ? null : (
      <ProblemPage
        language={language.language}
        texts={language.texts}
        settings={settings}
        problem={setup.problem}
      />
    )
  }
  return (
    <LabContext.Provider value={surroundings}>
      <main class="page lab">
        <div class="masthead">
          <h1>{texts.heading}</h1>
          <p>{texts.purpose}</p>
          <p class="fine">{texts.investigational}</p>
          {settings}
        </div>
        <nav class="tabs no-print" aria-label={texts.pageTitle}>
          {(['validate', 'response'] as const).map((name) => (
            <button
              key={name}
              type="button"
              class="button"
              aria-pressed={tab === name}
              onClick={() => setTab(name)}
            >
              {texts.tabs[name]}
            </button>
          ))}
        </nav>
        <div hidden={tab !== 'validate'}>
          <StudyScreen />
        </div>
        <div hidden={tab !== 'response'}>
          <ResponseScreen language={language.language} />
        </div>
      </main>
    </LabContext.Provider>
  )
}
