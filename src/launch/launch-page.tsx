import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { clearSessions } from '../app/session/clear-sessions.ts'
import { Button } from '../page/button.tsx'
import { DisplaySettings } from '../page/display-settings.tsx'
import { LazyProblemPage } from '../page/lazy-problem-page.tsx'
import { fetchSite } from '../page/setup/fetch-site.ts'
import type { Problem } from '../page/setup/problem.ts'
import { useTheme } from '../page/theme/use-theme.ts'
import { type InLanguage, useLanguage } from '../page/use-language.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Language } from '../site/language.ts'
import type { Issuer } from '../site/site-schema.ts'
import { loadPageTexts } from '../text/load-page-texts.ts'
import type { PageTexts } from '../text/texts.ts'
import { type EhrLaunch, launchRequest } from './launch-request.ts'
import { sendRequest } from './send-request.ts'
import { start } from './start.ts'

type LaunchState =
  | { readonly step: 'connecting' }
  | { readonly step: 'choosing'; readonly issuers: readonly Issuer[] }
  | { readonly step: 'problem'; readonly problem: Problem }

/** On the way to the EHR's sign-in; stays only where an EHR is to be chosen, or something stands in the way. */
export function LaunchPage(props: {
  readonly language: InLanguage<PageTexts>
  readonly query: URLSearchParams
  readonly cameBack: boolean
}) {
  const { query, cameBack } = props
  const [state, setState] = useState<LaunchState>({ step: 'connecting' })
  const [site, setSite] = useState<Language | undefined>(undefined)
  const language = useLanguage(props.language, loadPageTexts, { site })
  const theme = useTheme(undefined)
  const show = (problem: Problem) => setState({ step: 'problem', problem })
  const unexpected = () => show({ code: 'unexpected' })
  const open = async (issuer: Issuer, launch: EhrLaunch) => {
    setState({ step: 'connecting' })
    const request = await start(issuer, launch)
    if (request.ok) sendRequest(request.value, show)
    else show(request.problem)
  }

  // Once: a launch works once.
  useEffect(() => {
    const begin = async () => {
      const checks = cameBack ? fail<Problem>({ code: 'no-session' }) : browserChecks()
      if (!checks.ok) return show(checks.problem)
      clearSessions(sessionStorage)
      const found = await fetchSite(location.href)
      if (!found.ok) return show(found.problem)
      setSite(found.value.language)
      const request = launchRequest(query, found.value)
      if (!request.ok) return show(request.problem)
      switch (request.value.kind) {
        case 'sign-in':
          return open(request.value.issuer, request.value.launch)
        case 'choose':
          setState({ step: 'choosing', issuers: request.value.issuers })
      }
    }
    begin().catch(unexpected)
  }, [])

  const { texts } = language
  const settings = <DisplaySettings language={language} theme={theme} />
  switch (state.step) {
    case 'connecting':
      return (
        <p class="status-line" role="status">
          {texts.launch.connecting}
        </p>
      )
    case 'problem':
      return (
        <LazyProblemPage
          language={language.language}
          texts={texts}
          problem={state.problem}
          settings={settings}
        />
      )
    case 'choosing':
      return (
        <IssuerList
          texts={texts}
          issuers={state.issuers}
          onChoose={(issuer) => void open(issuer, {}).catch(unexpected)}
          settings={settings}
        />
      )
  }
}

/** What signing in needs of the browser: cryptography (secure contexts only) and the tab's session storage. */
function browserChecks(): Result<undefined, Problem> {
  if (!window.isSecureContext) return fail({ code: 'insecure-context' })
  try {
    const probe = 'tipm-probe'
    sessionStorage.setItem(probe, '1')
    sessionStorage.removeItem(probe)
    return ok(undefined)
  } catch {
    return fail({ code: 'storage-unavailable' })
  }
}

/** Standalone launch at a site with several EHRs: which one to sign in to. */
function IssuerList(props: {
  readonly texts: PageTexts
  readonly issuers: readonly Issuer[]
  readonly onChoose: (issuer: Issuer) => void
  readonly settings: ComponentChildren
}) {
  const { launch, product } = props.texts
  return (
    <main class="page notice-page">
      <p class="eyebrow">{product}</p>
      <h1>{launch.choose}</h1>
      <p>{launch.chooseHint}</p>
      <ul class="plain choices">
        {props.issuers.map((issuer) => (
          <li key={issuer.iss}>
            <Button onClick={() => props.onChoose(issuer)}>
              {issuer.name === undefined ? (
                launch.open(issuer.iss)
              ) : (
                <>
                  {launch.open(issuer.name)} <span class="fine breakable">{issuer.iss}</span>
                </>
              )}
            </Button>
          </li>
        ))}
      </ul>
      {props.settings}
    </main>
  )
}
