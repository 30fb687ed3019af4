import { render } from 'preact'
import '../app/styles/tokens.css'
import '../app/styles/base.css'
import '../app/styles/notice.css'
import { clearSessions } from '../app/session/clear-sessions.ts'
import { fetchSite } from '../app/setup/fetch-site.ts'
import { failed, type Outcome } from '../app/setup/problem.ts'
import { ProblemPage } from '../app/shared/problem-page.tsx'
import type { Issuer } from '../site/site-schema.ts'
import { pages as en } from '../text/en/pages.ts'
import { browserChecks } from './browser-checks.ts'
import { IssuerList } from './issuer-list.tsx'
import { type EhrLaunch, launchRequest } from './launch-request.ts'
import { sendRequest, wasSent } from './send-request.ts'
import { start } from './start.ts'

const root = document.getElementById('app') ?? document.body
const query = new URLSearchParams(location.search)
// What the EHR handed over works once and is not to be found in the history.
const cameBack = wasSent(history.state) && query.size === 0
history.replaceState(cameBack ? history.state : null, '', location.pathname)

function show(outcome: Outcome<unknown>): void {
  if (!outcome.ok) render(<ProblemPage texts={en} problem={outcome.problem} />, root)
}

async function open(issuer: Issuer, launch: EhrLaunch | undefined): Promise<void> {
  render(
    <p class="status-line" role="status">
      {en.launch.connecting}
    </p>,
    root,
  )
  const request = await start(issuer, launch)
  if (request.ok) sendRequest(request.value)
  else show(request)
}

async function main(): Promise<void> {
  if (cameBack) return show(failed('no-session'))
  const checks = browserChecks()
  if (!checks.ok) return show(checks)
  clearSessions(sessionStorage)
  const site = await fetchSite(location.href)
  if (!site.ok) return show(site)
  const request = launchRequest(query, site.value)
  if (!request.ok) return show(request)
  switch (request.value.kind) {
    case 'ehr':
      return open(request.value.issuer, request.value.launch)
    case 'standalone':
      return open(request.value.issuer, undefined)
    case 'choose':
      render(
        <IssuerList
          texts={en}
          issuers={request.value.issuers}
          onChoose={(issuer) => open(issuer, undefined)}
        />,
        root,
      )
  }
}

main().catch(() => show({ ok: false, problem: { code: 'unexpected' } }))
