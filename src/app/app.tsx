import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { DisplaySettings } from '../page/display-settings.tsx'
import { lazyComponent } from '../page/lazy-component.tsx'
import { LazyProblemPage } from '../page/lazy-problem-page.tsx'
import { PageContext } from '../page/page-context.tsx'
import { useTheme } from '../page/theme/use-theme.ts'
import { type InLanguage, useLanguage } from '../page/use-language.ts'
import { createFormat } from '../text/format.ts'
import { loadTexts } from '../text/load-texts.ts'
import type { Texts } from '../text/texts.ts'
import type { Connected } from './app-state.ts'
import { Loading } from './screen/loading.tsx'
import { useApp } from './use-app.ts'

/** Fetched while the EHR is asked for the chart. */
const assessmentScreen = lazyComponent(
  async () => (await import('./screen/assessment-screen.tsx')).AssessmentScreen,
)

/** The page: opening, a problem, or the assessment of one patient. */
export function App(props: { readonly language: InLanguage<Texts> }) {
  const { state, wishes, styleOffer, read, refresh, refreshExams, cancel } = useApp()
  const language = useLanguage(props.language, loadTexts, wishes)
  const theme = useTheme(styleOffer)
  const { texts } = language
  useEffect(assessmentScreen.preload, [])
  const settings = <DisplaySettings language={language} theme={theme} />
  switch (state.phase) {
    case 'starting':
      return <Loading texts={texts} progress={[]} onCancel={undefined} settings={settings} />
    case 'problem': {
      const { retry } = state
      return (
        <LazyProblemPage
          language={language.language}
          texts={texts}
          problem={state.problem}
          action={retry && { label: texts.failures.retry, run: () => void read(retry) }}
          settings={settings}
        />
      )
    }
    case 'reading':
      return <Loading texts={texts} progress={state.progress} onCancel={cancel} settings={settings} />
    case 'open': {
      const { connected, open } = state
      return (
        <Surrounded connected={connected} inLanguage={language}>
          <assessmentScreen.Component
            session={connected.session}
            open={open}
            onReadAgain={() => void read(connected)}
            onStored={() => void refresh(connected)}
            onExamStored={() => refreshExams(connected)}
            settings={settings}
          />
        </Surrounded>
      )
    }
  }
}

function Surrounded(props: {
  readonly connected: Connected
  readonly inLanguage: InLanguage<Texts>
  readonly children: ComponentChildren
}) {
  const { site, model } = props.connected.setup
  const { language, texts } = props.inLanguage
  const pageContext = useMemo(
    () => ({ language, texts, format: createFormat(language, site.timeZone), model, site }),
    [language, texts, site, model],
  )
  return <PageContext.Provider value={pageContext}>{props.children}</PageContext.Provider>
}
