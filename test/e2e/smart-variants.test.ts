import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { ServerQuirks } from '../../sandbox/auth/server-quirks.ts'
import { defaultClients, type SandboxOptions } from '../../sandbox/options.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { scopes } from '../../src/smart/scopes.ts'
import { blankContext, blankPage } from '../support/browser.ts'
import { assessment, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'

let ehr: Sandbox
let context: BrowserContext

beforeEach(async () => {
  context = await blankContext()
})
afterEach(async () => {
  vi.useRealTimers()
  await ehr.close()
})

/** An EHR with the ways of others, and the issuer's settings for it. */
async function ehrLike(quirks: ServerQuirks, issuer: object = {}, more: SandboxOptions = {}): Promise<void> {
  ehr = await startEhr({
    quirks,
    site: (iss: string) => ({
      name: 'Another Hospital',
      timeZone: 'Asia/Shanghai',
      smart: { issuers: [{ iss, clientId: 'tipm-app', ...issuer }] },
    }),
    ...more,
  })
}

/** The app on an origin of its own, so that CORS decides. */
const foreignApp = { appUrl: (url: string) => `${url.replace('127.0.0.1', 'localhost')}/app/` }

async function launchAs(parameters: Record<string, string> = {}, patient = 'pt-1001'): Promise<Page> {
  const launch = await ehr.createLaunch(patient === '' ? {} : { patient })
  const page = await blankPage(context)
  const query = new URLSearchParams({ iss: ehr.fhirBase, launch, ...parameters })
  await page.goto(`${ehr.appUrl}launch.html?${query}`)
  return page
}

async function expectScore(page: Page, shown = '223'): Promise<void> {
  await assessment(page).waitFor()
  expect(await textOf(assessment(page))).toContain(shown)
}

/** What the authorization endpoint is asked, in order. */
function authorizations(): { readonly method: string; readonly parameters: URLSearchParams }[] {
  const seen: { method: string; parameters: URLSearchParams }[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(`${ehr.url}/auth/authorize`)) return
    const form = request.postData()
    seen.push({
      method: request.method(),
      parameters: form === null ? new URL(request.url()).searchParams : new URLSearchParams(form),
    })
  })
  return seen
}

test.each([
  ['v1', 'patient/RiskAssessment.write'],
  ['v2', 'patient/RiskAssessment.crus'],
] as const)(
  'an EHR that announces %s scopes alone is asked in its spelling without a setting',
  async (scopeSyntax, scope) => {
    await ehrLike({}, {}, { scopeSyntax })
    const asked = authorizations()
    await expectScore(await launchAs())
    expect(asked[0]?.parameters.get('scope')?.split(' ')).toContain(scope)
  },
)

test('an EHR whose CapabilityStatement alone names its endpoints is launched from', async () => {
  await ehrLike({ metadataOnly: true })
  await expectScore(await launchAs())
})

test('endpoints relative to the FHIR base are found', async () => {
  await ehrLike({ relativeEndpoints: true })
  await expectScore(await launchAs())
})

test('an EHR that says nothing of PKCE gets a proof key all the same', async () => {
  await ehrLike({ pkceUnannounced: true })
  const asked = authorizations()
  await expectScore(await launchAs())
  expect(asked[0]?.parameters.get('code_challenge_method')).toBe('S256')
})

test('the authorization request is posted where the site says so, and going back starts no second one', async () => {
  await ehrLike({ postOnly: true }, { authorization: 'post' })
  const asked = authorizations()
  const page = await launchAs()
  await expectScore(page)
  expect(asked.map(({ method }) => method)).toEqual(['POST'])
  await page.goBack()
  await page.getByRole('heading', { name: 'No patient is open here' }).waitFor()
  expect(asked).toHaveLength(1)
})

/** The launch page with this policy in place of the server's. */
async function launchPageAllows(policy: string): Promise<void> {
  await context.route(
    (url) => url.pathname.endsWith('/launch.html'),
    async (route) => {
      const response = await route.fetch()
      const headers = { ...response.headers(), 'content-security-policy': policy }
      await route.fulfill({ response, headers })
    },
  )
}
const localhost = (url: string) => url.replace('127.0.0.1', 'localhost')

test('a posted sign-in goes on to an identity provider at another origin where the policy names it', async () => {
  await ehrLike({ sendsOnTo: localhost }, { authorization: 'post' })
  await launchPageAllows(`default-src 'self'; form-action 'self' ${localhost(ehr.url)}`)
  await expectScore(await launchAs())
})

test('a posted sign-in that the page’s policy blocks is named, at once, and does not hang', async () => {
  await ehrLike({}, { authorization: 'post' })
  await launchPageAllows("default-src 'self'; form-action 'none'")
  const page = await launchAs()
  // Playwright takes the blocked form for a navigation that goes on: the page is asked directly.
  const said = () => page.evaluate(() => document.body.innerText)
  await vi.waitFor(
    async () => expect(await said()).toContain('This page may not go to the EHR’s sign-in'),
    10_000,
  )
  expect(await said()).toContain(`form-action ${ehr.url}`)
})

test('so is one that is blocked on its way, where the EHR sends it on to a server that the policy does not name', async () => {
  await ehrLike({ sendsOnTo: localhost }, { authorization: 'post' })
  await launchPageAllows("default-src 'self'; form-action 'self'")
  const page = await launchAs()
  await page.getByRole('heading', { name: 'This page may not go to the EHR’s sign-in' }).waitFor()
})

test('a sign-in page that never comes is told of after half a minute', async () => {
  await context.clock.install()
  onTestFinished(() => context.close())
  await ehrLike({})
  await context.route(
    (url) => url.pathname === '/auth/authorize',
    (route) => route.fulfill({ status: 204 }),
  )
  const page = await launchAs()
  await page.waitForRequest((request) => request.url().includes('/auth/authorize')).catch(() => undefined)
  await page.clock.runFor(31_000)
  await page.getByRole('heading', { name: 'The EHR’s sign-in page has not opened' }).waitFor()
})

test('a cancelled sign-in is told in the EHR’s words, as text, and a second try goes the same way', async () => {
  const description = 'Dr Lin pressed <b>Cancel</b>'
  await ehrLike({ refusesWith: { error: 'access_denied', description } })
  const asked = authorizations()
  const page = await launchAs()
  await page.getByRole('heading', { name: 'The sign-in was cancelled' }).waitFor()
  await page.getByText(`The EHR says: “${description}”`).waitFor()
  await page.getByRole('link', { name: 'Try again' }).click()
  await vi.waitFor(() => expect(asked).toHaveLength(2), { timeout: 20_000 })
  await page.getByRole('heading', { name: 'The sign-in was cancelled' }).waitFor()
  const [first, second] = asked.map(({ parameters }) => [parameters.get('launch'), parameters.get('aud')])
  expect(second).toEqual(first)
  expect(new Set(asked.map(({ parameters }) => parameters.get('state'))).size).toBe(2)
})

test('a refusal that somebody else wrote into the address is not shown', async () => {
  await ehrLike({})
  const page = await blankPage(context)
  const query = new URLSearchParams({ error: 'access_denied', error_description: 'call 555', state: 'x' })
  await page.goto(`${ehr.appUrl}index.html?${query}`)
  await page.getByRole('heading', { name: 'An answer to a sign-in that this tab did not begin' }).waitFor()
  expect(await page.getByText('call 555').count()).toBe(0)
})

test('what the site leaves out is not asked for, and counts as not granted', async () => {
  await ehrLike({ scopeUnlisted: true }, { leaveOut: ['Condition', 'profile'], onlineAccess: false })
  const asked = authorizations()
  const page = await launchAs()
  await assessment(page).waitFor()
  expect(asked[0]?.parameters.get('scope')).not.toMatch(/Condition|profile|online_access/)
  await page.getByText('the sign-in does not include the right to read it').first().waitFor()
})

test('the issuer may be spelled with a slash at its end; the audience is spelled as the EHR did', async () => {
  await ehrLike({})
  const asked = authorizations()
  const iss = `${ehr.fhirBase}/`
  await expectScore(await launchAs({ iss }))
  expect(asked[0]?.parameters.get('aud')).toBe(iss)
})

test('an answer that names another issuer is not used', async () => {
  await ehrLike({ answersAs: 'https://evil.example' })
  const page = await launchAs()
  await page.getByRole('heading', { name: 'Stopped: another server answered the sign-in' }).waitFor()
})

test('a launch without a patient leads to the EHR’s own choice of one', async () => {
  await ehrLike({})
  const page = await launchAs({}, '')
  await page.getByRole('heading', { name: 'The EHR named no patient' }).waitFor()
  await page.getByRole('link', { name: 'Choose a patient at the EHR' }).click()
  await page.getByRole('radio', { name: /Lin Shufen/ }).check()
  await page.getByRole('button').click()
  await assessment(page).waitFor()
  expect(await textOf(page.getByRole('banner'))).toContain('Lin Shufen')
})

test('an EHR that wants a secret is refused with the reason', async () => {
  await ehrLike({ confidential: true })
  const page = await launchAs()
  await page.getByRole('heading', { name: 'The EHR does not accept this app’s registration' }).waitFor()
  await page.getByText('register TIPM as a public client').waitFor()
})

test.each([
  ['discovery', '/fhir/.well-known/smart-configuration'],
  ['token', '/auth/token'],
  ['fhir', '/fhir/metadata'],
] as const)(
  'an EHR that closes its %s to the app’s origin is told from one that is down',
  async (closedTo, path) => {
    // The CapabilityStatement stays open to all: it is asked, by its address alone, whether anyone is there.
    await ehrLike({ closedTo }, {}, foreignApp)
    const page = await launchAs()
    await page.getByRole('heading', { name: 'The EHR does not let this page in' }).waitFor()
    const origin = new URL(ehr.appUrl).origin
    await page.getByText(`${origin} → ${ehr.url}${path}`).waitFor()
  },
)

test('an EHR that is down is called down', async () => {
  await ehrLike({}, {}, foreignApp)
  await context.route(
    (url) => url.href.startsWith(ehr.fhirBase),
    (route) => route.abort('connectionrefused'),
  )
  const page = await launchAs()
  await page.getByRole('heading', { name: 'The EHR cannot be reached' }).waitFor()
})

test('the page’s own policy is named where that keeps it from the EHR', async () => {
  await ehrLike({}, {}, foreignApp)
  await launchPageAllows("default-src 'self'")
  const page = await launchAs()
  await page.getByRole('heading', { name: 'This page may not call the EHR' }).waitFor()
  await page.getByText(`connect-src ${ehr.url}`).waitFor()
})

test.each(['none', 'unlisted', undefined] as const)(
  'a session lasts as long as its tokens: refresh %s',
  async (refresh) => {
    await context.clock.install()
    onTestFinished(() => context.close())
    await ehrLike(
      refresh === undefined ? {} : { refresh },
      // The EHR need not announce what the site says it has.
      { onlineAccess: true },
      { tokenLifetime: 3600 },
    )
    const page = await launchAs()
    await assessment(page).waitFor()
    /** The EHR runs in this process: its tokens age. */
    const later = async (ms: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
      await page.clock.fastForward(ms)
    }
    await page.getByRole('button', { name: 'Edit Albumin' }).click()
    await page.getByLabel('Value', { exact: true }).fill('36')
    await page.getByLabel('Date of measurement').fill(new Date().toISOString().slice(0, 10))
    await page.getByRole('button', { name: 'Use this value' }).click()
    await later(3_700_000)
    if (refresh === 'none') {
      await page.reload()
      await page.getByRole('heading', { name: 'The session has expired' }).waitFor()
      return
    }
    // An hour later, and another: what was typed is there, and can be saved.
    await page.reload()
    await expectScore(page, 'Contains values entered or chosen here')
    await later(3_700_000)
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Save to chart' }).click()
    await dialog.getByRole('button', { name: 'Confirm and save as final' }).click()
    await dialog.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    // The EHR has forgotten who was signed in.
    await context.route(
      (url) => url.pathname === '/auth/token',
      (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }),
    )
    await page.getByRole('button', { name: 'Edit Albumin' }).click()
    await page.getByLabel('Value', { exact: true }).fill('34')
    await page.getByRole('button', { name: 'Use this value' }).click()
    await later(3_700_000)
    await page.getByRole('button', { name: 'Save to chart' }).click()
    await dialog.getByText(/The session has expired. Copy the text/).waitFor()
    expect(await dialog.getByRole('button', { name: 'Try again' }).count()).toBe(0)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.clock.fastForward(6_000)
    await expect.poll(() => textOf(page.locator('.expiry'))).toContain('What was entered stays')
    expect(await textOf(assessment(page))).toContain('34 g/L')
    expect(await ehr.search('RiskAssessment', 'patient=pt-1001')).toHaveLength(1)
  },
)

test('a clock that is a day off changes nothing in the session', async () => {
  await ehrLike({})
  const page = await blankPage(context)
  onTestFinished(() => context.close())
  await page.clock.setSystemTime(Date.now() - 24 * 3600 * 1000)
  const launch = await ehr.createLaunch({ patient: 'pt-1001' })
  await page.goto(`${ehr.appUrl}launch.html?${new URLSearchParams({ iss: ehr.fhirBase, launch })}`)
  await assessment(page).waitFor()
  await page.reload()
  await assessment(page).waitFor()
})

test('fewer scopes than asked still give what the rest allows', async () => {
  const granted = scopes('v2', 'ehr', ['online_access', 'profile'])
    .split(' ')
    .filter((scope) => !scope.startsWith('patient/Condition'))
  await ehrLike(
    {},
    { audit: true },
    {
      clients: (appUrl) => defaultClients(appUrl).map((client) => ({ ...client, grantableScopes: granted })),
    },
  )
  const page = await launchAs()
  await assessment(page).waitFor()
  await page.getByText('the sign-in does not include the right to read it').first().waitFor()
  await page.getByText('The EHR has not recorded who was shown this').waitFor()
})

test('an EHR that does not list what it granted is taken to have granted what was asked', async () => {
  await ehrLike({ scopeUnlisted: true })
  await expectScore(await launchAs())
})

test('further context of the launch does not disturb it', async () => {
  await ehrLike({})
  const launch = await ehr.createLaunch({
    patient: 'pt-1001',
    fhirContext: [{ reference: 'DiagnosticReport/7' }, { canonical: 'https://ehr.example/q|1' }],
  })
  await expectScore(await launchAs({ launch }))
})
