import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Button } from '../page/button.tsx'
import { DisplaySettings } from '../page/display-settings.tsx'
import { lazyComponent } from '../page/lazy-component.tsx'
import { LazyProblemPage } from '../page/lazy-problem-page.tsx'
import { Mark } from '../page/mark.tsx'
import { PageContext } from '../page/page-context.tsx'
import { useTheme } from '../page/theme/use-theme.ts'
import { type InLanguage, useLanguage } from '../page/use-language.ts'
import { createFormat } from '../text/format.ts'
import { loadTexts } from '../text/load-texts.ts'
import type { Texts } from '../text/texts.ts'
import type { Connected, PartState } from './app-state.ts'
import { topicProgress } from './screen/topic-progress.ts'
import type { PartProgress } from './server/chart-reader.ts'
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

const SLOW_MS = 5_000

/** Opening the session and reading the chart, topic by topic; after five seconds it says what it waits for. */
function Loading(props: {
  readonly texts: Texts
  readonly progress: readonly PartState[]
  readonly onCancel: (() => void) | undefined
  readonly settings: ComponentChildren
}) {
  const { texts } = props
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [])
  const topics = topicProgress(props.progress)
  const open = topics.filter(({ progress }) => progress.state === 'waiting' || progress.state === 'reading')
  return (
    <main class="page notice-page" aria-busy="true">
      <p class="eyebrow">{texts.product}</p>
      <h1>{topics.length === 0 ? texts.progress.starting : texts.progress.title}</h1>
      {topics.length > 0 && (
        <ul class="progress">
          {topics.map(({ topic, progress }) => (
            <li key={topic} class={`progress-${progress.state}`}>
              <span>{texts.topics[topic]}</span>
              <span class="progress-state">{progressText(texts, progress)}</span>
            </li>
          ))}
        </ul>
      )}
      <p role="status" class="slow">
        {slow && (
          <>
            <Mark shape="warning" />{' '}
            {topics.length === 0
              ? texts.progress.slowSession
              : texts.progress.slow(open.map(({ topic }) => texts.topics[topic]).join(texts.joins.item))}
          </>
        )}
      </p>
      {props.onCancel && (
        <p>
          <Button onClick={props.onCancel}>{texts.progress.cancel}</Button>
        </p>
      )}
      {props.settings}
    </main>
  )
}

function progressText(texts: Texts, progress: PartProgress): string {
  switch (progress.state) {
    case 'waiting':
      return texts.progress.waiting
    case 'reading':
      return texts.progress.pages(progress.pages)
    case 'done':
      return texts.progress.done(progress.resources)
    case 'failed':
      return texts.progress.failed
  }
}
