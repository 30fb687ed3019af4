import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { blankContext, blankPage, sharedBrowser } from '../support/browser.ts'
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
  high = await (await browser.newContext()).newPage()
  await launchDirectly(high, ehr, HIGH)
  await explanation(high).waitFor()
})
afterAll(() => ehr.close())

async function launch(patientId: string, options: BrowserContextOptions = {}): Promise<Page> {
  const app = await blankPage(await blankContext(options))
  await launchDirectly(app, ehr, patientId)
  await explanation(app).waitFor()
  return app
}

const explanation = (app: Page) => app.getByRole('region', { name: 'What the classes meant in the study' })

const inputs = (app: Page) => app.getByRole('table', { name: /^Inputs of the score/ })
const row = (app: Page, name: RegExp) => inputs(app).getByRole('row', { name })
const whatIf = (app: Page) => row(app, /^What if/)

test('one table shows each value with its day, its points and their sum', async () => {
  const app = high
  expect(await textOf(row(app, /^Albumin/))).toMatch(
    /^Albumin serum 34 g\/L .*, 1 day before start .*64 Edit$/,
  )
  expect(await textOf(row(app, /^NLR/))).toContain('35')
  expect(await textOf(row(app, /^Tumour stiffness/))).toMatch(
    /not stiffer .*Stiffer at 4 of 9 sites; 5 needed\. .*63/,
  )
  expect(await textOf(row(app, /^Tumour diameter/))).toContain('61')
  expect(await textOf(row(app, /^Total/))).toContain('223')
})

test('a mark stands at its points on the scale that all axes share', async () => {
  // 34 g/L of albumin: 64 of the 100 points that the scale is wide.
  const mark = await row(high, /^Albumin/)
    .locator('.mark-known')
    .getAttribute('cx')
  expect(Number.parseFloat(mark ?? '')).toBeCloseTo(64, 6)
})

test('a score without dT is a range, and dT has a dotted axis', async () => {
  const app = await launch(UNDECIDED)
  expect(
    await row(app, /^Tumour stiffness/)
      .locator('.mark-open')
      .count(),
  ).toBe(2)
  expect(await textOf(row(app, /^Tumour stiffness/))).toContain('0 to 63')
  expect(await textOf(row(app, /^Total/))).toContain('125 to 187')
})

test('trying another value shows another class, and changes neither the answer nor the chart', async () => {
  const app = high
  const bar = () => textOf(app.locator('.answer-bar'))
  const before = await bar()
  const written: string[] = []
  app.on('request', (request) => request.method() === 'POST' && written.push(request.url()))
  await app.getByRole('slider', { name: /Tumour stiffness/ }).press('ArrowLeft')
  // 222.78 - 62.52.
  await expect.poll(() => textOf(whatIf(app))).toContain('160.3')
  expect(await textOf(whatIf(app))).toContain('tried here, not saved')
  await app.getByRole('slider', { name: /Albumin/ }).press('ArrowLeft')
  // 34.5 g/L: 2 points fewer.
  await expect.poll(() => textOf(whatIf(app))).toContain('Low risk of progression')
  expect(await textOf(whatIf(app))).toContain('158')
  await app.getByText('what if 158').waitFor()
  expect(await bar()).toBe(before)

  await app.getByRole('button', { name: 'Clear what if' }).click()
  expect(await whatIf(app).count()).toBe(0)
  expect(written).toEqual([])
})

test('a mark is dragged with the pointer', async () => {
  const app = high
  const handle = app.getByRole('slider', { name: /Albumin/ })
  await handle.scrollIntoViewIfNeeded()
  const box = await handle.boundingBox()
  if (box === null) throw new Error('no axis')
  // The handle reaches 12 px beyond the axis on both sides.
  const at = (points: number) => box.x + 12 + ((box.width - 24) * points) / 100
  await app.mouse.move(at(64), box.y + box.height / 2)
  await app.mouse.down()
  await app.mouse.move(at(0), box.y + box.height / 2, { steps: 4 })
  await app.mouse.up()
  await expect.poll(() => textOf(whatIf(app))).toContain('Albumin 50 g/L')
  // 222.78 - 64.
  expect(await textOf(whatIf(app))).toContain('159')
  await app.getByRole('button', { name: 'Clear what if' }).click()
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
  expect(await textOf(table.getByRole('row', { name: /^Ultrasound/ }))).toContain('124 of 161 points')
  expect(await textOf(table.getByRole('row', { name: /^Serology/ }))).toContain('99 of 135 points')
})

test('the explanation comes after the answer, and the answer stands when it cannot be loaded', async () => {
  const app = await blankPage(await blankContext())
  await app.route('**/explained-*.js', (route) => route.abort())
  await launchDirectly(app, ehr, HIGH)
  await app.getByText('The explanation could not be loaded.').waitFor()
  expect(await textOf(assessment(app))).toContain('223 of 296')
})

test('no accessibility violation in the narrow explanation', async () => {
  const app = await launch(UNDECIDED, { viewport: { width: 360, height: 800 } })
  await app.getByRole('slider', { name: /Albumin/ }).press('ArrowLeft')
  for (const closed of ['Every cohort in figures', 'For comparison']) {
    await app.getByText(closed).click()
  }
  expect(await violations(app, { rules: 'all', within: 'main' })).toEqual([])
  const overflow = await app.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(overflow).toBeLessThanOrEqual(0)
})

test('the answer, what it rests on and saving are in sight without scrolling; the bar stays, and saving is the first stop after the answer', async () => {
  const app = await blankPage(await blankContext({ viewport: { width: 1024, height: 768 } }))
  await launchDirectly(app, ehr, HIGH)
  await expect.poll(() => app.evaluate('document.activeElement?.tagName')).toBe('H1')
  await app.keyboard.press('Tab')
  expect(await app.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Save to chart')
  for (const [width, height] of [
    [1024, 768],
    [1280, 800],
  ] as const) {
    await app.setViewportSize({ width, height })
    for (const part of ['.answer-bar', '.scale', '.inputs-table']) {
      const box = await app.locator(part).boundingBox()
      expect((box?.y ?? height) + (box?.height ?? 0), `${part}, ${width}`).toBeLessThanOrEqual(height)
    }
  }
  await app.mouse.wheel(0, 3000)
  await expect.poll(() => app.evaluate('scrollY')).toBeGreaterThan(500)
  expect((await app.locator('.answer-bar').boundingBox())?.y).toBeGreaterThanOrEqual(0)
  await app.evaluate('scrollTo(0, 0)')
  // Two clicks from the launch to what is stored.
  await app.getByRole('button', { name: 'Save to chart' }).click()
  await app.getByRole('button', { name: 'Confirm and save as final' }).click()
  await app.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
})
