import { render } from 'preact'
import '../page/styles/tokens.css'
import '../page/styles/base.css'
import '../page/styles/notice.css'
import '../page/styles/parts.css'
import '../page/styles/inputs.css'
import '../page/styles/first-screen.css'
import '../page/styles/record.css'
import '../page/styles/print.css'
import { preloadProblemPage } from '../page/lazy-problem-page.tsx'
import { preferred } from '../page/preferences.ts'
import { showTheme } from '../page/theme/show-theme.ts'
import { firstLanguage } from '../page/use-language.ts'
import { loadTexts } from '../text/load-texts.ts'
import { NOT_LOADED } from '../text/not-loaded.ts'
import { App } from './app.tsx'

// A page that the browser kept in memory may be of a session that a later launch has ended: it starts anew.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

const root = document.getElementById('app') ?? document.body
const look = preferred('theme')
// The EHR's own style is known only once it has been asked.
if (look !== undefined && look !== 'ehr') showTheme(look)
firstLanguage(loadTexts).then(
  (language) => {
    render(<App language={language} />, root)
    preloadProblemPage()
  },
  () => render(<p class="status-line">{NOT_LOADED}</p>, root),
)
