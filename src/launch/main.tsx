import { render } from 'preact'
import '../app/styles/tokens.css'
import '../app/styles/base.css'
import '../app/styles/notice.css'
import { clearSessions } from '../app/session/clear-sessions.ts'
import { fetchSite } from '../app/setup/fetch-site.ts'
import type { Outcome } from '../app/setup/problem.ts'
import { ProblemPage } from '../app/shared/problem-page.tsx'
import type { Issuer } from '../site/site-schema.ts'
import { pages as en } from '../text/en-pages.ts'
import { browserChecks } from './browser-checks.ts'
import { IssuerList } from './issuer-list.tsx'
import { launchRequest } from './launch-request.ts'
import { start } from './start.ts'

const root = document.getElementById('app') ?? document.body
const query = new URLSearchParams(location.search)
// fhirclient lets the page's URL override its options; from here on there is nothing to override them with.
history.replaceState(null, '', location.pathname)

function show(outcome: Outcome<unknown>): void {
  if (!outcome.ok) render(<ProblemPage texts={en} problem={outcome.problem} />, root)
}

async function open(issuer: Issuer, launch: string | undefined): Promise<void> {
  render(
    <p class="status-line" role="status">
      {en.launch.connecting}
    </p>,
    root,
  )
  const url = await start(issuer, launch)
  // `replace` keeps this page out of the history: going back returns to where the launch came from.
  if (url.ok) location.replace(url.value)
  else show(url)
}

async function main(): Promise<void> {
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
