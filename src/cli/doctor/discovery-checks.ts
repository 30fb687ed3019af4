import { audience } from '../../smart/audience.ts'
import { type Discovery, type DiscoveryProblem, wellKnownUrl } from '../../smart/discover.ts'
import type { SmartServer } from '../../smart/smart-server.ts'
import type { Cause } from './cause.ts'
import { type Check, fail, pass, skipped, warn } from './check.ts'

/** What the EHR says of its sign-in, and whether the app can use it. */
export function discoveryChecks(iss: string, found: Discovery, unreached: Cause | undefined): Check[] {
  if (!found.ok) return [discoveryFailure(iss, found.problem, unreached)]
  const server = found.value
  return [
    server.source === 'well-known'
      ? pass('discovery', wellKnownUrl(iss))
      : warn(
          'discovery',
          'only the CapabilityStatement names the endpoints (SMART 1.0); the app uses them',
          'Ask the EHR for .well-known/smart-configuration: without it neither PKCE nor scopes can be compared.',
        ),
    pass(
      'endpoints',
      `authorize ${server.authorizationEndpoint}, token ${server.tokenEndpoint}${server.relativeEndpoints ? ' (relative, resolved against the FHIR base)' : ''}`,
    ),
    audienceCheck(iss, server),
    pkceCheck(server),
    clientTypeCheck(server),
    launchCheck(server),
    userCheck(server),
  ]
}

function discoveryFailure(iss: string, found: DiscoveryProblem, unreached: Cause | undefined): Check {
  switch (found.code) {
    case 'unreachable':
      return fail(
        'discovery',
        `${found.url}: ${unreached?.found ?? 'no answer that can be read'}`,
        unreached?.advice ?? 'Check `iss` in the site file.',
      )
    case 'faulty':
      return fail(
        'discovery',
        `${found.url}: HTTP ${found.status}`,
        'The EHR’s server fails: tell who runs it.',
      )
    case 'no-endpoints':
      return fail(
        'discovery',
        `${iss} names no endpoints, neither in .well-known/smart-configuration nor in metadata`,
        'Check that `iss` is the FHIR base itself, and that SMART is switched on there.',
      )
    case 'unsafe-endpoint':
      return fail(
        'discovery',
        'an endpoint is not https although the FHIR base is',
        'Let the EHR name https endpoints.',
      )
  }
}

/** Some servers compare the spelling letter by letter: which one goes out, and whose it is. */
function audienceCheck(iss: string, server: SmartServer): Check {
  const aud = audience(iss, server)
  const whose = aud === server.issuer ? 'the EHR’s description' : 'the site file'
  return pass('audience', `aud as the launch spells it; without a launch ${aud}, as in ${whose}`)
}

function pkceCheck({ challengeMethods }: SmartServer): Check {
  if (challengeMethods === undefined) {
    return warn(
      'pkce',
      'the EHR says nothing of PKCE; the app sends its proof key (S256) all the same',
      'Ask the EHR’s vendor whether the authorization server checks it: without, an intercepted code could be used.',
    )
  }
  return challengeMethods.includes('S256')
    ? pass('pkce', 'S256')
    : fail(
        'pkce',
        `announces ${challengeMethods.join(', ') || 'no method'}`,
        'The app signs in with S256 only.',
      )
}

function clientTypeCheck({ capabilities, tokenAuthMethods }: SmartServer): Check {
  if (capabilities.includes('client-public') || tokenAuthMethods.includes('none')) {
    return pass('client-type', 'public clients')
  }
  const confidential = [...capabilities, ...tokenAuthMethods].filter((name) =>
    /^client[-_](?:confidential|secret)|private_key_jwt/.test(name),
  )
  return capabilities.some((name) => name.startsWith('client-confidential'))
    ? fail(
        'client-type',
        `announces confidential clients only: ${confidential.join(', ')}`,
        'Ask the EHR to register TIPM as a public client: a page keeps no secret, and there is no back end that could.',
      )
    : skipped('client-type', 'the EHR does not say which kinds of client it takes')
}

function launchCheck({ capabilities }: SmartServer): Check {
  if (capabilities.length === 0) return skipped('launch', 'the EHR names no capabilities')
  const wanted = ['launch-ehr', 'context-ehr-patient']
  const missing = wanted.filter((name) => !capabilities.includes(name))
  const standalone = capabilities.includes('launch-standalone') ? 'and standalone' : 'not standalone'
  return missing.length === 0
    ? pass('launch', `from the chart with its patient, ${standalone}`)
    : warn(
        'launch',
        `not announced: ${missing.join(', ')}; ${standalone}`,
        'Without a patient from the chart the app offers the EHR’s own choice of one, where that exists.',
      )
}

function userCheck({ capabilities, scopesSupported }: SmartServer): Check {
  if (capabilities.length === 0) return skipped('user', 'the EHR names no capabilities')
  return capabilities.includes('sso-openid-connect') || scopesSupported.includes('fhirUser')
    ? pass('user', 'the EHR says who is signed in')
    : warn(
        'user',
        'the EHR does not announce sso-openid-connect',
        'If no id_token comes with the launch, stored assessments will name no clinician.',
      )
}
