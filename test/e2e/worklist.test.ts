import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { patientRow } from '../../src/population/patient-row.ts'
import { sharedBrowser } from '../support/browser.ts'
import { openChart } from '../support/chart-page.ts'
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
  ehr = await startEhr({
    bundles: [...scenarioBundles(new Date()), extra()],
    site: (iss: string) => ({
      name: 'Sandbox Hospital',
      timeZone: 'Asia/Shanghai',
      smart: { issuers: [{ iss, clientId: 'tipm-app', tasks: true }] },
    }),
  })
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
    'Week-6 elastography overdue',
    'Week-6 elastography due',
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

const tasks = async (query = '') => {
  const found = await ehr.search('Task', query)
  return found.filter((resource) => resource.resourceType === 'Task')
}

test('the list is written as tasks and a List, once; from a task the chart opens the worksheet, and what is saved ends it', async () => {
  const write = () => page.getByRole('button', { name: 'Write to the EHR' }).click()
  await write()
  const status = page.getByText(/^Written: /)
  await status.waitFor()
  const all = await tasks()
  const [baseline] = await tasks('patient=due-1')
  expect(baseline).toMatchObject({
    status: 'requested',
    description: 'Baseline elastography missing, therapy not begun',
    code: { coding: [{ code: 'launch-app-ehr' }] },
    requester: { reference: 'Practitioner/dr-lin' },
    input: [{ valueUrl: `${ehr.appUrl}launch.html` }, { valueString: '{"intent":"enter-elastography"}' }],
  })
  // Who is newly complete has a task too, and nobody has two.
  expect(new Set(all.map((task) => task.for?.reference)).size).toBe(all.length)
  expect(all.some(({ description }) => description === 'Newly complete')).toBe(true)
  const [list, ...others] = await ehr.search('List')
  expect(others).toEqual([])
  expect(list).toMatchObject({ status: 'current', entry: { length: all.length } })
  expect(list).toMatchObject({ entry: { 0: { item: { reference: `Task/${baseline?.id}` } } } })

  await write()
  await page.getByText(`Written: 0 new tasks, ${all.length} open already, 0 ended.`).waitFor()
  expect((await tasks()).length).toBe(all.length)

  const chart = await openChart(page.context(), ehr, 'due-1')
  await chart.getByRole('button', { name: 'Open the app for this' }).click()
  const app = chart.frameLocator('iframe[title="TIPM"]')
  const sheet = app.getByRole('dialog', { name: 'Elastography worksheet' })
  await sheet.getByLabel('Date').first().fill(daysAgo(1))
  await sheet.getByLabel('A, Baseline, measurement 1').focus()
  for (let shot = 0; shot < 60; shot += 1) {
    await chart.keyboard.insertText(`${20 + (shot % 5)}`)
    await chart.keyboard.press('Enter')
  }
  await sheet.getByRole('button', { name: 'Save: Baseline' }).click()
  await app.getByRole('button', { name: 'Confirm and save' }).click()
  await app.getByText(/Saved in the chart as Observation\//).waitFor()
  await expect.poll(async () => (await tasks('patient=due-1'))[0]?.status).toBe('completed')
  expect(await app.getByText(/could not be ended in the EHR/).count()).toBe(0)
  await chart.close()
}, 60_000)

test('what is past is cancelled when the list is written again, and what the EHR refuses is counted', async () => {
  const [before] = await tasks('patient=due-2')
  expect(before).toBeUndefined()
  const past: fhir4.Task = {
    ...{ resourceType: 'Task', id: 'past', status: 'requested', intent: 'proposal' },
    identifier: [{ system: 'https://tipm-on-fhir.example/fhir/identifier/due', value: 'due-2/baseline' }],
    code: {
      coding: [
        { system: 'http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes', code: 'launch-app-ehr' },
      ],
    },
    for: { reference: 'Patient/due-2' },
  }
  await ehr.load({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ resource: past, request: { method: 'PUT', url: 'Task/past' } }],
  })
  await page.route(/\/fhir\/List\//, (route) => route.fulfill({ status: 403, body: '' }))
  await page.getByRole('button', { name: 'Write to the EHR' }).click()
  await page.getByText(/^Written: .* 1 ended\.$/).waitFor()
  await page.getByText('The EHR did not take 1 of what was to be written.').waitFor()
  expect((await tasks('patient=due-2')).map(({ status }) => status)).toEqual(['cancelled'])
  await page.unroute(/\/fhir\/List\//)
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
  // Written so, the List keeps every task that is open, and says what it may lack.
  const open = (await tasks()).filter(({ status }) => status === 'requested')
  await page.getByRole('button', { name: 'Write to the EHR' }).click()
  await page.getByText(`Written: 0 new tasks, ${open.length} open already, 0 ended.`).waitFor()
  const [list, ...others] = await ehr.search('List')
  expect(others).toEqual([])
  expect(list).toMatchObject({
    entry: { length: open.length },
    note: [
      { text: expect.stringContaining('The EHR did not answer MedicationDispense by its code.') },
      { text: 'Charts that could not be read: 1. What is due for these patients is not known.' },
    ],
  })
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
