import { type ComponentChildren, type FunctionComponent, render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Result } from '../result.ts'
import { loadPageTexts } from '../text/load-page-texts.ts'
import { NOT_LOADED } from '../text/not-loaded.ts'
import type { PageTexts } from '../text/texts.ts'
import { DisplaySettings } from './display-settings.tsx'
import { LazyProblemPage, preloadProblemPage } from './lazy-problem-page.tsx'
import { preferred } from './preferences.ts'
import { prepare, type Setup } from './setup/prepare.ts'
import type { Problem } from './setup/problem.ts'
import { showTheme } from './theme/show-theme.ts'
import { useTheme } from './theme/use-theme.ts'
import { firstLanguage, type InLanguage, useLanguage } from './use-language.ts'

/** What a page without a patient is shown with. */
export interface PatientlessPage extends Setup, InLanguage<PageTexts> {
  /** The choice of language and appearance, for where the page wants it. */
  readonly settings: ComponentChildren
}

/** Loads site file, model and texts and shows a page without a patient, or why it cannot be. */
export function startPage(Page: FunctionComponent<PatientlessPage>): void {
  const root = document.getElementById('app') ?? document.body
  const look = preferred('theme')
  if (look !== undefined && look !== 'ehr') showTheme(look)
  firstLanguage(loadPageTexts).then(
    (first) => {
      render(<Started first={first} Page={Page} />, root)
      preloadProblemPage()
    },
    () => render(<p class="status-line">{NOT_LOADED}</p>, root),
  )
}

function Started(props: {
  readonly first: InLanguage<PageTexts>
  readonly Page: FunctionComponent<PatientlessPage>
}) {
  const { Page } = props
  const [setup, setSetup] = useState<Result<Setup, Problem> | undefined>(undefined)
  useEffect(() => {
    prepare(location.href).then(setSetup, () => setSetup({ ok: false, problem: { code: 'unexpected' } }))
  }, [])
  const choice = useLanguage(props.first, loadPageTexts, {
    site: setup?.ok === true ? setup.value.site.language : undefined,
  })
  const theme = useTheme(undefined)
  // Begins in the site's language at once, rather than in the browser's for a moment.
  const begun = useRef(false)
  begun.current ||= setup !== undefined && !choice.pending
  if (setup === undefined || !begun.current) return null
  const { language, texts } = choice
  const settings = <DisplaySettings language={choice} theme={theme} />
  return setup.ok ? (
    <Page {...setup.value} language={language} texts={texts} settings={settings} />
  ) : (
    <LazyProblemPage language={language} texts={texts} problem={setup.problem} settings={settings} />
  )
}
