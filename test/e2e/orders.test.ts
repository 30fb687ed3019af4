import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { blankContext } from '../support/browser.ts'
import { assessment, launchInTab, openChart, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'

let ehr: Sandbox
let context: BrowserContext

beforeEach(async () => {
  ehr = await startEhr({ cds: true })
  context = await blankContext()
})
afterEach(async () => {
  await ehr.close()
})

const HIGH = 'pt-1001'
const UNDECIDED = 'pt-1003'
const CERTAINLY_HIGH = 'pt-1005'
const MISSING = 'pt-1020'

/** Chooses drugs on the chart page; decision support has answered each choice. */
async function choose(chart: Page, ...drugs: readonly string[]): Promise<void> {
  for (const drug of drugs) {
    const answered = chart.waitForResponse((response) => response.url().endsWith('/ehr/cds/hooks'))
    await chart.getByRole('button', { name: `Add ${drug}` }).click()
    expect((await answered).status()).toBe(200)
  }
  await chart.getByText('Asking decision support ...').waitFor({ state: 'hidden' })
}

const cardsOn = (chart: Page): Locator =>
  chart.getByRole('region', { name: 'Decision support', exact: true }).getByRole('article')

async function chartWithBoth(patientId: string): Promise<Page> {
  const chart = await openChart(context, ehr, patientId)
  await choose(chart, 'Lenvatinib', 'Camrelizumab')
  await cardsOn(chart).first().waitFor()
  return chart
}

async function ordersOf(patientId: string, status: string): Promise<fhir4.MedicationRequest[]> {
  const found = await ehr.search('MedicationRequest', `patient=${patientId}&status=${status}`)
  return found.filter((resource) => resource.resourceType === 'MedicationRequest')
}

test('the high patient: a warning with points, probability and inputs', async () => {
  const card = cardsOn(await chartWithBoth(HIGH))
  expect(await card.count()).toBe(1)
  const shown = await textOf(card)
  expect(shown).toContain('Warning')
  expect(shown).toContain('High risk of progression: TIPM 223 points (cut-off 160)')
  expect(shown).toContain('223 of 296 points')
  expect(await card.getByRole('table').getByRole('row').count()).toBe(5)
  expect(shown).toContain('Investigational')
})

test('the undecided patient: what will decide, and orders of the study regimen signed as they are', async () => {
  const chart = await chartWithBoth(UNDECIDED)
  const shown = await textOf(cardsOn(chart).first())
  expect(shown).toContain('Information')
  expect(shown).toContain(
    'Risk of progression undecided until the 6-week elastography: TIPM 125 to 187 points (cut-off 160)',
  )

  // 58 kg: lenvatinib 8 mg, camrelizumab 3 mg/kg.
  expect(await chart.getByLabel('Lenvatinib dose in mg').inputValue()).toBe('8')
  expect(await chart.getByLabel('Camrelizumab dose in mg').inputValue()).toBe('174')
  await chart.getByLabel('Camrelizumab dose in mg').fill('200')
  await chart.getByRole('button', { name: 'Sign orders' }).click()
  await chart.getByText('Signed: Lenvatinib, Camrelizumab.').waitFor()
  const signed = await ordersOf(UNDECIDED, 'active')
  expect(signed.map(({ dosageInstruction }) => dosageInstruction?.[0]?.text).sort()).toEqual([
    '200 mg intravenously every 3 weeks',
    '8 mg by mouth once daily',
  ])
  expect(signed.every(({ requester }) => requester?.reference === 'Practitioner/dr-lin')).toBe(true)
  const record = chart.getByRole('region', { name: 'Orders & administrations' })
  await record.getByText('200 mg intravenously every 3 weeks').waitFor()
})

test('the patient without data: what is missing, a suggestion that becomes a draft order, and no dose guessed', async () => {
  const chart = await chartWithBoth(MISSING)
  const card = cardsOn(chart).first()
  expect(await textOf(card)).toContain('TIPM not computable yet; missing:')
  expect(await chart.getByLabel('Lenvatinib dose in mg').inputValue()).toBe('')
  await chart.getByRole('button', { name: 'Sign orders' }).click()
  await chart.getByText('Enter a dose in mg before signing: Lenvatinib, Camrelizumab.').waitFor()

  await card.getByRole('button', { name: 'Draft order: albumin' }).click()
  await card.getByText('Accepted: Draft order: albumin').waitFor()
  // An order among the others: nothing is on record before it is signed with them.
  const drafts = chart.getByRole('list', { name: 'Draft orders' })
  expect(await drafts.getByRole('listitem').count()).toBe(3)
  expect(await ehr.search('ServiceRequest', `patient=${MISSING}`)).toEqual([])
  await expect
    .poll(async () => (await ehr.cds?.feedbackCounts())?.[0])
    .toMatchObject({
      kind: 'notComputable',
      accepted: 1,
    })
  await chart.getByLabel('Lenvatinib dose in mg').fill('8')
  await chart.getByLabel('Camrelizumab dose in mg').fill('200')
  await chart.getByRole('button', { name: 'Sign orders' }).click()
  await chart
    .getByRole('button', { name: /^Sign (now|without waiting)$/ })
    .or(chart.getByText(/^Signed: /))
    .first()
    .waitFor()
  const signNow = chart.getByRole('button', { name: 'Sign now' })
  if (await signNow.isVisible()) await signNow.click()
  await chart.getByText('Signed: Lenvatinib, Camrelizumab, Draft order: albumin.').waitFor()
  expect(await ehr.search('ServiceRequest', `patient=${MISSING}`)).toMatchObject([
    {
      ...{ status: 'active', intent: 'order', subject: { reference: `Patient/${MISSING}` } },
      code: { text: 'Albumin in serum or plasma' },
      requester: { reference: 'Practitioner/dr-lin' },
    },
  ])
})

test('an override with its reason reaches the store, and signing then is not held up', async () => {
  const chart = await chartWithBoth(CERTAINLY_HIGH)
  const card = cardsOn(chart).first()
  expect(await textOf(card)).toContain('The class cannot change with week 6: high risk of progression')
  await card.getByRole('button', { name: 'Override' }).click()
  await card.getByLabel('Reason').selectOption('No better option for this patient')
  await card.getByLabel(/^Comment/).fill('Discussed in the tumour board')
  await card.getByRole('button', { name: 'Confirm override' }).click()
  await card.getByText('Overridden: No better option for this patient').waitFor()
  await expect
    .poll(async () => (await ehr.cds?.feedbackCounts())?.[0]?.overridden)
    .toEqual({
      'https://tipm-on-fhir.example/fhir/CodeSystem/override-reason|no-better-option': 1,
    })

  await chart.getByRole('button', { name: 'Sign orders' }).click()
  await chart.getByText('Signed: Lenvatinib, Camrelizumab.').waitFor()
  expect(await ordersOf(CERTAINLY_HIGH, 'active')).toHaveLength(2)
})

test('the link opens the app on the same numbers, and the app knows the order and that nothing has changed', async () => {
  const chart = await chartWithBoth(UNDECIDED)
  await cardsOn(chart).first().getByRole('button', { name: 'Open TIPM in the chart' }).click()
  const app = chart.frameLocator('iframe[title="TIPM"]')
  await assessment(app).waitFor()
  expect(await textOf(assessment(app))).toContain('125 to 187 of 296')
  const origin = app.getByRole('region', { name: 'Opened from an order' })
  await origin.getByText('The data are the same as when the card was made.').waitFor()
  expect(await textOf(origin)).toContain('while choosing')
  expect(await origin.getByText(/^MedicationRequest\//).count()).toBe(2)
})

/** A newer albumin of 30 g/L, as the laboratory would send it. */
async function newerAlbumin(patientId: string): Promise<void> {
  const [known] = await ehr.search('Observation', `patient=${patientId}&code=1751-7&_sort=-date`)
  if (known?.resourceType !== 'Observation') throw new Error('no albumin')
  const { id: _, meta: __, ...rest } = known
  const newer: fhir4.Observation = {
    ...rest,
    effectiveDateTime: new Date().toISOString(),
    valueQuantity: { ...rest.valueQuantity, value: 30 },
  }
  await ehr.load({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ resource: newer, request: { method: 'POST', url: 'Observation' } }],
  })
}

test('data that came after the card are pointed out in the app', async () => {
  const chart = await chartWithBoth(UNDECIDED)
  await newerAlbumin(UNDECIDED)
  await cardsOn(chart).first().getByRole('button', { name: 'Open TIPM in the chart' }).click()
  const app = chart.frameLocator('iframe[title="TIPM"]')
  await app
    .getByRole('region', { name: 'Opened from an order' })
    .getByText('The data have changed since the card was made.')
    .waitFor()
})

test('what is new at signing is shown once before the orders are signed', async () => {
  const chart = await chartWithBoth(UNDECIDED)
  await newerAlbumin(UNDECIDED)
  await chart.getByRole('button', { name: 'Sign orders' }).click()
  await chart.getByText('Decision support has something new.').waitFor()
  expect(await textOf(cardsOn(chart).first())).toContain('30 g/L')
  expect(await ordersOf(UNDECIDED, 'active')).toEqual([])
  await chart.getByRole('button', { name: 'Sign now' }).click()
  await chart.getByText('Signed: Lenvatinib, Camrelizumab.').waitFor()
  expect(await ordersOf(UNDECIDED, 'active')).toHaveLength(2)
})

test('opening the chart of a newly complete, high patient says so', async () => {
  const chart = await openChart(context, ehr, HIGH)
  await cardsOn(chart).first().waitFor()
  expect(await textOf(cardsOn(chart))).toContain('Now complete: High risk of progression')
})

/** Saves the assessment on the page as final. */
async function sign(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'Save to chart' }).click()
  await app.getByRole('button', { name: 'Confirm and save as final' }).click()
  await app.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
}

/** Opens a chart, and waits until decision support has answered. */
async function reopened(patientId: string): Promise<Page> {
  const answered = context.waitForEvent('response', (response) => response.url().endsWith('/ehr/cds/hooks'))
  const chart = await openChart(context, ehr, patientId)
  await answered
  return chart
}

test('once it is signed as it is, the chart says nothing more of it', async () => {
  const chart = await reopened(HIGH)
  await cardsOn(chart).first().waitFor()
  await sign(await launchInTab(context, chart))
  const again = await reopened(HIGH)
  await expect.poll(() => cardsOn(again).count()).toBe(0)
})

test('signed with a corrected value, the chart shows what was signed and not what it computes by itself', async () => {
  const chart = await openChart(context, ehr, HIGH)
  const app = await launchInTab(context, chart)
  await app.getByRole('button', { name: 'Edit Albumin' }).click()
  await app.getByLabel('Value', { exact: true }).fill('46')
  await app.getByLabel('Date of measurement').fill(new Date().toISOString().slice(0, 10))
  await app.getByRole('button', { name: 'Use this value' }).click()
  await assessment(app).getByText('175').first().waitFor()
  await sign(app)
  const again = await reopened(HIGH)
  await cardsOn(again).first().waitFor()
  const shown = await textOf(cardsOn(again).first())
  expect(shown).toMatch(
    /Assessed on .* with values the clinician gave: High risk of progression, TIPM 175 points/,
  )
  expect(shown).not.toContain('223')
})

test('one drug of the pair alone, or with another drug, shows nothing', async () => {
  const chart = await openChart(context, ehr, UNDECIDED)
  await choose(chart, 'Lenvatinib', 'Ondansetron')
  expect(await cardsOn(chart).count()).toBe(0)
  await choose(chart, 'Camrelizumab')
  await cardsOn(chart).first().waitFor()
  const answered = chart.waitForResponse((response) => response.url().endsWith('/ehr/cds/hooks'))
  await chart.getByRole('button', { name: 'Remove Lenvatinib' }).click()
  await answered
  await expect.poll(() => cardsOn(chart).count()).toBe(0)
})

test('a service that is down is said to be, and orders are signed without it', async () => {
  // What was asked as the chart opened has been answered before the service goes.
  const chart = await reopened(UNDECIDED)
  await ehr.cds?.stop()
  await choose(chart, 'Lenvatinib')
  await chart.getByText('Decision support is not available.').waitFor()
  await chart.getByRole('button', { name: 'Sign orders' }).click()
  await chart.getByText('Signed: Lenvatinib.').waitFor()
  expect(await ordersOf(UNDECIDED, 'active')).toHaveLength(1)
})

test('a service that does not answer holds up neither choosing nor signing', async () => {
  const chart = await openChart(context, ehr, UNDECIDED)
  await chart.route('**/ehr/cds/hooks', () => undefined)
  await chart.getByRole('button', { name: 'Add Lenvatinib' }).click()
  await chart.getByText('Asking decision support ...').waitFor()
  await chart.getByRole('button', { name: 'Add Camrelizumab' }).click()
  await chart.getByRole('button', { name: 'Sign orders' }).click()
  await chart.getByRole('button', { name: 'Sign without waiting' }).click()
  await chart.getByText('Signed: Lenvatinib, Camrelizumab.').waitFor()
  expect(await ordersOf(UNDECIDED, 'active')).toHaveLength(2)
})
