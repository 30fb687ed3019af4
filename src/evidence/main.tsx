import { render } from 'preact'
import '../app/styles/tokens.css'
import '../app/styles/base.css'
import '../app/styles/notice.css'
import '../app/styles/inputs.css'
import '../app/styles/print.css'
import '../figures/figures.css'
import './evidence.css'
import { preferred } from '../app/shared/preferences.ts'
import { prepareForProblems } from '../app/shared/problem-later.tsx'
import { firstLanguage } from '../app/shared/use-language.ts'
import { showTheme } from '../app/theme/show-theme.ts'
import { loadPageTexts } from '../text/load-page-texts.ts'
import { NOT_LOADED } from '../text/not-loaded.ts'
import { EvidenceApp } from './evidence-app.tsx'

const root = document.getElementById('app') ?? document.body
const look = preferred('theme')
if (look !== undefined && look !== 'ehr') showTheme(look)
firstLanguage(loadPageTexts).then(
  (language) => {
    render(<EvidenceApp language={language} />, root)
    prepareForProblems()
  },
  () => render(<p class="status-line">{NOT_LOADED}</p>, root),
)
