import { render } from 'preact'
import '../app/styles/tokens.css'
import '../app/styles/base.css'
import '../app/styles/notice.css'
import '../app/styles/parts.css'
import '../app/styles/inputs.css'
import '../app/styles/record.css'
import '../app/styles/print.css'
import '../figures/figures.css'
import '../figures/plots.css'
import '../report/report.css'
import './lab.css'
import { prepare } from '../app/setup/prepare.ts'
import { preferred } from '../app/shared/preferences.ts'
import { firstLanguage } from '../app/shared/use-language.ts'
import { showTheme } from '../app/theme/show-theme.ts'
import { loadPageTexts } from '../text/load-page-texts.ts'
import { NOT_LOADED } from '../text/not-loaded.ts'
import { Lab } from './lab.tsx'

const root = document.getElementById('app') ?? document.body
const look = preferred('theme')
if (look !== undefined && look !== 'ehr') showTheme(look)

Promise.all([firstLanguage(loadPageTexts), prepare(location.href)]).then(
  ([language, setup]) => render(<Lab first={language} setup={setup} />, root),
  () => render(<p class="status-line">{NOT_LOADED}</p>, root),
)
