import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { sharedBrowser } from '../support/browser.ts'
import { assessment, openChart, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'
import { focusStop, press, tabTo, typedDate } from '../support/keyboard.ts'

// The whole job with keys alone: nothing here clicks, points or moves the focus otherwise.
const PATIENT = 'pt-1020'
const MEDIANS = [
  '32.4',
  '35.1',
  '33.8',
  '36.2',
  '30.9',
  '21.5',
  '19.8',
  '22.6',
  '20.4',
  '12.1',
  '10.8',
  '9.6',
]

let browser: Browser
let ehr: Sandbox
let context: BrowserContext
let app: Page

beforeAll(async () => {
  browser = await sharedBrowser()
  ehr = await startEhr()
  context = await browser.newContext({ timezoneId: 'Asia/Shanghai', viewport: { width: 1024, height: 700 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  context.setDefaultTimeout(10_000)
})
afterAll(() => ehr.close())

const dialog = () => app.getByRole('dialog')
/** What a screen reader is told after the result changed. */
const announced = () => app.locator('p.visually-hidden[role="status"]').first()
const focused = async () => (await focusStop(app)).name
const focusComesTo = (name: string | RegExp) => expect.poll(focused).toMatch(name)

async function stored(): Promise<fhir4.RiskAssessment | undefined> {
  const found = await ehr.search('RiskAssessment', `patient=${PATIENT}`)
  return found.find((resource) => resource.resourceType === 'RiskAssessment')
}

test('from the chart to the result', async () => {
  const chart = await openChart(context, ehr, PATIENT)
  const opened = context.waitForEvent('page')
  await press(chart, 'Open TIPM')
  app = await opened
  await assessment(app).waitFor()
  expect(await textOf(assessment(app))).toContain('No score: nothing to score yet')
  await focusComesTo(/^No score/)
  await tabTo(app, 'Go to the answer', 'Shift+Tab')
  await app.keyboard.press('Enter')
  await focusComesTo(/^No score/)
})

test('a missing value is entered: a fault is named beside its field, the new result is announced, the focus is back on its row', async () => {
  await press(app, 'Enter Albumin')
  await focusComesTo(/^Value$/)
  await app.keyboard.type('34')
  await app.keyboard.press('Enter')
  const date = app.getByLabel('Date of measurement')
  await expect.poll(() => date.getAttribute('aria-invalid')).toBe('true')
  await tabTo(app, 'Date of measurement')
  await app.keyboard.type(typedDate(0))
  await app.keyboard.press('Enter')
  await expect.poll(() => textOf(assessment(app))).toContain('Risk of progression undecided')
  expect(await textOf(announced())).toContain('Risk of progression undecided')
  await focusComesTo(/^Edit Albumin$/)
  // The figures that now have something to show come in above.
  await app.locator('.frequencies').waitFor()
  // Escape leaves a form, and the value, as they were.
  await app.keyboard.press('Enter')
  await focusComesTo(/^Value$/)
  await app.keyboard.press('Escape')
  await focusComesTo(/^Edit Albumin$/)
})

test('a criterion that the chart leaves open is answered', async () => {
  await press(app, 'Answer the open ones', 'Shift+Tab')
  const group = app.getByRole('group', { name: /drug of another trial/ })
  await group.waitFor()
  // A group of radio buttons is one stop: the arrows choose.
  for (let presses = 0; presses < 30; presses += 1) {
    if (await group.evaluate((fieldset) => fieldset.contains(document.activeElement))) break
    await app.keyboard.press('Tab')
  }
  await app.keyboard.press('ArrowLeft')
  await app.getByText(/^Answered by the user/).waitFor()
  expect(await focused()).toBe('No')
  await app.keyboard.press('ArrowLeft')
  expect(await focused()).toBe('Yes')
})

test('another value is tried on its axis and leaves the answer as it was', async () => {
  const bar = () => textOf(app.locator('.answer-bar'))
  const before = await bar()
  await tabTo(app, 'Try another value: Albumin')
  await app.keyboard.press('ArrowLeft')
  await expect.poll(() => textOf(app.locator('.what-if'))).toContain('tried here, not saved')
  await expect.poll(() => textOf(announced())).toMatch(/^What if: /)
  expect(await bar()).toBe(before)
  await press(app, 'Clear what if')
  await app.locator('.what-if').waitFor({ state: 'detached' })
})

test('an examination is typed and stored; each dialog gives the focus back', async () => {
  await press(app, 'Elastography worksheet')
  await dialog().getByRole('table').waitFor()
  await focusComesTo(/^Elastography worksheet$/)
  await tabTo(app, 'Date')
  await app.keyboard.type(typedDate(-1))
  await press(app, /^Lesion, device, unit/)
  await tabTo(app, 'measurements')
  await app.keyboard.press('ArrowDown')
  expect(await focused()).toBe('medians only')
  // A site of the drawing leads to its field.
  await press(app, /^A, in the lesion/, 'Shift+Tab')
  await focusComesTo(/^A, Baseline, median$/)
  for (const median of MEDIANS) {
    await app.keyboard.type(median)
    await app.keyboard.press('Enter')
  }
  await press(app, 'Save: Baseline', 'Shift+Tab')
  const saving = app.getByRole('dialog', { name: 'Save examination: Baseline' })
  await saving.getByRole('heading', { name: 'What will be written' }).waitFor()
  // Nothing leads out of a modal dialog: a turn through it comes back to where it began.
  await tabTo(app, 'Cancel')
  await app.keyboard.press('Escape')
  await focusComesTo(/^Save: Baseline$/)
  await app.keyboard.press('Enter')
  await saving.getByRole('heading', { name: 'What will be written' }).waitFor()
  await press(app, 'Confirm and save')
  await focusComesTo(/^Saved in the chart as Observation\//)
  await saving.getByText('The chart is being read again.').waitFor({ state: 'hidden' })
  await press(app, 'Close')
  await focusComesTo(/^Save: Baseline$/)
  await app.keyboard.press('Escape')
  await focusComesTo(/^Elastography worksheet$/)
})

test('the assessment is saved, copied and found in the history', async () => {
  await press(app, 'Save to chart')
  await dialog().getByRole('heading', { name: 'What will be written' }).waitFor()
  await press(app, 'Save as preliminary')
  await focusComesTo(/^Saved in the chart as RiskAssessment\//)
  await press(app, 'Close')
  await focusComesTo(/^Save to chart$/)
  await press(app, 'Copy as text')
  await app.getByText('Copied as text.').waitFor()
  expect(await focused()).toBe('Copy as text')
  expect(await stored()).toMatchObject({ status: 'preliminary' })
})

test('a stored assessment is opened, replaced and marked as entered in error', async () => {
  await press(app, /^Open the assessment of/)
  await focusComesTo(/^Assessment of/)
  await press(app, 'Replace with the assessment on this page')
  await dialog().getByRole('heading', { name: 'What will be written' }).waitFor()
  await press(app, 'Save as preliminary')
  // Nothing has changed since it was stored: replacing it stores nothing twice.
  await focusComesTo(/^Already in the chart as RiskAssessment\//)
  await press(app, 'Close')
  await focusComesTo(/^Open the assessment of/)

  await press(app, /^Mark as error/)
  await focusComesTo(/^Mark as entered in error$/)
  await tabTo(app, 'Reason')
  await app.keyboard.press('Tab')
  await app.keyboard.press('Enter')
  await dialog()
    .getByText(/reason/i)
    .first()
    .waitFor()
  await tabTo(app, 'Reason', 'Shift+Tab')
  await app.keyboard.type('wrong patient')
  await press(app, 'Mark as entered in error')
  await focusComesTo(/is marked as entered in error\.$/)
  await press(app, 'Close')
  expect(await stored()).toMatchObject({ status: 'entered-in-error' })
  // The button that opened the dialog is gone with the mark: the focus stays in its part of the page.
  await focusComesTo(/^(Earlier assessments in the chart|Mark as error)/)
  await app.getByText('entered in error').first().waitFor()
  await focusComesTo(/^Earlier assessments in the chart$/)
})

test('the language is changed, and the evidence opened', async () => {
  await tabTo(app, 'Language', 'Shift+Tab')
  await app.keyboard.press('ArrowDown')
  await expect.poll(() => app.locator('html').getAttribute('lang')).toBe('zh-CN')
  await focusComesTo(/^语言$/)
  const opened = context.waitForEvent('page')
  await press(app, /^模型的证据/)
  const evidence = await opened
  await evidence.getByRole('heading', { level: 1 }).waitFor()
})

test('every stop of a turn through the page shows the focus, and the turn ends', async () => {
  await app.bringToFront()
  const first = await focused()
  await app.keyboard.press('Tab')
  const passed = await tabTo(app, first)
  expect(passed.length).toBeGreaterThan(15)
})
