import type { BrowserContext, Page, Request } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { blankContext, blankPage } from '../support/browser.ts'
import { assessment, launchHere, launchInTab, openChart, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'

let ehr: Sandbox
let context: BrowserContext

beforeEach(async () => {
  context = await blankContext()
})
afterEach(async () => {
  await ehr.close()
})

/** The app on an origin of its own, as in production: the EHR is 127.0.0.1, the app localhost. */
function startWithForeignApp(): Promise<Sandbox> {
  return startEhr({ appUrl: (url) => `${url.replace('127.0.0.1', 'localhost')}/app/` })
}

function launchUrl(parameters: Record<string, string>): string {
  return `${ehr.appUrl}launch.html?${new URLSearchParams(parameters)}`
}

async function pageAt(url: string): Promise<Page> {
  const page = await blankPage(context)
  await page.goto(url)
  return page
}

test('works from another origin, in a tab and embedded, with CORS as the EHR sets it', async () => {
  ehr = await startWithForeignApp()
  const chart = await openChart(context, ehr, 'pt-1001')
  expect(await textOf(assessment(await launchInTab(context, chart)))).toContain('223')
  expect(await textOf(assessment(await launchHere(chart)))).toContain('223')
})

test('an EHR that does not allow the origin is told apart from one that is down', async () => {
  ehr = await startEhr({
    appUrl: (url) => `${url.replace('127.0.0.1', 'localhost')}/app/`,
    corsOrigins: [],
  })
  const launch = await ehr.createLaunch({ patient: 'pt-1001' })
  const page = await pageAt(launchUrl({ iss: ehr.fhirBase, launch }))
  await page.getByRole('heading', { name: 'The EHR does not let this page in' }).waitFor()
})

test('a standalone launch lets the user choose the patient at the EHR', async () => {
  ehr = await startEhr()
  const page = await pageAt(launchUrl({}))
  await page.getByRole('radio', { name: /Lin Shufen/ }).check()
  await page.getByRole('button').click()
  await assessment(page).waitFor()
  expect(await textOf(page.getByRole('banner'))).toContain('Lin Shufen')
})

test('an issuer that the site does not list is refused, and nothing is sent to it', async () => {
  ehr = await startEhr()
  const asked: string[] = []
  context.on('request', (request) => asked.push(new URL(request.url()).host))
  const page = await pageAt(launchUrl({ iss: 'https://ehr.invalid/fhir', launch: 'x' }))
  await page.getByRole('heading', { name: 'This EHR is not accepted' }).waitFor()
  expect(asked).not.toContain('ehr.invalid')
})

test('clientId, patientId and fhirServiceUrl in the URL change nothing', async () => {
  ehr = await startEhr()
  const launch = await ehr.createLaunch({ patient: 'pt-1003' })
  const page = await pageAt(
    launchUrl({
      iss: ehr.fhirBase,
      launch,
      clientId: 'another-app',
      patientId: 'pt-1001',
      fhirServiceUrl: 'https://ehr.invalid/fhir',
    }),
  )
  await assessment(page).waitFor()
  expect(await textOf(page.getByRole('banner'))).toContain('Lin Shufen')
})

test('the app page without a launch shows no patient, and the way back', async () => {
  ehr = await startEhr()
  const page = await pageAt(`${ehr.appUrl}index.html`)
  await page.getByRole('heading', { name: 'No patient is open here' }).waitFor()
  await page.getByText('Open TIPM again from the patient’s chart.').waitFor()
})

test('code and state leave the URL, and a reload of the tab shows the same patient', async () => {
  ehr = await startEhr()
  const app = await launchInTab(context, await openChart(context, ehr, 'pt-1003'))
  expect(new URL(app.url()).search).toBe('')
  await app.reload()
  await assessment(app).waitFor()
  expect(await textOf(app.getByRole('banner'))).toContain('Lin Shufen')
})

test('a state that this tab did not make is refused', async () => {
  ehr = await startEhr()
  const page = await pageAt(`${ehr.appUrl}index.html?code=abc&state=forged`)
  await page.getByRole('heading', { name: 'No patient is open here' }).waitFor()
})

test('an EHR that knows only v1 scopes is served by the site setting', async () => {
  ehr = await startEhr({
    scopeSyntax: 'v1',
    site: (iss: string) => ({
      name: 'V1 Hospital',
      smart: { issuers: [{ iss, clientId: 'tipm-app', scopes: 'v1' }] },
    }),
  })
  const app = await launchInTab(context, await openChart(context, ehr, 'pt-1001'))
  expect(await textOf(assessment(app))).toContain('223')
})

test('between token and score lies one parallel round of requests: all are out before the first is answered', async () => {
  ehr = await startEhr()
  const chart = await openChart(context, ehr, 'pt-1001')
  const order: ('asked' | 'answered')[] = []
  const note = (what: 'asked' | 'answered') => (request: Request) => {
    const ofApp = request.frame().page() !== chart && request.headers()['authorization'] !== undefined
    if (ofApp && request.url().startsWith(`${ehr.fhirBase}/`)) order.push(what)
  }
  context.on('request', note('asked'))
  context.on('requestfinished', note('answered'))
  await launchInTab(context, chart)
  const firstAnswer = order.indexOf('answered')
  expect(firstAnswer).toBeGreaterThan(8)
  expect(order.slice(firstAnswer)).not.toContain('asked')
})

test('the pages carry a policy that allows no foreign script, and answers are not cached', async () => {
  ehr = await startEhr()
  const answer = await fetch(`${ehr.appUrl}index.html`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("object-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
