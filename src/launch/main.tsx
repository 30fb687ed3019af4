import { render } from 'preact'
import '../page/styles/tokens.css'
import '../page/styles/base.css'
import '../page/styles/notice.css'
import { preloadProblemPage } from '../page/lazy-problem-page.tsx'
import { preferred } from '../page/preferences.ts'
import { showTheme } from '../page/theme/show-theme.ts'
import { firstLanguage } from '../page/use-language.ts'
import { loadPageTexts } from '../text/load-page-texts.ts'
import { NOT_LOADED } from '../text/not-loaded.ts'
import { LaunchPage } from './launch-page.tsx'
import { wasSent } from './send-request.ts'

const root = document.getElementById('app') ?? document.body
const query = new URLSearchParams(location.search)
// What the EHR handed over works once and is not to be found in the history.
const cameBack = wasSent(history.state) && query.size === 0
history.replaceState(cameBack ? history.state : null, '', location.pathname)

const look = preferred('theme')
if (look !== undefined && look !== 'ehr') showTheme(look)
firstLanguage(loadPageTexts).then(
  (language) => {
    render(<LaunchPage language={language} query={query} cameBack={cameBack} />, root)
    preloadProblemPage()
  },
  () => render(<p class="status-line">{NOT_LOADED}</p>, root),
)
