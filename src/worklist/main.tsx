import '../page/styles/tokens.css'
import '../page/styles/base.css'
import '../page/styles/notice.css'
import '../page/styles/parts.css'
import '../page/styles/inputs.css'
import '../page/styles/print.css'
import './worklist.css'
import { arrive } from '../app/session/open-session.ts'
import { startPage } from '../page/start-page.tsx'
import { Worklist } from './worklist.tsx'

// Before anything else: code and state leave the address.
const came = arrive(location, history)
startPage((page) => <Worklist {...page} came={came} />)
