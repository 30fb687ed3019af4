import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { defaultClients } from '../../sandbox/options.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { scopes } from '../../src/smart/scopes.ts'
import { blankContext, blankPage } from '../support/browser.ts'
import { assessment, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'

let ehr: Sandbox
let context: BrowserContext

beforeAll(async () => {
  ehr = await startEhr()
})
afterAll(() => ehr.close())
beforeEach(async () => {
  context = await blankContext()
})
afterEach(async () => {
  vi.useRealTimers()
  ehr.setFaults([])
})

/** Launches the app for a patient and waits for the assessment, or for a heading, which may be a problem's. */
async function launchUntil(patient: string, heading?: string, sandbox = ehr): Promise<Page> {
  const launch = await sandbox.createLaunch({ patient })
  const page = await blankPage(context)
  const parameters = new URLSearchParams({ iss: sandbox.fhirBase, launch })
  await page.goto(`${sandbox.appUrl}launch.html?${parameters}`)
  await (heading === undefined
    ? assessment(page)
    : page.getByRole('heading', { name: heading, exact: true })
  ).waitFor()
  return page
}

async function storedCount(patient: string): Promise<number> {
  return (await ehr.search('RiskAssessment', `patient=${patient}`)).length
}

test('what the EHR refuses to let us read, or sends of another patient, is named and unknown, and reading again completes the score', async () => {
  ehr.setFaults([{ type: 'Observation', interaction: 'search', status: 403 }])
  const app = await launchUntil('pt-1001', 'Part of the chart could not be read')
  await app.getByText('the EHR does not permit reading it').first().waitFor()
  expect(await textOf(assessment(app))).toContain('No score')
  ehr.setFaults([])
  const again = app.getByRole('button', { name: 'Read the chart again' })
  const laboratory = (url: URL) => url.pathname.endsWith('/Observation') && url.search.includes('1751-7')
  const [foreign] = await ehr.search('Observation', 'patient=pt-1002&code=http://loinc.org|1751-7')
  await context.route(laboratory, async (route) => {
    const response = await route.fetch()
    const bundle = (await response.json()) as fhir4.Bundle
    await route.fulfill({
      response,
      json: { ...bundle, entry: [...(bundle.entry ?? []), { resource: foreign }] },
    })
  })
  await again.click()
  await app.getByText('the EHR sent records of another patient with it').waitFor()
  await context.unroute(laboratory)
  await again.click()
  await assessment(app).getByText('223').first().waitFor()
})

test('values of a search that broke off are withheld, since a newer one may be on the missing page', async () => {
  // Pages of 200; the third does not come, nor does the search in parts.
  await context.route(
    (url) => url.searchParams.has('_count'),
    (route) => route.continue({ url: route.request().url().replace('_count=1000', '_count=200') }),
  )
  await context.route(
    ({ searchParams }) => Number(searchParams.get('_offset')) >= 400 || searchParams.has('_sort'),
    (route) => route.abort(),
  )
  const app = await launchUntil('pt-1019', 'Part of the chart could not be read')
  await app.getByText('The part of the chart that would hold it could not be read.').first().waitFor()
  await app.getByRole('button', { name: 'Details' }).click()
  for (const summary of await app.getByText(/values? passed over/).all()) await summary.click()
  await app.getByText('found, but the search broke off: a newer one may exist').first().waitFor()
})

test('a save that fails says why, keeps everything, and succeeds when tried again', async () => {
  const app = await launchUntil('pt-1001')
  ehr.setFaults([{ type: 'RiskAssessment', interaction: 'create', status: 503 }])
  await app.getByRole('button', { name: 'Save to chart' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Confirm and save as final' }).click()
  await dialog.getByText('The EHR had an error of its own.').waitFor()
  await dialog.getByText('Nothing on this page is lost.').waitFor()
  expect(await storedCount('pt-1001')).toBe(0)
  ehr.setFaults([])
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
  expect(await storedCount('pt-1001')).toBe(1)
})

test('where RiskAssessment is refused the app says so, stores an Observation instead, and finds it again', async () => {
  const app = await launchUntil('pt-1005')
  ehr.setFaults([{ type: 'RiskAssessment', interaction: 'create', status: 403 }])
  await app.getByRole('button', { name: 'Save to chart' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByText('It will be stored as RiskAssessment').waitFor()
  await dialog.getByRole('button', { name: 'Save as preliminary' }).click()
  await dialog.getByText('Not as RiskAssessment: The EHR does not permit').waitFor()
  await dialog.getByText('It will be stored as Observation').waitFor()
  await dialog.getByRole('button', { name: 'Save as preliminary' }).click()
  await dialog.getByText(/Saved in the chart as Observation\//).waitFor()
  expect(await storedCount('pt-1005')).toBe(0)
  const again = await launchUntil('pt-1005')
  await again.getByRole('button', { name: 'Details' }).click()
  await again.getByRole('region', { name: 'Earlier assessments' }).getByText('Observation/').first().waitFor()
})

test('a save whose answer is lost is tried again without storing twice', async () => {
  const app = await launchUntil('pt-1002')
  let lost = false
  await context.route(
    (url) => url.href === `${ehr.fhirBase}/` || url.href === ehr.fhirBase,
    async (route) => {
      if (lost || route.request().method() !== 'POST') return route.continue()
      lost = true
      await route.fetch()
      return route.abort()
    },
  )
  await app.getByRole('button', { name: 'Save to chart' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Confirm and save as final' }).click()
  await dialog.getByText(/Whether it stored anything is not known/).waitFor()
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText(/Already in the chart as RiskAssessment\//).waitFor()
  expect(await storedCount('pt-1002')).toBe(1)
})

test('a slow EHR is waited for, and named', async () => {
  await context.clock.install()
  onTestFinished(() => context.close())
  const held: (() => void)[] = []
  await context.route(/\/fhir\/Condition/, async (route) => {
    await new Promise<void>((resolve) => held.push(resolve))
    await route.continue()
  })
  const app = await launchUntil('pt-1004', 'Reading the chart')
  await app.clock.fastForward(6500)
  await app.getByText('The EHR is taking longer than usual').first().waitFor()
  for (const release of held) release()
  await assessment(app).waitFor()
})

test("another patient's record instead of the token's stops everything", async () => {
  await context.route(
    (url) => url.pathname.endsWith('/Patient/pt-1001'),
    async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), id: 'pt-1002' } })
    },
  )
  const app = await launchUntil('pt-1001', 'Stopped: the patients do not agree')
  expect(await app.locator('body').innerText()).not.toContain('points')
})

test('an expired session is said, with the way back, and nothing is stored', async () => {
  const short = await startEhr({
    tokenLifetime: 60,
    clients: (appUrl) =>
      defaultClients(appUrl).map((client) => ({
        ...client,
        grantableScopes: scopes('v2', 'ehr', []).split(' '),
      })),
  })
  const app = await launchUntil('pt-1003', undefined, short)
  await app.getByRole('button', { name: 'Save to chart' }).click()
  const dialog = app.getByRole('dialog')
  const save = dialog.getByRole('button', { name: 'Save as preliminary' })
  // What the dialog looks up first is read while the token is good: only the save meets the old one.
  await save.and(app.locator(':not([aria-disabled=true])')).waitFor()
  // The EHR runs in this process: its tokens age.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
  await save.click()
  await dialog.getByText(/The session has expired/).waitFor()
  expect(await short.search('RiskAssessment')).toEqual([])
  await short.close()
})

test('a chart that says another cancer gets no score and nothing to save', async () => {
  const app = await launchUntil('pt-1016')
  expect(await textOf(assessment(app))).toContain('outside the model’s scope')
  await app.getByText('Without a score there is nothing to save.').waitFor()
})

test('a site file with a fault stops the app with the place and what was expected', async () => {
  const faulty = await startEhr({
    site: { name: 'X', smart: { issuers: [{ iss: 'nonsense', clientId: 'a' }] } },
  })
  const page = await blankPage(context)
  await page.goto(`${faulty.appUrl}launch.html?iss=${encodeURIComponent(faulty.fhirBase)}&launch=x`)
  await page.getByRole('heading', { name: 'The site file has faults' }).waitFor()
  expect(await page.locator('body').innerText()).toContain('smart.issuers[0].iss')
  await faulty.close()
})
