import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { sharedBrowser } from '../support/browser.ts'
import { assessment, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'
import { launchDirectly, violations } from '../support/look.ts'

let browser: Browser
let ehr: Sandbox
/** The complete patient's page: what one test tries there, it takes back. */
let high: Page

const HIGH = 'pt-1001'
const UNDECIDED = 'pt-1003'

beforeAll(async () => {
  browser = await sharedBrowser()
  ehr = await startEhr()
  high = await launch(HIGH)
})
afterAll(() => ehr.close())

async function launch(patientId: string, options: BrowserContextOptions = {}): Promise<Page> {
  const app = await (await browser.newContext(options)).newPage()
  await launchDirectly(app, ehr, patientId)
  await app.getByRole('region', { name: 'How the points come about' }).waitFor()
  return app
}

const nomogram = (app: Page) => app.getByRole('group', { name: 'Nomogram with this patient’s values' })
const whatIf = (app: Page) => app.getByRole('region', { name: /^What if/ })

test('the nomogram shows each value with its points, their sum and the probability', async () => {
  const app = high
  const names = await nomogram(app)
    .getByRole('img')
    .evaluateAll((marks) =>
      marks.map((mark) => (mark.getAttribute('aria-label') ?? '').replaceAll('\u00a0', ' ')),
    )
  expect(names).toHaveLength(6)
  expect(names[2]).toBe('Albumin 34 g/L: 64.0 of 100.0 points')
  expect(names[4]).toContain('Total 222.8 of 296 points, cut-off 160: High risk of progression')
  expect(names[5]).toContain('Estimated probability of progression 95%')
})

test('a mark is read by pointer and by keyboard', async () => {
  const app = high
  const albumin = nomogram(app).getByRole('img', { name: /^Albumin/ })
  const readOut = app.locator('.nomogram-panel .read-out').first()
  await albumin.hover()
  await expect.poll(() => textOf(readOut)).toBe('Albumin 34 g/L: 64.0 of 100.0 points')
  await app.mouse.move(0, 0)
  await nomogram(app).getByRole('img', { name: /^NLR/ }).focus()
  await app.keyboard.press('Tab')
  await expect.poll(() => textOf(readOut)).toContain('dT < 0')
})

test('a score without dT is a range, and dT has no mark', async () => {
  const app = await launch(UNDECIDED)
  expect(await nomogram(app).getByRole('img', { name: /^dT/ }).count()).toBe(0)
  await nomogram(app)
    .getByRole('img', { name: /Total 124\.5 to 187\.1 of 296/ })
    .waitFor()
})

test('trying another value shows another class, and changes neither the assessment nor the chart', async () => {
  const app = high
  const before = await textOf(assessment(app))
  const written: string[] = []
  app.on('request', (request) => request.method() === 'POST' && written.push(request.url()))
  await app.getByRole('button', { name: 'Try other values' }).click()
  const trial = whatIf(app)
  expect(await textOf(trial)).toContain('not saved')
  await trial.getByRole('radio', { name: '≥ 0, stiffer' }).check()
  await expect.poll(() => textOf(trial.getByRole('status'))).toContain('160.3 of 296 points')
  const slider = trial.getByRole('group', { name: 'Nomogram with the values tried' }).getByRole('slider', {
    name: 'Albumin',
  })
  await slider.focus()
  await app.keyboard.press('ArrowLeft')
  await expect.poll(() => textOf(trial.getByRole('status'))).toContain('Low risk of progression')
  const status = await textOf(trial.getByRole('status'))
  expect(status).toContain('158.3 of 296 points')
  expect(status).toContain('64.5 fewer points than assessed. The class would be another.')
  expect(await textOf(assessment(app))).toBe(before)

  await trial.getByRole('button', { name: 'Back to the assessed values' }).click()
  await expect.poll(() => textOf(trial.getByRole('status'))).toContain('222.8 of 296 points')
  await app.getByRole('button', { name: 'Stop trying values' }).click()
  expect(await trial.count()).toBe(0)
  expect(written).toEqual([])
})

test('a mark is moved with the pointer', async () => {
  const app = high
  await app.getByRole('button', { name: 'Try other values' }).click()
  const figure = whatIf(app).getByRole('group', { name: 'Nomogram with the values tried' })
  const axis = figure.locator('.hit.movable').nth(2)
  await axis.scrollIntoViewIfNeeded()
  const box = await axis.boundingBox()
  if (box === null) throw new Error('no axis')
  await app.mouse.move(box.x + box.width * 0.64, box.y + box.height / 2)
  await app.mouse.down()
  await app.mouse.move(box.x + 2, box.y + box.height / 2, { steps: 4 })
  await app.mouse.up()
  await figure.getByRole('slider', { name: 'Albumin' }).and(app.locator('[aria-valuenow="0"]')).waitFor()
  await expect.poll(() => textOf(whatIf(app).getByRole('status'))).toContain('158.8 of 296 points')
  await app.getByRole('button', { name: 'Stop trying values' }).click()
})

test('natural frequencies are those of the published counts, of all cohorts and of each', async () => {
  const app = high
  const region = app.getByRole('region', { name: 'What the classes meant in the study' })
  expect(await textOf(region)).toContain(
    'Of 100 such patients, about 67 had progressive disease. 95% interval 57 to 76 of 100 (65 of 97 patients).',
  )
  expect(await textOf(region)).toContain(
    'about 7 had progressive disease. 95% interval 4 to 11 of 100 (14 of 209',
  )
  await region.getByLabel('Patients counted').selectOption('external validation')
  await expect.poll(() => textOf(region)).toContain('(23 of 32 patients)')
})

test('ALBI with its grade and the two halves of the score stand beside it', async () => {
  const app = high
  await app.getByRole('heading', { name: 'For comparison' }).click()
  const table = app.getByRole('table', { name: /^Comparators/ })
  // 0.66 log10(24.6) - 0.085 * 34 = -1.97; 62.52 + 61.37; 34.89 + 64.
  expect(await textOf(table.getByRole('row', { name: /^ALBI/ }))).toContain('-1.97, grade 2')
  expect(await textOf(table.getByRole('row', { name: /^Ultrasound/ }))).toContain('123.9 of 161.2 points')
  expect(await textOf(table.getByRole('row', { name: /^Serology/ }))).toContain('98.9 of 134.9 points')
})

test('the explanation comes after the answer, and the answer stands when it cannot be loaded', async () => {
  const app = await (await browser.newContext()).newPage()
  await app.route('**/explained-*.js', (route) => route.abort())
  await launchDirectly(app, ehr, HIGH)
  await app.getByText('The explanation could not be loaded.').waitFor()
  expect(await textOf(assessment(app))).toContain('222.8 of 296')
})

test('no accessibility violation in the narrow explanation', async () => {
  const app = await launch(UNDECIDED, { viewport: { width: 360, height: 800 } })
  await app.getByRole('button', { name: 'Try other values' }).click()
  for (const closed of ['The axes as a table', 'Every cohort in figures', 'For comparison']) {
    await app.getByText(closed).click()
  }
  expect(await violations(app, { rules: 'all', within: 'main' })).toEqual([])
  const overflow = await app.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(overflow).toBeLessThanOrEqual(0)
})
