import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { patientRow } from '../../src/population/patient-row.ts'
import { sharedBrowser } from '../support/browser.ts'
import { startEhr } from '../support/ehr.ts'
import { speak, violations } from '../support/look.ts'
import { readContext } from '../support/read-context.ts'

let ehr: Sandbox
let page: Page

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** A patient of whom both drugs are on order; the codes alone tell the drugs. */
function ordered(id: string, name: string, more: Partial<fhir4.MedicationRequest>): fhir4.FhirResource[] {
  const order = (drug: string, code: string): fhir4.MedicationRequest => ({
    ...{ resourceType: 'MedicationRequest', id: `${id}-${drug}`, status: 'active', intent: 'order' },
    subject: { reference: `Patient/${id}` },
    medicationCodeableConcept: { coding: [{ system: 'http://www.whocc.no/atc', code }] },
    ...more,
  })
  return [
    { resourceType: 'Patient', id, name: [{ text: name }], birthDate: '1960-02-03' },
    order('l', 'L01EX08'),
    order('c', 'L01FF14'),
  ]
}

const withoutCode = ({ medicationCodeableConcept: _, ...rest }: fhir4.MedicationRequest) => rest

const extra = (): fhir4.Bundle => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    ...ordered('due-1', 'Baseline Missing', { status: 'draft' }),
    ...ordered('due-2', 'No Baseline', { authoredOn: daysAgo(30) }),
    // Told by Medications alone.
    {
      resourceType: 'Medication',
      id: 'cam',
      code: { coding: [{ system: 'http://www.whocc.no/atc', code: 'L01FF14' }] },
    },
    ...ordered('due-4', 'By Medication', { authoredOn: daysAgo(30) }).map((resource) =>
      resource.resourceType === 'MedicationRequest'
        ? {
            ...withoutCode(resource),
            medicationReference: {
              reference: resource.id === 'due-4-c' ? 'Medication/cam' : 'Medication/gone',
            },
          }
        : resource,
    ),
    // One of the two drugs: found, read, and not on the list.
    ...ordered('due-3', 'One Drug', { authoredOn: daysAgo(30) }).slice(0, 2),
  ].map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  })),
})

beforeAll(async () => {
  ehr = await startEhr({ bundles: [...scenarioBundles(new Date()), extra()] })
  const context = await (await sharedBrowser()).newContext({ timezoneId: 'Asia/Shanghai' })
  page = await context.newPage()
  return () => ehr.close()
})

const group = (name: RegExp) => page.getByRole('region', { name })
const found = () => page.getByText(/patients were found with a record of either drug/)

test('the list is read from the EHR after a sign-in, in the order of what has to be done', async () => {
  await page.goto(`${ehr.appUrl}worklist.html`)
  await page.getByRole('button', { name: /^Read from / }).click()
  await found().waitFor()
  expect(new URL(page.url()).search).toBe('')
  const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts()
  expect(headings.map((heading) => heading.replace(/ \(\d+\)$/, ''))).toEqual([
    'Baseline elastography missing, therapy not begun',
    'Newly complete',
    'Start of therapy not known',
    'Cannot be told',
    'Week-6 elastography ahead',
    'Baseline elastography missed',
    'Another cancer',
  ])
  expect(
    await group(/^Baseline elastography missing/)
      .getByRole('row')
      .allInnerTexts(),
  ).toHaveLength(2)
  const ahead = await group(/^Week-6 elastography ahead/)
    .getByRole('row')
    .nth(1)
    .innerText()
  expect(ahead).toMatch(/Park Ji-ho[\s\S]*class still open, 101–163 points/)
  expect(await page.getByText('One Drug').count()).toBe(0)
  expect(await page.getByText('By Medication').count()).toBe(1)
  // Two patients of one name are told apart.
  expect(await page.getByText('40024316').count()).toBe(1)
  expect(await page.getByText('40024361').count()).toBe(1)
  expect(await violations(page)).toEqual([])
}, 60_000)

test('a reload reads the list again, it speaks both languages, and no width makes it scroll sideways', async () => {
  await page.reload()
  await found().waitFor()
  await speak(page, 'zh-CN')
  await page.getByRole('heading', { name: '待完成的检查' }).waitFor()
  await page.setViewportSize({ width: 320, height: 900 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await speak(page, 'en')
  await page.setViewportSize({ width: 1024, height: 900 })
}, 60_000)

test('a reading that is stopped shows what was read, and says that it is not all', async () => {
  let held = 0
  await page.route(/\/fhir\/Patient\//, async (route) => {
    held += 1
    if (held > 3) return
    await route.continue()
  })
  await page.getByRole('button', { name: 'Read again' }).click()
  await page.getByText(/^[1-9]\d* of \d+ charts read/).waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('Stopped: the charts that were not read yet are not on this list.').waitFor()
  await page.unroute(/\/fhir\/Patient\//)
}, 60_000)

test('searches that fail are named, and a chart that cannot be read is on the list', async () => {
  await page.route(/\/fhir\/MedicationDispense\?.*code=/, (route) => route.fulfill({ status: 500, body: '' }))
  await page.route(/\/fhir\/Patient\/due-2$/, (route) => route.fulfill({ status: 500, body: '' }))
  await page.getByRole('button', { name: 'Read again' }).click()
  await found().waitFor()
  await page.getByText(/The EHR did not answer MedicationDispense by its code\./).waitFor()
  expect(await group(/^Cannot be told/).innerText()).toMatch(/due-2[\s\S]*The chart could not be read\./)
  await page.unrouteAll()
}, 60_000)

test('rows of a run are shown without an EHR; a file of something else is refused', async () => {
  await page.getByRole('link', { name: 'Another list' }).click()
  const row = await patientRow([], await readContext())
  const choose = (text: string) =>
    page
      .getByLabel('Rows of a run')
      .setInputFiles({ name: 'rows.ndjson', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await choose('{"resourceType":"Patient"}\n')
  await page.getByText('The file holds no rows of tipm population.').waitFor()
  await choose(`${JSON.stringify(row)}\nnonsense\n`)
  await page.getByText('1 lines of the file are no rows of tipm population and are left out.').waitFor()
  expect(await group(/^Baseline elastography missing/).innerText()).toMatch(/p1/)
}, 60_000)
