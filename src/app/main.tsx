import { render } from 'preact'
import './styles/tokens.css'
import './styles/base.css'
import './styles/notice.css'
import './styles/parts.css'
import './styles/inputs.css'
import './styles/record.css'
import './styles/print.css'
import { loadTexts } from '../text/load-texts.ts'
import { NOT_LOADED } from '../text/not-loaded.ts'
import { App } from './app.tsx'
import { preferred } from './shared/preferences.ts'
import { prepareForProblems } from './shared/problem-later.tsx'
import { firstLanguage } from './shared/use-language.ts'
import { showTheme } from './theme/show-theme.ts'

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
    prepareForProblems()
  },
  () => render(<p class="status-line">{NOT_LOADED}</p>, root),
)
