import { isDeepStrictEqual } from 'node:util'
import { loadSite } from '../../site/load-site.ts'
import type { Issuer, SiteConfig } from '../../site/site-schema.ts'
import type { SmartServer } from '../../smart/smart-server.ts'
import { type Check, fail, pass, skipped, warn } from './check.ts'
import { type Probe, probe, statusText } from './probe.ts'

/** The app's pages as they are served. `control` is a page that cannot exist: where it is given, too, nothing is told by the others. */
export interface ServedPages {
  readonly url: string
  readonly launch: Probe
  readonly site: Probe
  readonly control: Probe
}

/** `app`: where the app is served, its folder or one of its pages. */
export async function askPages(app: string): Promise<ServedPages> {
  const url = new URL('launch.html', app).href
  const [launch, site, control] = await Promise.all([
    probe(url),
    probe(new URL('site.json', app).href),
    probe(new URL('tipm-doctor-no-such-page.html', app).href),
  ])
  return { url, launch, site, control }
}

/** Whether the app's web server lets the pages reach this EHR, post to it and be framed by it, and protects them (OWASP ASVS 3.4). */
export function pageChecks(
  pages: ServedPages | undefined,
  issuer: Issuer,
  server: SmartServer | undefined,
): Check[] {
  if (pages === undefined) return [skipped('headers', 'the app’s address is not given')]
  const { url, launch } = pages
  const missing = notThere(pages)
  if (missing !== undefined) {
    const advice =
      'Give --origin with the path under which launch.html is served, from where it can be reached.'
    return [skipped('headers', missing, advice), skipped('sign-in-post', missing)]
  }
  const headers = launch.ok ? launch.value.headers : new Headers()
  const policy = policyOf(headers)
  const wanted = [issuer.iss, ...(server === undefined ? [] : [server.tokenEndpoint])]
  const blocked = wanted.filter((to) => !permits(policy, 'connect-src', to, url))
  const lacks = lacking(headers, policy, url)
  return [
    blocked.length > 0
      ? fail(
          'headers',
          `the policy of ${url} keeps the page from ${blocked.map((to) => new URL(to).origin).join(' and ')}`,
          'Add these origins to connect-src (docs/installing.md, "Serve").',
        )
      : lacks.length > 0
        ? warn('headers', `${url}: ${lacks.join('; ')}`, 'Send the headers of docs/installing.md, "Serve".')
        : pass('headers', `${url} is protected, and may reach the EHR and its token endpoint`),
    postCheck(issuer, server, policy, url),
  ]
}

function notThere({ url, launch, control }: ServedPages): string | undefined {
  if (!launch.ok || launch.value.status !== 200) return `${url} is not there: ${statusText(launch)}`
  return control.ok && control.value.status === 200
    ? `cannot be told: the server answers a page that cannot exist as it answers ${url}`
    : undefined
}

function lacking(headers: Headers, policy: Policy, url: string): string[] {
  const hsts = headers.get('strict-transport-security')
  const frames = policy.get('frame-ancestors')
  return [
    ...(frames === undefined ? ['no frame-ancestors: any page may frame the app'] : []),
    ...(headers.get('x-frame-options') === null
      ? []
      : ['X-Frame-Options keeps every EHR from embedding the app']),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['no X-Content-Type-Options: nosniff']),
    ...(headers.get('referrer-policy') === 'no-referrer' ? [] : ['no Referrer-Policy: no-referrer']),
    ...(url.startsWith('https:') && hsts === null ? ['no Strict-Transport-Security'] : []),
    ...(/includesubdomains/i.test(hsts ?? '')
      ? ['Strict-Transport-Security with includeSubDomains decides on other names, too']
      : []),
  ]
}

function postCheck(
  { authorization }: Issuer,
  server: SmartServer | undefined,
  policy: Policy,
  url: string,
): Check {
  if (authorization !== 'post') return pass('sign-in-post', 'not used: the sign-in is sent by GET')
  if (server === undefined) return skipped('sign-in-post', 'no authorization endpoint is known')
  const to = server.authorizationEndpoint
  if (!permits(policy, 'form-action', to, url)) {
    return fail(
      'sign-in-post',
      `the policy of ${url} keeps the page from posting to ${new URL(to).origin}`,
      'Add it to form-action, and every server to which it sends on (an identity provider).',
    )
  }
  return server.capabilities.includes('authorize-post')
    ? pass(
        'sign-in-post',
        `may post to ${new URL(to).origin}; servers to which that sends on must be in form-action, too`,
      )
    : warn(
        'sign-in-post',
        'the EHR does not announce authorize-post',
        'Ask the EHR’s vendor, or set "authorization": "get".',
      )
}

/** Whether the site file that browsers get is the one that was checked; the service's own part does not go out to them. */
export function servedSiteCheck(pages: ServedPages | undefined, site: SiteConfig): Check {
  if (pages === undefined) return skipped('served-site', 'the app’s address is not given')
  const missing = notThere(pages)
  if (missing !== undefined) return skipped('served-site', missing)
  const served = pages.site.ok ? loadSite(pages.site.value.json) : undefined
  if (!served?.ok) {
    return fail(
      'served-site',
      `site.json beside ${pages.url} is missing or has faults`,
      'Lay the site file beside the pages.',
    )
  }
  const { cdsHooks: _, $schema: __, ...ours } = site
  const { cdsHooks: ___, $schema: ____, ...theirs } = served.value
  return isDeepStrictEqual(ours, theirs)
    ? pass('served-site', 'browsers get this very site file')
    : warn(
        'served-site',
        `site.json beside ${pages.url} says something else than this file`,
        'Lay the file that was checked beside the pages.',
      )
}

type Policy = ReadonlyMap<string, readonly string[]>

/** The one policy of the header; several in one header are rare and read as one. */
function policyOf(headers: Headers): Policy {
  const directives = (headers.get('content-security-policy') ?? '').split(/[;,]/)
  return new Map(
    directives.flatMap((directive) => {
      const [name, ...sources] = directive.trim().toLowerCase().split(/\s+/)
      return name ? [[name, sources] as const] : []
    }),
  )
}

/** Whether a policy lets a page of `self` go to a URL (CSP 3: host sources, schemes, `'self'`; `connect-src` falls back to `default-src`). */
function permits(
  policy: Policy,
  directive: 'connect-src' | 'form-action',
  to: string,
  self: string,
): boolean {
  const sources =
    policy.get(directive) ?? (directive === 'connect-src' ? policy.get('default-src') : undefined)
  if (sources === undefined) return true
  const { origin, protocol, hostname } = new URL(to)
  return sources.some((source) => {
    if (source === '*' || source === protocol) return true
    if (source === "'self'") return origin === new URL(self).origin
    const wild = /^(?:(https?:)\/\/)?\*\.([^:/]+)/.exec(source)
    if (wild !== null) {
      return (wild[1] ?? protocol) === protocol && hostname.endsWith(`.${wild[2]}`)
    }
    const named = source.includes('://') ? source : `${protocol}//${source}`
    return URL.canParse(named) && new URL(named).origin === origin
  })
}
