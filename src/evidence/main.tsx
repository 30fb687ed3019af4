import '../page/styles/tokens.css'
import '../page/styles/base.css'
import '../page/styles/notice.css'
import '../page/styles/inputs.css'
import '../page/styles/print.css'
import '../figures/figures.css'
import './evidence.css'
import { startPage } from '../page/start-page.tsx'
import { EvidenceApp } from './evidence-app.tsx'

startPage(EvidenceApp)
