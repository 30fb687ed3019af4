import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { sharedBrowser } from '../support/browser.ts'
import { assessment, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'
import { launchDirectly, violations } from '../support/look.ts'

const PATIENT = 'pt-1003'
/** Before therapy, high whatever week 6 shows; here with a stopped order of each drug. */
const STOPPED = 'pt-1005'

/** The undecided patient before therapy, whose newest albumin is preliminary and which holds an older final one. */
function spoilt(): fhir4.Bundle[] {
  const albumins = (resource: fhir4.FhirResource | undefined) =>
    resource?.resourceType === 'Observation' &&
    resource.subject?.reference === `Patient/${PATIENT}` &&
    resource.code.coding?.some(({ code }) => code === '1751-7') === true
  return scenarioBundles(new Date()).map((bundle) => {
    const entries = bundle.entry ?? []
    const newest = entries
      .map(({ resource }) => resource)
      .filter((resource): resource is fhir4.Observation => albumins(resource))
      .toSorted((a, b) => Date.parse(b.effectiveDateTime ?? '') - Date.parse(a.effectiveDateTime ?? ''))[0]
    if (newest === undefined) return bundle
    newest.status = 'preliminary'
    newest.valueQuantity = { ...newest.valueQuantity, value: 22 }
    const older: fhir4.Observation = {
      ...newest,
      id: `${PATIENT}-older-albumin`,
      status: 'final',
      effectiveDateTime: new Date(Date.parse(newest.effectiveDateTime ?? '') - 5 * 86_400_000).toISOString(),
      valueQuantity: { ...newest.valueQuantity, value: 41 },
    }
    const added = { fullUrl: `urn:uuid:${crypto.randomUUID()}`, resource: older }
    const request = { method: 'PUT' as const, url: `Observation/${older.id}` }
    return { ...bundle, entry: [...entries, { ...added, request }] }
  })
}

/** Two stopped orders, and the plan that they were of. */
function stoppedOrders(): fhir4.Bundle {
  const orders = ['Lenvatinib', 'Camrelizumab'].map(
    (text): fhir4.MedicationRequest => ({
      resourceType: 'MedicationRequest',
      id: `stopped-${text.toLowerCase()}`,
      status: 'stopped',
      intent: 'order',
      medicationCodeableConcept: { text },
      subject: { reference: `Patient/${STOPPED}` },
      authoredOn: new Date(Date.now() - 40 * 86_400_000).toISOString(),
    }),
  )
  const plan: fhir4.CarePlan = {
    ...{ resourceType: 'CarePlan', id: 'protocol', status: 'active', intent: 'plan' },
    ...{ title: 'Lenvatinib + camrelizumab', subject: { reference: `Patient/${STOPPED}` } },
    created: new Date(Date.now() - 41 * 86_400_000).toISOString(),
  }
  const entry = [...orders, plan].map((resource) => ({
    resource,
    request: { method: 'PUT' as const, url: `${resource.resourceType}/${resource.id}` },
  }))
  return { resourceType: 'Bundle', type: 'transaction', entry }
}

let browser: Browser
let ehr: Sandbox
let context: BrowserContext
let app: Page

beforeAll(async () => {
  browser = await sharedBrowser()
  ehr = await startEhr({ bundles: [...spoilt(), stoppedOrders()] })
  context = await browser.newContext({ viewport: { width: 1024, height: 768 } })
  app = await context.newPage()
  await launchDirectly(app, ehr, PATIENT)
  app.setDefaultTimeout(10_000)
})
afterAll(() => ehr.close())

const albuminRow = () => app.locator('.inputs-table tbody').filter({ hasText: 'Albumin' })

test('what cannot be used is named beside the input, on paper beside the answer, and the value is a range', async () => {
  const answer = await textOf(assessment(app))
  expect(answer).toContain(
    'Start of therapy (index date): not begun; the drug records were searched and hold no start of both drugs.',
  )
  const warned = () => textOf(app.locator('.warnings'))
  expect(await app.locator('.warnings').isVisible()).toBe(false)
  await app.emulateMedia({ media: 'print' })
  expect(await warned()).toMatch(/Albumin: 22 g\/L of .*: preliminary, not final/)
  expect(await warned()).toMatch(/Albumin: can be taken instead: 41 g\/L of/)
  await app.emulateMedia({ media: null })
  const row = await textOf(albuminRow())
  expect(row).toContain('22–41 g/L')
  expect(row).toMatch(/22 g\/L of .*: preliminary, not final/)
  expect(await violations(app, { rules: 'all' })).toEqual([])
})

test('the older value is taken with one click, is recorded as chosen, and the other is still named', async () => {
  await albuminRow()
    .getByRole('button', { name: /^Use 41 g\/L of/ })
    .click()
  await expect.poll(() => textOf(albuminRow())).toContain('Chosen here')
  const row = await textOf(albuminRow())
  expect(row).toContain('41 g/L')
  expect(row).toMatch(/22 g\/L of .*: preliminary, not final/)
})

test('"not begun" is an answer, too', async () => {
  await app.getByRole('button', { name: 'Confirm: not begun' }).click()
  await app.getByText(/The inputs were read again by it/).waitFor()
  expect(await textOf(assessment(app))).toContain('not begun; as entered by the user, not from the chart')
})

test('where drug records leave the start open, it is asked for first, and the records are named', async () => {
  const other = await context.newPage()
  await launchDirectly(other, ehr, STOPPED)
  other.setDefaultTimeout(10_000)
  // What can be entered comes a moment after the answer.
  await assessment(other).getByRole('button', { name: 'Enter the start' }).waitFor()
  const answer = await textOf(assessment(other))
  expect(answer).toMatch(
    /(risk|No score).* Start of therapy \(index date\): between .* Enter the start .*Investigational/,
  )
  expect(answer).toMatch(/Drug record that leaves it open: Lenvatinib of .*; a stopped order/)
  expect(answer).toMatch(/Drug record that leaves it open: Lenvatinib \+ camrelizumab of /)
  expect(await violations(other, { rules: 'all' })).toEqual([])
  await other.getByRole('button', { name: 'Confirm: not begun' }).click()
  await other.getByText(/The inputs were read again by it/).waitFor()
  const after = await textOf(assessment(other))
  expect(after).toContain('High risk of progression')
  expect(after).toContain('The class cannot change with week 6: high risk at every value still open.')
  expect(after).toMatch(/not begun; as entered by the user, not from the chart; The chart alone: between/)
})
