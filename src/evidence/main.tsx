import '../app/styles/tokens.css'
import '../app/styles/base.css'
import '../app/styles/notice.css'
import '../app/styles/inputs.css'
import '../app/styles/print.css'
import '../figures/figures.css'
import './evidence.css'
import { startPage } from '../app/shared/start-page.tsx'
import { EvidenceApp } from './evidence-app.tsx'

startPage(EvidenceApp)
