import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { sharedBrowser } from '../support/browser.ts'
import { assessment, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'
import { launchDirectly, violations } from '../support/look.ts'

const PATIENT = 'pt-1001'
const DAY_MS = 86_400_000
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const START = day(-47)

/** The charts without any drug record and without the second elastography: therapy began elsewhere. */
function bundlesWithoutTherapy(): fhir4.Bundle[] {
  return scenarioBundles(new Date()).map((bundle) => ({
    ...bundle,
    entry: (bundle.entry ?? []).filter(
      ({ resource }) =>
        resource?.resourceType.startsWith('Medication') !== true && resource?.id !== `${PATIENT}-swe-2`,
    ),
  }))
}

let browser: Browser
let ehr: Sandbox
let context: BrowserContext
let app: Page

// One patient's way through the page: each test goes on where the one before it ended.
beforeAll(async () => {
  browser = await sharedBrowser()
  ehr = await startEhr({ bundles: bundlesWithoutTherapy() })
  context = await browser.newContext()
  app = await context.newPage()
  await launchDirectly(app, ehr, PATIENT)
  app.setDefaultTimeout(10_000)
})
afterAll(() => ehr.close())

const inputs = () => app.getByRole('region', { name: 'What it rests on' })
const population = () => app.getByRole('region', { name: 'Is the patient like those studied?' })
const earlier = () => app.getByRole('region', { name: 'Earlier assessments in the chart' })
const dialog = () => app.getByRole('dialog')

async function stored(): Promise<fhir4.RiskAssessment> {
  const found = await ehr.search('RiskAssessment', `patient=${PATIENT}`)
  const [only, ...others] = found.filter((resource) => resource.resourceType === 'RiskAssessment')
  expect(others).toEqual([])
  if (only === undefined) throw new Error('nothing is stored')
  return only
}

const notes = ({ note }: fhir4.RiskAssessment) => (note ?? []).map(({ text }) => text).join('\n')

async function enterDeltaT(): Promise<void> {
  await app.getByRole('button', { name: /^Enter Tumour stiffness/ }).click()
  await app.getByRole('radio', { name: /^Not stiffer/ }).check()
  await app.getByLabel('Date of the second examination').fill(day(-5))
  await app.getByRole('button', { name: 'Use this value' }).click()
}

test('without a start of therapy dT cannot be entered, and is told where to enter one', async () => {
  await enterDeltaT()
  await app.getByText(/it can be entered beside the start of therapy/).waitFor()
  await app.getByRole('button', { name: 'Cancel' }).click()
  // The newest albumin counts while the index date is today.
  expect(await textOf(inputs())).toContain('32 g/L')
})

test('a start that was entered becomes the index date, and the chart is read by it', async () => {
  await app.getByRole('button', { name: 'Enter the start' }).click()
  const field = app.getByLabel('First day with both drugs')
  await field.fill(day(30))
  await app.getByRole('button', { name: 'Use this day' }).click()
  await app.getByText(/The day lies in the future/).waitFor()
  expect(await violations(app, { rules: 'all' })).toEqual([])
  await field.fill(START)
  await field.press('Enter')
  await app.getByText(/The inputs were read again by it/).waitFor()
  const answer = await textOf(assessment(app))
  expect(answer).toContain('as entered by the user, not from the chart')
  expect(await textOf(inputs())).toContain('34 g/L')
  expect(await textOf(inputs())).not.toContain('32 g/L')
})

test('dT then completes the score', async () => {
  await enterDeltaT()
  await assessment(app).getByText('High risk of progression', { exact: true }).waitFor()
  expect(await textOf(assessment(app))).toContain('223 of 296')
})

test('a start that no longer fits an entry says so, keeps it, and does not use it', async () => {
  await app.getByRole('button', { name: 'Change the start' }).click()
  await app.getByLabel('First day with both drugs').fill(day(-1))
  await app.getByRole('button', { name: 'Use this day' }).click()
  await app.getByText('Entered here, but not used').waitFor()
  expect(await textOf(assessment(app))).not.toContain('223')
  await app.getByRole('button', { name: 'Change the start' }).click()
  await app.getByLabel('First day with both drugs').fill(START)
  await app.getByRole('button', { name: 'Use this day' }).click()
  await assessment(app).getByText('223').first().waitFor()
  expect(await app.getByText('Entered here, but not used').count()).toBe(0)
})

test('what the chart leaves open is answered, and stands beside the score', async () => {
  await population()
    .getByText(/^(Answer the open ones|Show each criterion)$/)
    .click()
  expect(await violations(app, { rules: 'all' })).toEqual([])
  const group = (name: RegExp) => population().getByRole('group', { name })
  await group(/drug of another trial/)
    .getByRole('radio', { name: 'No', exact: true })
    .check()
  await group(/severe comorbidity/)
    .getByRole('radio', { name: 'Yes', exact: true })
    .check()
  expect(await textOf(assessment(app))).toContain('Outside the studied population. Severe comorbidity: yes.')
  expect(
    await population()
      .getByText(/^Answered by the user, .*not from the chart$/)
      .count(),
  ).toBe(2)
  await group(/drug of another trial/)
    .getByRole('radio', { name: 'Not known' })
    .check()
  expect(
    await population()
      .getByText(/^Answered by the user, .*not from the chart$/)
      .count(),
  ).toBe(1)
  // What the chart itself says offers no answer.
  expect(await group(/Hepatocellular carcinoma/).count()).toBe(0)
})

test('start and answers are stored with the assessment as the user’s', async () => {
  await app.getByRole('button', { name: 'Save to chart' }).click()
  await dialog().getByRole('button', { name: 'Confirm and save as final' }).click()
  await dialog()
    .getByText(/Saved in the chart as/)
    .waitFor()
  await dialog().getByRole('button', { name: 'Close' }).click()
  const resource = await stored()
  expect(resource.status).toBe('final')
  expect(notes(resource)).toMatch(
    /Outside the studied population\. Severe comorbidity: yes; .*Severe comorbidity: yes; Answered by the user, .*, not from the chart\./,
  )
  const [prediction] = resource.prediction ?? []
  expect(prediction?.whenPeriod?.start).toBe(START)
  expect(prediction?.rationale).toMatch(
    /Start of therapy \(index date\): \d+ \w+ \d{4}; as entered by the user, not from the chart; /,
  )
})

test('a stored assessment is opened: its result, inputs with versions, author and notes', async () => {
  await earlier()
    .getByRole('button', { name: /^Open the assessment of/ })
    .click()
  const detail = await textOf(dialog())
  const { id, meta } = await stored()
  for (const expected of [
    '223',
    '34 g/L',
    'Lin',
    'entered by the user',
    'hash',
    `/${id}/_history/${meta?.versionId}`,
  ]) {
    expect(detail).toContain(expected)
  }
  expect(await violations(app, { rules: 'all' })).toEqual([])
  await dialog().getByRole('button', { name: 'Close' }).click()
})

test('when the app is opened again, what was saved comes back, with when and whose', async () => {
  const again = await context.newPage()
  await launchDirectly(again, ehr, PATIENT)
  await again
    .getByText(/^Answers and entries from the stored assessment of \d.* \(.*Lin.*\) are in use again/)
    .waitFor()
  expect(await textOf(assessment(again))).toContain('223 of 296')
  await again.close()
})

async function enterAlbumin(value: string): Promise<void> {
  await app.getByRole('button', { name: 'Edit Albumin' }).click()
  await app.getByLabel('Value', { exact: true }).fill(value)
  await app.getByLabel('Date of measurement').fill(day(-50))
  await app.getByRole('button', { name: 'Use this value' }).click()
}

test('what was entered and not saved outlives a reload, marked as that, and can be done without', async () => {
  const albumin = app.getByRole('row', { name: /^Albumin/ }).first()
  await enterAlbumin('31')
  await app.reload()
  await app
    .getByText(/^Answers and entries of .*, made in this tab and not saved, are in use again/)
    .waitFor()
  expect(await textOf(albumin)).toContain('31 g/L Entered here')
  await app.getByRole('button', { name: 'Do without them' }).click()
  await expect.poll(() => textOf(albumin)).toContain('34 g/L')
  await app.reload()
  await expect.poll(() => textOf(albumin)).toContain('34 g/L')
  expect(await app.getByText(/made in this tab/).count()).toBe(0)
})

test('what has changed since is listed, and the stored one is replaced by a new version', async () => {
  await enterAlbumin('30')
  await earlier()
    .getByRole('row', { name: /Albumin 34 g\/L 30 g\/L changed by −4 g\/L/ })
    .waitFor()
  await earlier()
    .getByRole('row', { name: /Points 223 239 changed by \+16/ })
    .waitFor()

  await earlier()
    .getByRole('button', { name: /^Open the assessment of/ })
    .click()
  await dialog().getByRole('button', { name: 'Replace with the assessment on this page' }).click()
  expect(
    await dialog()
      .getByRole('radio', { name: /^Replace the assessment of/ })
      .isChecked(),
  ).toBe(true)
  await dialog().getByRole('button', { name: 'Confirm and save as final' }).click()
  await dialog()
    .getByText(/Saved in the chart as/)
    .waitFor()
  await dialog().getByRole('button', { name: 'Close' }).click()
  expect(await stored()).toMatchObject({ status: 'amended', meta: { versionId: '2' } })
  await earlier().getByRole('cell', { name: 'amended' }).waitFor()
})

test('the inputs are drawn over time, each with its table', async () => {
  const overTime = app.getByRole('region', { name: 'Inputs over time' })
  await overTime.getByRole('img', { name: /^34 g\/L/ }).waitFor()
  const used = await overTime
    .getByRole('img', { name: /in use/ })
    .evaluateAll((marks) =>
      marks.map((mark) => (mark.getAttribute('aria-label') ?? '').replaceAll('\u00a0', ' ').split(',')[0]),
    )
  expect(used).toEqual(['4', '30 g/L', '9.6 cm'])
  await overTime
    .getByText(/results as a table/)
    .first()
    .click()
  expect(await violations(app, { rules: 'all' })).toEqual([])
})

test('it is marked as entered in error, kept, and crossed out in its course', async () => {
  await earlier()
    .getByRole('button', { name: /^Mark as error/ })
    .click()
  await dialog().getByLabel('Reason').fill('Wrong patient')
  await dialog().getByRole('button', { name: 'Mark as entered in error' }).click()
  await dialog()
    .getByText(/is marked as entered in error\./)
    .waitFor()
  await dialog().getByRole('button', { name: 'Close' }).click()
  expect(await stored()).toMatchObject({ status: 'entered-in-error' })
  await earlier()
    .getByRole('img', { name: /239 points, .*entered in error/ })
    .waitFor()
  await earlier()
    .getByRole('button', { name: /^Open the assessment of/ })
    .click()
  expect(await textOf(dialog())).toContain('Wrong patient')
  expect(
    await dialog()
      .getByRole('button', { name: /Replace|Mark/ })
      .count(),
  ).toBe(0)
})

test('nothing of it scrolls sideways at 320 px', async () => {
  await dialog().getByRole('button', { name: 'Close' }).click()
  await app.setViewportSize({ width: 320, height: 640 })
  await expect.poll(() => app.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})
