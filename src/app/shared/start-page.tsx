import { type ComponentChildren, type FunctionComponent, render } from 'preact'
import type { Language } from '../../site/language.ts'
import { loadPageTexts } from '../../text/load-page-texts.ts'
import { NOT_LOADED } from '../../text/not-loaded.ts'
import type { PageTexts } from '../../text/texts.ts'
import { prepare, type Setup } from '../setup/prepare.ts'
import type { Outcome } from '../setup/problem.ts'
import { showTheme } from '../theme/show-theme.ts'
import { useTheme } from '../theme/use-theme.ts'
import { DisplaySettings } from './display-settings.tsx'
import { preferred } from './preferences.ts'
import { ProblemPage } from './problem-page.tsx'
import { firstLanguage, type InLanguage, useLanguage } from './use-language.ts'

/** What a page without a patient is shown with. */
export interface PatientlessPage extends Setup {
  readonly language: Language
  readonly texts: PageTexts
  /** The choice of language and appearance, for where the page wants it. */
  readonly settings: ComponentChildren
}

/** Loads site file, model and texts and shows a page without a patient, or why it cannot be. */
export function startPage(Page: FunctionComponent<PatientlessPage>): void {
  const root = document.getElementById('app') ?? document.body
  const look = preferred('theme')
  if (look !== undefined && look !== 'ehr') showTheme(look)
  Promise.all([firstLanguage(loadPageTexts), prepare(location.href)]).then(
    ([first, setup]) => render(<Started first={first} setup={setup} Page={Page} />, root),
    () => render(<p class="status-line">{NOT_LOADED}</p>, root),
  )
}

function Started(props: {
  readonly first: InLanguage<PageTexts>
  readonly setup: Outcome<Setup>
  readonly Page: FunctionComponent<PatientlessPage>
}) {
  const { setup, Page } = props
  const choice = useLanguage(props.first, loadPageTexts, {
    site: setup.ok ? setup.value.site.language : undefined,
  })
  const theme = useTheme(undefined)
  const { language, texts } = choice
  const settings = <DisplaySettings language={choice} theme={theme} />
  return setup.ok ? (
    <Page {...setup.value} language={language} texts={texts} settings={settings} />
  ) : (
    <ProblemPage language={language} texts={texts} settings={settings} problem={setup.problem} />
  )
}
