import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { sharedBrowser } from '../support/browser.ts'
import { assessment } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'
import { type HttpProxy, type ProxyAct, startProxy } from '../support/http-proxy.ts'
import { withoutSafeguards } from '../support/record-acts.ts'

/** The embedded EHR behind a real HTTP proxy that makes of it a server with neither transactions nor conditional creates, and worse. */
let browser: Browser
let ehr: Sandbox
let proxy: HttpProxy
let context: BrowserContext
let acts: (line: string) => ProxyAct | undefined

const PATIENT = 'pt-1001'
const CREATE = 'POST /fhir/RiskAssessment'
const poor = (line: string): ProxyAct | undefined => {
  if (line === 'GET /fhir/metadata') {
    const missing = { transactions: true, conditional: true } as const
    return { kind: 'alter', json: (body) => withoutSafeguards(body, missing) }
  }
  return line.startsWith('POST /fhir/') ? { kind: 'unconditional' } : undefined
}

beforeAll(async () => {
  browser = await sharedBrowser()
})
beforeEach(async () => {
  ehr = await startEhr()
  acts = poor
  proxy = await startProxy((line) => acts(line))
  context = await browser.newContext({ proxy: { server: proxy.url, bypass: '<-loopback>' } })
})
afterEach(async () => {
  await context.close()
  await proxy.close()
  await ehr.close()
})

async function launched(): Promise<Page> {
  const launch = await ehr.createLaunch({ patient: PATIENT })
  const page = await context.newPage()
  await page.goto(`${ehr.appUrl}launch.html?${new URLSearchParams({ iss: ehr.fhirBase, launch })}`)
  await assessment(page).getByText('223').first().waitFor()
  return page
}

async function confirm(page: Page) {
  await page.getByRole('button', { name: 'Save to chart' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Confirm and save as final' }).click()
  return dialog
}

const statuses = async () => {
  const all = await ehr.search('RiskAssessment', `patient=${PATIENT}`)
  return all.map((item) => item.resourceType === 'RiskAssessment' && item.status).toSorted()
}

const stored = async () => (await ehr.search('RiskAssessment', `patient=${PATIENT}`)).length

test('stored once and read back where the server has neither transactions nor conditional creates', async () => {
  const dialog = await confirm(await launched())
  await dialog.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
  expect(await stored()).toBe(1)
  expect(proxy.reached.filter((line) => line === CREATE)).toHaveLength(1)
  const again = await confirm(await launched())
  await again.getByText(/Already in the chart as RiskAssessment\//).waitFor()
  expect(await stored()).toBe(1)
})

test.each([
  ['a login page', 'text/html', '<html>Sign in</html>'],
  [
    'an outcome of severity error',
    'application/fhir+json',
    JSON.stringify({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'exception', diagnostics: 'not stored' }],
    }),
  ],
])('a status of 200 with %s is not called saved, and nothing is', async (_, type, body) => {
  const page = await launched()
  acts = (line) => (line === CREATE ? { kind: 'answer', type, body } : poor(line))
  const dialog = await confirm(page)
  await dialog.getByText(/Whether it stored anything is not known/).waitFor()
  expect(await stored()).toBe(0)
  acts = poor
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
  expect(await stored()).toBe(1)
})

test('when the answer is cut off and the browser repeats the request, one stands and the rest is in error', async () => {
  const page = await launched()
  acts = (line) => (line === CREATE ? { kind: 'cut' } : poor(line))
  const dialog = await confirm(page)
  await dialog.getByText(/Whether it stored anything is not known/).waitFor()
  const count = await stored()
  expect(count).toBe(proxy.reached.filter((line) => line === CREATE).length)
  acts = poor
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText(/Already in the chart as RiskAssessment\//).waitFor()
  const told = dialog.getByText(
    /had stored it more than once. One stands; marked as entered in error: RiskAssessment/,
  )
  expect(await told.count()).toBe(count > 1 ? 1 : 0)
  expect(await statuses()).toEqual([...Array(count - 1).fill('entered-in-error'), 'final'])
})

test('what was stored twice and may not be corrected is named for the user; once one is revised, the other is in error', async () => {
  const page = await launched()
  acts = (line) => {
    if (line === CREATE) return { kind: 'unconditional', twice: true }
    const refused = JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] })
    return line.startsWith('PUT ')
      ? { kind: 'answer', type: 'application/fhir+json', body: refused }
      : poor(line)
  }
  const dialog = await confirm(page)
  await dialog.getByText(/has it more than once: also as RiskAssessment\/\S+ Mark what is too many/).waitFor()
  expect(await statuses()).toEqual(['final', 'final'])
  acts = poor
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Edit Albumin' }).click()
  await page.getByLabel('Value', { exact: true }).fill('30')
  await page.getByLabel('Date of measurement').fill(new Date().toISOString().slice(0, 10))
  await page.getByRole('button', { name: 'Use this value' }).click()
  await (await confirm(page)).getByText(/One stands; marked as entered in error: RiskAssessment/).waitFor()
  expect(await statuses()).toEqual(['amended', 'entered-in-error'])
})

test('two tabs that save at the same moment leave one that stands, which at least one of them names', async () => {
  const pages = [await launched(), await launched()]
  const dialogs = await Promise.all(pages.map(confirm))
  const told = await Promise.all(
    dialogs.map((dialog) => dialog.getByText(/(Saved|Already) in the chart as RiskAssessment/).innerText()),
  )
  const all = await statuses()
  expect(all.filter((status) => status === 'final')).toHaveLength(1)
  expect(all.filter((status) => status !== 'final')).toEqual(all.length > 1 ? ['entered-in-error'] : [])
  const standing = await ehr.search('RiskAssessment', `patient=${PATIENT}`)
  const kept = standing.find((item) => item.resourceType === 'RiskAssessment' && item.status === 'final')
  expect(told.filter((text) => text.includes(kept?.id ?? '-')).length).toBeGreaterThan(0)
})

test('a search that fails is no "not found": nothing is sent', async () => {
  const page = await launched()
  acts = (line) =>
    line === 'GET /fhir/RiskAssessment' ? { kind: 'answer', type: 'text/html', body: '<html>' } : poor(line)
  await page.getByRole('button', { name: 'Save to chart' }).click()
  await page
    .getByRole('dialog')
    .getByText(/could not be found out/)
    .waitFor()
  expect(proxy.reached).not.toContain(CREATE)
  expect(await stored()).toBe(0)
})
