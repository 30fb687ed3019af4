import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { blankContext, blankPage } from '../support/browser.ts'
import { openChart } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'
import { launchDirectly, openAll, speak, violations } from '../support/look.ts'

let ehr: Sandbox
let context: BrowserContext
let app: Page

beforeAll(async () => {
  ehr = await startEhr()
})
afterAll(() => ehr.close())
beforeEach(async () => {
  context = await blankContext({ reducedMotion: 'reduce' })
  context.setDefaultTimeout(15_000)
  app = await blankPage(context)
})

/** The state as it stands, in both languages and both themes, without leaving it. The rules hold contrast too: each language and each theme is read once. */
async function inEveryLook(state: string): Promise<void> {
  // Behind an open dialog nothing can be reached.
  const within = (await app.locator('dialog[open]').count()) > 0 ? 'dialog[open]' : 'html'
  for (const [language, colorScheme] of [
    ['en', 'light'],
    ['zh-CN', 'dark'],
  ] as const) {
    await speak(app, language)
    await app.emulateMedia({ colorScheme })
    expect(await violations(app, { rules: 'WCAG', within }), `${state}, ${language}, ${colorScheme}`).toEqual(
      [],
    )
  }
  await speak(app, 'en')
}

const dialog = () => app.getByRole('dialog').last()
const press = (name: string | RegExp) => app.getByRole('button', { name }).first().click()

test('a complete assessment with everything open, saved, read again, and marked as entered in error', async () => {
  await launchDirectly(app, ehr, 'pt-1001')
  await app.getByRole('slider', { name: /Albumin$/ }).press('ArrowLeft')
  await openAll(app)
  await app.getByRole('group', { name: /severe comorbidity/ }).waitFor()
  await inEveryLook('complete, with what-if and the criteria')
  await press('Clear what if')

  await press('Save to chart')
  await dialog().getByRole('heading', { name: 'What will be written' }).waitFor()
  await openAll(app)
  await inEveryLook('the preview of saving')
  await dialog().getByRole('button', { name: 'Confirm and save as final' }).click()
  await dialog()
    .getByText(/^Saved in the chart as RiskAssessment\//)
    .waitFor()
  await inEveryLook('the answer to saving')
  await dialog().getByRole('button', { name: 'Close' }).click()

  await press(/^Open the assessment of/)
  await inEveryLook('a stored assessment')
  await dialog().getByRole('button', { name: 'Close' }).click()
  await press(/^Mark as error/)
  await dialog().getByRole('button', { name: 'Mark as entered in error' }).click()
  await inEveryLook('a withdrawal without its reason')
})

test('a bounded assessment with open forms and their faults', async () => {
  await launchDirectly(app, ehr, 'pt-1003')
  await app.locator('.frequencies').waitFor()
  await press(/^Edit Albumin/)
  await press('Use this value')
  await press(/^(Enter|Change) the start$/)
  await press('Use this day')
  await inEveryLook('bounded and undecided')
})

test.each([
  ['nothing to score', 'pt-1020'],
  ['out of scope', 'pt-1016'],
])('no score: %s', async (state, patient) => {
  await launchDirectly(app, ehr, patient)
  await inEveryLook(state)
})

test('the worksheet with faults, and what is about to be pasted', async () => {
  await launchDirectly(app, ehr, 'pt-1001')
  await press('Elastography worksheet')
  await dialog().getByLabel('A, Baseline, measurement 1').fill('x')
  await dialog()
    .getByText(/^Lesion, device, unit/)
    .first()
    .click()
  await dialog().getByRole('radio', { name: 'm/s' }).first().check()
  await inEveryLook('the worksheet')
  await dialog()
    .getByRole('button', { name: /^Paste or import/ })
    .last()
    .click()
  const paste = app.getByRole('dialog', { name: /^Paste or import/ })
  await paste.getByRole('textbox').fill('A\t30,1\nB\t35\nC\tx')
  await paste.getByText(/^Understood/).waitFor()
  await inEveryLook('the preview of pasting')
})

test('the text to copy by hand', async () => {
  await launchDirectly(app, ehr, 'pt-1001')
  await app.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await press('Copy as text')
  await dialog().getByRole('textbox').waitFor()
  await inEveryLook('copying by hand')
})

test('opening: the chart being read, a problem, the choice of an EHR', async () => {
  const held: (() => void)[] = []
  await app.route(/\/fhir\/Condition/, async (route) => {
    await new Promise<void>((resolve) => held.push(resolve))
    await route.abort().catch(() => undefined)
  })
  const launch = await ehr.createLaunch({ patient: 'pt-1001' })
  await app.goto(`${ehr.appUrl}launch.html?${new URLSearchParams({ iss: ehr.fhirBase, launch })}`)
  await app.locator('main[aria-busy="true"] .progress').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme })
    expect(await violations(app), `reading, ${colorScheme}`).toEqual([])
  }
  for (const release of held) release()
  await app.unroute(/\/fhir\/Condition/)

  await app.goto(`${ehr.appUrl}launch.html?iss=${encodeURIComponent('https://elsewhere.example/fhir')}`)
  await app.getByRole('heading', { level: 1 }).waitFor()
  await inEveryLook('a problem')

  const issuers = ['https://north.example/fhir', 'https://south.example/fhir']
  const site = { name: 'Two houses', smart: { issuers: issuers.map((iss) => ({ iss, clientId: 'tipm' })) } }
  await app.route('**/site.json', (route) => route.fulfill({ json: site }))
  await app.goto(`${ehr.appUrl}launch.html`)
  await app.getByRole('button', { name: /south/ }).waitFor()
  await inEveryLook('the choice of an EHR')
})

test('a page without a patient, and the chart of the EHR', async () => {
  await app.goto(`${ehr.appUrl}index.html`)
  await app.getByRole('heading', { name: 'No patient is open here' }).waitFor()
  expect(await violations(app)).toEqual([])
  await app.close()
  app = await openChart(context, ehr, 'pt-1001')
  expect(await violations(app)).toEqual([])
})
