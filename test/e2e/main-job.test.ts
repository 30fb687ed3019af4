import type { BrowserContext } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { blankContext } from '../support/browser.ts'
import { assessment, launchHere, launchInTab, openChart, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'

let ehr: Sandbox
let context: BrowserContext

beforeEach(async () => {
  ehr = await startEhr({
    site: (iss: string) => ({
      name: 'Sandbox Hospital',
      timeZone: 'Asia/Shanghai',
      smart: { issuers: [{ iss, clientId: 'tipm-app', audit: true, leaveOut: ['profile'] }] },
    }),
  })
  context = await blankContext()
})
afterEach(async () => {
  await ehr.close()
})

const HIGH = 'pt-1001'
const UNDECIDED = 'pt-1003'
const MISSING = 'pt-1020'

async function storedAssessments(patientId: string): Promise<fhir4.RiskAssessment[]> {
  const found = await ehr.search('RiskAssessment', `patient=${patientId}`)
  return found.filter((resource) => resource.resourceType === 'RiskAssessment')
}

test('a complete patient: from the chart to a final RiskAssessment that the chart shows', async () => {
  const chart = await openChart(context, ehr, HIGH)
  const app = await launchInTab(context, chart)
  const answer = await textOf(assessment(app))
  expect(answer).toContain('High risk of progression')
  expect(answer).toContain('223 of 296')
  expect(answer).toContain('Investigational: validate locally before use.')

  await app.getByRole('button', { name: 'Save to chart' }).click()
  const dialog = app.getByRole('dialog', { name: 'Save to chart' })
  await dialog.getByRole('button', { name: 'Confirm and save as final' }).click()
  await dialog.getByText(/Saved in the chart as RiskAssessment\//).waitFor()

  const [stored, ...others] = await storedAssessments(HIGH)
  expect(others).toEqual([])
  expect(stored).toMatchObject({
    status: 'final',
    subject: { reference: `Patient/${HIGH}` },
    performer: { reference: 'Practitioner/dr-lin', display: 'Dr. Yu-Chen Lin' },
    prediction: [{ qualitativeRisk: { coding: [{ code: 'high' }] } }],
  })
  const [prediction] = stored?.prediction ?? []
  expect(prediction?.probabilityDecimal).toBeGreaterThan(90)
  expect(prediction?.probabilityDecimal).toBeLessThanOrEqual(100)
  expect(prediction?.rationale).toContain('Points: 223 of 296 points; cut-off 160')
  for (const { reference = '' } of stored?.basis ?? []) {
    const [type = '', id = ''] = reference.split('/')
    expect(await ehr.search(type, `_id=${id}`), reference).toHaveLength(1)
  }

  // Who was shown what, and who stored it, stands in the EHR's own audit.
  const audited = await ehr.search('AuditEvent', `patient=${HIGH}&_sort=date`)
  const entities = audited.map((event) => (event as fhir4.AuditEvent).entity?.[1])
  expect(audited).toMatchObject([
    { action: 'R', agent: [{}, {}, { who: { reference: 'Practitioner/dr-lin' }, requestor: true }] },
    { action: 'C', agent: [{}, {}, { who: { reference: 'Practitioner/dr-lin' }, requestor: true }] },
  ])
  expect(entities[0]?.description).toMatch(/^High risk of progression.*223.*\(tipm \S+ [0-9a-f]{64}\)$/)
  expect(entities[0]?.what?.identifier?.value).toBe(stored?.identifier?.[0]?.value)
  expect(entities[1]?.what?.reference).toBe(`RiskAssessment/${stored?.id}`)

  await chart.getByRole('button', { name: 'Refresh' }).click()
  const region = chart.getByRole('region', { name: 'Risk assessments' })
  await region.getByText('223 of 296 points').first().waitFor()
  expect(await textOf(region)).toContain('final')
})

test('a bounded patient, embedded in the chart: a preliminary RiskAssessment with a range', async () => {
  const chart = await openChart(context, ehr, UNDECIDED)
  const app = await launchHere(chart)
  expect(await textOf(assessment(app))).toContain('Risk of progression undecided')
  expect(await textOf(assessment(app))).toContain('125 to 187 of 296')

  await app.getByRole('button', { name: 'Save to chart' }).click()
  await app.getByRole('button', { name: 'Save as preliminary' }).click()
  await app.getByText(/Saved in the chart as RiskAssessment\//).waitFor()

  const [stored] = await storedAssessments(UNDECIDED)
  expect(stored).toMatchObject({
    status: 'preliminary',
    prediction: [{ qualitativeRisk: { text: 'Risk of progression undecided' } }],
  })
  const { low, high } = stored?.prediction?.[0]?.probabilityRange ?? {}
  expect(low).toMatchObject({ code: '%' })
  expect(low?.value).toBeLessThan(high?.value ?? 0)

  await chart.getByRole('button', { name: 'Close TIPM' }).click()
  const region = chart.getByRole('region', { name: 'Risk assessments' })
  await region.getByText('preliminary').first().waitFor()
})

test('a patient without data: what is missing is named, entered by hand, marked, and saved', async () => {
  const chart = await openChart(context, ehr, MISSING)
  const app = await launchInTab(context, chart)
  expect(await textOf(assessment(app))).toContain('No score: nothing to score yet')
  const today = new Date().toISOString().slice(0, 10)

  await app.getByRole('button', { name: 'Enter Albumin' }).click()
  await app.getByLabel('Value', { exact: true }).fill('3.4')
  await app.getByLabel('Unit').selectOption('g/dL')
  await app.getByRole('button', { name: 'Use this value' }).click()
  await app.getByText('Enter the date of the measurement.').waitFor()
  await app.getByLabel('Date of measurement').fill(today)
  await app.getByRole('button', { name: 'Use this value' }).click()

  await app.getByRole('button', { name: 'Enter Neutrophil' }).click()
  await app.getByLabel('Neutrophils', { exact: true }).fill('6.4')
  await app.getByLabel('Lymphocytes', { exact: true }).fill('1.6')
  await app.getByLabel('Date of measurement').fill(today)
  await app.getByRole('button', { name: 'Use this value' }).click()

  await app.getByRole('button', { name: 'Enter Largest tumour diameter' }).click()
  await app.getByLabel('Value', { exact: true }).fill('92')
  await app.getByLabel('Unit').selectOption('mm')
  await app.getByLabel('Date of measurement').fill(today)
  await app.getByRole('button', { name: 'Use this value' }).click()

  // 34.89 (NLR 4) + 64 (34 g/L) + 56.98 (9.2 cm) = 155.9, and 62.5 more if dT is negative.
  await assessment(app).getByText('156 to 218').first().waitFor()
  expect(await textOf(assessment(app))).toContain('Contains values entered or chosen here')

  await app.getByRole('button', { name: 'Save to chart' }).click()
  await app.getByRole('button', { name: 'Save as preliminary' }).click()
  await app.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
  const [stored] = await storedAssessments(MISSING)
  expect(stored?.contained).toHaveLength(3)
  expect(stored?.prediction?.[0]?.rationale).toContain('Albumin: 34 g/L')
  expect(await ehr.search('Observation', `patient=${MISSING}&code=http://loinc.org|1751-7`)).toEqual([])

  await chart.getByRole('button', { name: 'Refresh' }).click()
  await chart.getByRole('region', { name: 'Risk assessments' }).getByText('preliminary').first().waitFor()

  // Opened again: what was entered is in use, with whose it is, and can be done without.
  const again = await launchInTab(context, chart)
  await again.getByText(/Answers and entries from the stored assessment of .* are in use again/).waitFor()
  await assessment(again).getByText('156 to 218').first().waitFor()
  await again.getByRole('button', { name: 'Do without them' }).click()
  await assessment(again).getByText('No score: nothing to score yet').waitFor()
})

test('saved twice is stored once, and the app says so', async () => {
  const chart = await openChart(context, ehr, HIGH)
  const app = await launchInTab(context, chart)
  const save = async (answer: RegExp) => {
    await app.getByRole('button', { name: 'Save to chart' }).click()
    const dialog = app.getByRole('dialog', { name: 'Save to chart' })
    const confirm = dialog.getByRole('button', { name: 'Confirm and save as final' })
    await confirm.dblclick()
    await dialog.getByText(answer).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
  }
  await save(/Saved in the chart as RiskAssessment\//)
  await save(/Already in the chart as RiskAssessment\//)
  const again = await launchInTab(context, chart)
  await again.getByText('Earlier assessments in the chart').waitFor()
  expect(await storedAssessments(HIGH)).toHaveLength(1)
  expect(await ehr.search('Provenance')).toHaveLength(1)
})

test('a second patient launched after the first shows the second, in a tab, embedded, and in the same tab', async () => {
  const first = await openChart(context, ehr, HIGH)
  await launchInTab(context, first)
  const second = await openChart(context, ehr, 'pt-1002')
  const app = await launchInTab(context, second)
  expect(await textOf(app.getByRole('banner'))).not.toContain('Chen Guohua')
  expect(await textOf(assessment(app))).toContain('Low risk')

  const embedded = await launchHere(second)
  expect(await textOf(assessment(embedded))).toContain('Low risk')

  const launch = await ehr.createLaunch({ patient: UNDECIDED })
  await app.goto(`${ehr.appUrl}launch.html?iss=${encodeURIComponent(ehr.fhirBase)}&launch=${launch}`)
  await assessment(app).getByText('Risk of progression undecided').waitFor()
  expect(await textOf(app.getByRole('banner'))).toContain('Lin Shufen')
})

test('a stored assessment is replaced with its version matched, or marked as entered in error, and never deleted', async () => {
  const chart = await openChart(context, ehr, HIGH)
  const app = await launchInTab(context, chart)
  const dialog = app.getByRole('dialog')
  const saveFinal = async () => {
    await dialog.getByRole('button', { name: 'Confirm and save as final' }).click()
    await dialog.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
  }
  await app.getByRole('button', { name: 'Save to chart' }).click()
  await saveFinal()

  await app.getByRole('button', { name: 'Edit Albumin' }).click()
  await app.getByLabel('Value', { exact: true }).fill('36')
  await app.getByLabel('Date of measurement').fill(new Date().toISOString().slice(0, 10))
  await app.getByRole('button', { name: 'Use this value' }).click()
  await app.getByRole('button', { name: 'Save to chart' }).click()
  await dialog.getByRole('radio', { name: /^Replace the assessment of/ }).check()
  await dialog.getByText('changed').first().waitFor()
  await saveFinal()
  const [amended, ...others] = await storedAssessments(HIGH)
  expect(others).toEqual([])
  expect(amended).toMatchObject({ status: 'amended', meta: { versionId: '2' } })

  await app.getByRole('button', { name: /^Mark as error/ }).click()
  await dialog.getByLabel('Reason').fill('Wrong albumin')
  await dialog.getByRole('button', { name: 'Mark as entered in error' }).click()
  await dialog.getByText(/^RiskAssessment\/\S+ is marked as entered in error\./).waitFor()
  const [withdrawn] = await storedAssessments(HIGH)
  expect(withdrawn).toMatchObject({ status: 'entered-in-error', meta: { versionId: '3' } })
  expect(withdrawn?.note?.some(({ text }) => text.includes('Wrong albumin'))).toBe(true)
  const points = await ehr.search('Observation', `patient=${HIGH}&status=entered-in-error&code=tipm-points`)
  expect(points).toHaveLength(1)
})
