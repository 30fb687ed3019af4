import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultClients } from '../../sandbox/options.ts'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { scopes } from '../../src/smart/scopes.ts'
import { blankContext, blankPage } from '../support/browser.ts'
import { assessment, openChart, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'
import { press, tabTo, typedDate } from '../support/keyboard.ts'
import { launchDirectly } from '../support/look.ts'

/** Therapy began 48 days ago; NLR 4.0, albumin 34 g/L, 9.6 cm. The examinations are taken out: the sonographer enters them. */
const HIGH = 'pt-1001'
/** Week 6 has F2 to F4 missing. */
const PARTIAL = 'pt-1014'
const BASELINE = [32.4, 35.1, 33.8, 36.2, 30.9, 21.5, 19.8, 22.6, 20.4, 12.1, 10.8, 9.6]
const WEEK_6 = [30.1, 35.1, 31.0, 37.0, 28.2, 22.3, 20.6, 21.0, 21.2, 12.9, 11.4, 9.5]

let ehr: Sandbox
let context: BrowserContext

beforeAll(async () => {
  ehr = await startEhr({ cds: true, bundles: scenarioBundles(new Date()).map(withoutExams) })
})
afterAll(() => ehr.close())
beforeEach(async () => {
  context = await blankContext({ timezoneId: 'Asia/Shanghai' })
})

function withoutExams(bundle: fhir4.Bundle): fhir4.Bundle {
  const isExam = (resource: unknown) => JSON.stringify(resource).includes(`${HIGH}-swe-`)
  return { ...bundle, entry: (bundle.entry ?? []).filter(({ resource }) => !isExam(resource)) }
}

/** Five measurements with the given median, as typed. */
const shots = (median: number) =>
  [median, median - 1, median + 1.5, median - 0.5, median + 2].map((value) => value.toFixed(1))

/** The first value key by key, the others each at once, as from a machine's keypad; Enter goes on. */
async function typeShots(page: Page, medians: readonly number[]): Promise<void> {
  for (const [place, text] of medians.flatMap(shots).entries()) {
    await (place === 0 ? page.keyboard.type(text) : page.keyboard.insertText(text))
    await page.keyboard.press('Enter')
  }
}

const worksheetIn = (app: Page) => app.getByRole('dialog', { name: 'Elastography worksheet' })

async function openWorksheet(app: Page): Promise<void> {
  await press(app, 'Elastography worksheet')
  await worksheetIn(app).getByRole('table').waitFor()
}

/** Saves an examination by keyboard and gives its reference. */
async function save(app: Page, exam: string): Promise<string> {
  await press(app, `Save: ${exam}`)
  const dialog = app.getByRole('dialog', { name: `Save examination: ${exam}` })
  await dialog.getByRole('heading', { name: 'What will be written' }).waitFor()
  await press(app, 'Confirm and save')
  const saved = dialog.getByText(/Saved in the chart as Observation\//)
  await saved.waitFor()
  const [reference = ''] = /Observation\/[\w-]+/.exec(await saved.innerText()) ?? []
  await dialog.getByText('The chart is being read again.').waitFor({ state: 'hidden' })
  await press(app, 'Close')
  return reference
}

test('a sonographer enters both examinations by keyboard; dT, the score and the card follow', async () => {
  const app = await blankPage(context)
  await launchDirectly(app, ehr, HIGH)
  expect(await textOf(assessment(app))).toContain('160.3 to 223 of 296')

  await openWorksheet(app)
  const sheet = worksheetIn(app)
  await tabTo(app, 'Date')
  await app.keyboard.type(typedDate(-52))
  await press(
    app,
    'A, in the lesion, 12 o’clock. Baseline not measured, week 6 not measured: missing',
    'Shift+Tab',
  )
  await typeShots(app, BASELINE.slice(0, 7))
  expect(await sheet.getByRole('row', { name: /^A / }).innerText()).toContain('IQR/median 6%')

  // Half-way the page is reloaded: what was typed is still there.
  await app.reload()
  await assessment(app).waitFor()
  await openWorksheet(app)
  await sheet.getByText(/^Draft restored from/).waitFor()
  expect(await sheet.getByLabel('F2, Baseline, measurement 5').inputValue()).toBe('21.8')
  await tabTo(app, 'F3, Baseline, measurement 1')
  await typeShots(app, BASELINE.slice(7))
  const baseline = await save(app, 'Baseline')

  // The second examination; every value after the date goes by Enter.
  await app.keyboard.press('Escape')
  await openWorksheet(app)
  expect(await sheet.getByText(`In the chart as ${baseline}.`).count()).toBe(1)
  await tabTo(app, 'Date')
  await app.keyboard.press('Tab')
  await tabTo(app, 'Paste or import Week 6')
  await sheet.getByRole('region', { name: 'Week 6' }).getByLabel('Date').focus()
  await app.keyboard.type(typedDate(-6))
  await tabTo(app, 'A, Week 6, measurement 1')
  await typeShots(app, WEEK_6.slice(0, 7))
  const live = sheet.getByRole('region', { name: 'dT and dP as entered' })
  expect(await textOf(live)).toContain('dT 3 of 9 stiffer; F3 or F4 would decide')
  await typeShots(app, WEEK_6.slice(7))
  expect(await textOf(live)).toContain('dT negative (< 0): 4 of 9 stiffer, 5 needed')
  expect(await textOf(live)).toContain('dP not negative (≥ 0): 2 of 3 stiffer, 2 needed')
  const followUp = await save(app, 'Week 6')
  await sheet.getByText('dT of this assessment is formed from the examinations in the chart.').waitFor()
  await app.keyboard.press('Escape')

  await expect.poll(() => textOf(assessment(app))).toContain('223 of 296')
  const inputs = app.getByRole('region', { name: 'What it rests on' })
  const row = inputs.getByRole('row').filter({ hasText: 'Tumour stiffness' })
  expect(await textOf(row)).toContain('not stiffer (dT < 0)')
  expect(await row.textContent()).toContain('Site medians of the baseline and the week-6 examination')

  const stored = await ehr.search('Observation', `patient=${HIGH}&code=stiffness-exam`)
  expect(stored.map(({ id }) => `Observation/${id}`).toSorted()).toEqual([baseline, followUp].toSorted())
  expect(
    await app.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('tipm-work'))),
  ).toEqual([])

  const chart = await openChart(context, ehr, HIGH)
  for (const drug of ['Lenvatinib', 'Camrelizumab']) {
    await chart.getByRole('button', { name: `Add ${drug}` }).click()
  }
  const card = chart
    .getByRole('region', { name: 'Decision support', exact: true })
    .getByRole('article')
    .filter({ hasText: 'TIPM 223 points' })
  await card.waitFor()

  await press(app, 'Save to chart')
  await app.getByRole('button', { name: 'Confirm and save as final' }).waitFor()
  await press(app, 'Confirm and save as final')
  await app.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
  const [risk] = await ehr.search('RiskAssessment', `patient=${HIGH}`)
  expect(JSON.stringify(risk)).toContain('Points: 223 of 296 points; cut-off 160')
}, 90_000)

test('twelve rows of five pasted into the fields correct a stored examination by a new version', async () => {
  const app = await blankPage(context)
  await launchDirectly(app, ehr, PARTIAL)
  await app.getByRole('button', { name: 'Elastography worksheet' }).click()
  const sheet = worksheetIn(app)
  const field = sheet.getByLabel('A, Week 6, median')
  const table = WEEK_6.map((median) => shots(median).join('\t').replaceAll('.', ',')).join('\n')
  await field.evaluate((element, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, table)
  const paste = app.getByRole('dialog', { name: 'Paste or import: Week 6' })
  await paste.getByText('Understood: measurements of 12 sites.').waitFor()
  expect(await textOf(paste)).toContain('Replaces what is entered for: A, B, C, D, E, F1, G, I.')
  await paste.getByRole('button', { name: 'Take these values' }).click()
  expect(await sheet.getByLabel('F2, Week 6, measurement 3').inputValue()).toBe('22,1')
  await sheet.getByText(/saving stores a new version of Observation\/pt-1014-swe-2/).waitFor()

  expect(await save(app, 'Week 6')).toBe('Observation/pt-1014-swe-2')
  const found = await ehr.search('Observation', 'patient=pt-1014&code=stiffness-exam')
  const corrected = found.find(({ id }) => id === 'pt-1014-swe-2')
  expect(corrected).toMatchObject({ status: 'amended', focus: [{ reference: expect.any(String) }] })
  expect(corrected?.meta?.versionId).not.toBe('1')

  // Withdrawn: it stays in the chart, marked, and the fields stand empty for a new one.
  const week6 = sheet.getByRole('region', { name: 'Week 6' })
  await week6.getByRole('button', { name: 'Mark as entered in error' }).click()
  const withdrawal = app.getByRole('dialog', { name: 'Mark as entered in error: Week 6' })
  await withdrawal.getByLabel('Reason').fill('wrong lesion')
  await withdrawal.getByRole('button', { name: 'Mark as entered in error' }).click()
  await withdrawal.getByText('Observation/pt-1014-swe-2 is marked as entered in error.').waitFor()
  await withdrawal.getByRole('button', { name: 'Close' }).click()
  await week6.getByText('Not in the chart yet.').waitFor()
  expect(await sheet.getByLabel('A, Week 6, measurement 1').inputValue()).toBe('')
}, 60_000)

test('without the right to store examinations dT is formed all the same and can be used, marked as entered', async () => {
  const granted = scopes('v1', 'ehr', [])
    .split(' ')
    .filter((scope) => scope !== 'patient/Observation.write')
  const other = await startEhr({
    scopeSyntax: 'v1',
    clients: (appUrl) => defaultClients(appUrl).map((client) => ({ ...client, grantableScopes: granted })),
    site: (iss) => ({
      ...{ name: 'Sandbox Hospital', timeZone: 'Asia/Shanghai' },
      smart: { issuers: [{ iss, clientId: 'tipm-app', scopes: 'v1' }] },
    }),
  })
  const app = await blankPage(context)
  await launchDirectly(app, other, PARTIAL)
  await app.getByRole('button', { name: 'Elastography worksheet' }).click()
  const sheet = worksheetIn(app)
  await sheet.getByText(/does not let this app store examinations/).waitFor()
  expect(await sheet.getByRole('button', { name: /^Save/ }).count()).toBe(0)
  for (const site of ['F2', 'F3']) await sheet.getByLabel(`${site}, Week 6, median`).fill('30')
  await sheet.getByText(/not negative \(≥ 0\): 5 of 9 stiffer/).waitFor()
  await sheet.getByRole('button', { name: 'Use this dT in the assessment' }).click()
  await sheet.getByText('In use in this assessment, marked as entered here.').waitFor()
  await app.keyboard.press('Escape')
  // NLR 34.89 + dT 0 + albumin 50 + diameter 35.07.
  await expect.poll(() => textOf(assessment(app))).toContain('120 of 296')
  const row = app
    .getByRole('region', { name: 'What it rests on' })
    .getByRole('row')
    .filter({ hasText: 'Tumour stiffness' })
  expect(await textOf(row)).toContain('Entered here')
  await other.close()
})
