import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { loadModel } from '../../src/model/load-model.ts'
import { labTexts } from '../../src/text/lab.ts'
import { blankContext, blankPage, sharedBrowser } from '../support/browser.ts'
import { textOf } from '../support/chart-page.ts'
import { gbk } from '../support/csv-files.ts'
import { startEhr } from '../support/ehr.ts'
import { cellsOf, chooseCsv, openLab, payload, reportReady, saved } from '../support/lab-page.ts'
import { launchDirectly, speak, violations } from '../support/look.ts'
import { REFERENCE_MAPPING } from '../support/study-tables.ts'

let browser: Browser
let ehr: Sandbox
/** The reference cohort, and the same with headings that name the units. */
let cohort: string
let withUnits: string
/** The report of the example, which several tests read. */
let example: Page
/** Every request of the lab's pages that is not for one of its own files. */
const strayRequests: string[] = []
const faults: string[] = []

beforeAll(async () => {
  browser = await sharedBrowser()
  ehr = await startEhr()
  cohort = await readFile(new URL('../golden/cohort.csv', import.meta.url), 'utf8')
  withUnits = cohort.replace(
    /^.*/,
    'id,cohort,ANC (10^9/L),ALC (10^9/L),Albumin (g/L),Diameter (cm),dT,Bilirubin (umol/L),AFP (ug/L),HBV,TIN,OS (days),Death',
  )
  example = await watchedLab(await browser.newContext({ reducedMotion: 'reduce' }))
  await press(example, 'Show it with the example')
  await reportReady(example)
})
afterAll(() => ehr.close())

/** A lab for one test, in a browser of its own. */
async function lab(options: BrowserContextOptions = {}): Promise<Page> {
  return watchedLab(await blankContext({ reducedMotion: 'reduce', ...options }))
}

function watchedLab(context: BrowserContext): Promise<Page> {
  context.on('request', (request) => {
    const own = request.url().startsWith(ehr.appUrl) || request.url().startsWith('blob:')
    if (!own || request.method() !== 'GET') strayRequests.push(`${request.method()} ${request.url()}`)
  })
  context.on('weberror', (error) => faults.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return openLab(context, ehr.appUrl)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('the example leads to a full report in one click, with contents that lead to each section', async () => {
  const glance = await textOf(example.getByRole('region', { name: 'At a glance' }))
  expect(glance).toContain('327, 88 with progression AUC 0.917 (0.885 to 0.950)')
  // The glance and what it rests on are at the top, in no need of a link; the proposal follows the report.
  const links = await example
    .locator('.report-contents a')
    .evaluateAll((all) => all.map((link) => link.textContent))
  const headings = await example.locator('.report-section h2').allTextContents()
  expect(links).toEqual([...headings.slice(2), 'Recalibration, as a proposal'])
  await example.getByRole('link', { name: 'Decision curve' }).click()
  await expect.poll(() => example.evaluate(() => scrollY)).toBeGreaterThan(3000)
  await expect
    .poll(() => example.locator('.study > [role=status]').textContent())
    .toBe('The report is ready.')
})

test('the reference cohort under a loaded mapping gives the figures of R on the screen and in the JSON', async () => {
  const page = await lab()
  await chooseCsv(page, { name: 'cohort.csv', content: cohort })
  await page
    .getByLabel('Load a mapping')
    .setInputFiles(
      payload({ name: 'map.json', content: JSON.stringify(REFERENCE_MAPPING) }, 'application/json'),
    )
  await expect.poll(() => page.getByLabel(/^Cells that mean .no value/).inputValue()).toBe('')
  const check = page.getByLabel('I have checked the columns marked.')
  if (await check.isVisible()) await check.check()
  await press(page, 'Read the file')
  await page.getByText('327 of 327 rows can be used.').waitFor()
  await page.getByLabel('Bootstrap samples').fill('50')
  await press(page, 'Compute the report')
  await reportReady(page)
  const glance = await textOf(page.getByRole('region', { name: 'At a glance' }))
  // pROC, survival, rms: test/golden/expected.json.
  expect(glance).toContain('AUC 0.926 (0.895 to 0.957)')
  expect(glance).toContain('sensitivity 81.8%')
  expect(glance).toContain('specificity 86.6%')
  expect(glance).toContain('(O/E) 1.078')
  expect(glance).toContain('slope 0.878')
  expect(glance).toContain('2.96 (1.97 to 4.46)')
  expect(await cellsOf(page, 'The set of rms::val.prob', 'brier')).toEqual(['0.0924'])
  const json = await saved(page, () => press(page, 'JSON file'))
  const expected = JSON.parse(await readFile(new URL('../golden/expected.json', import.meta.url), 'utf8'))
  const report = JSON.parse(json.text)
  expect(report.discrimination.strata[0].scores[0].auc.value.estimate).toBeCloseTo(expected.auc.tipm.auc, 10)
  expect(report.calibration.strata[0].joint.value.slope.estimate).toBeCloseTo(expected.calibration.slope, 6)
  await page.getByText('Tables as CSV files').click()
  const table = await saved(page, () => press(page, 'auc.csv'))
  const [headings, first] = table.text.split('\r\n').map((line) => line.split(','))
  expect(headings?.slice(1, 5)).toEqual(['score', 'patients', 'events', 'auc'])
  expect(Number(first?.[4])).toBeCloseTo(expected.auc.tipm.auc, 10)
})

test('a Chinese file in GB18030 is read after what was guessed has been checked, and the language may change on the way', async () => {
  const rows = cohort
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map((cells) => [...cells.slice(0, 7), cells[10] === '1' ? 'PD' : 'SD', cells[11], cells[12]])
  const headings =
    '患者编号,中心,中性粒细胞(10^9/L),淋巴细胞(10^9/L),白蛋白(g/L),肿瘤最大径(cm),dT,疗效评价,随访时间(天),死亡'
  const page = await lab()
  await chooseCsv(page, {
    name: '患者.csv',
    content: gbk([headings, ...rows.map((cells) => cells.join(','))].join('\r\n')),
  })
  const proceed = page.getByRole('button', { name: 'Read the file' })
  expect(await proceed.getAttribute('aria-disabled')).toBe('true')
  await proceed.click({ force: true })
  await page.getByText('the coding is likely, not certain').first().waitFor()
  await page.getByLabel('I have checked the columns marked.').check()
  const codes = page.getByLabel('Cells that mean 1, Outcome (1: TIN, progressive disease; 0: TIE)')
  await codes.fill('PD | iCPD')
  await page.locator('.display-settings select').first().selectOption('zh-CN')
  await page.getByRole('heading', { name: '各列的含义' }).waitFor()
  expect(await page.getByLabel('表示 1 的单元格，结局（1：TIN，疾病进展；0：TIE）').inputValue()).toBe(
    'PD | iCPD',
  )
  await press(page, '读取文件')
  await page.getByText('327 行中有 327 行可用。').waitFor()
  expect(await page.getByLabel('队列（分别及合并分析）').inputValue()).toBe('中心')
  await press(page, '返回')
  expect(await page.getByLabel('我已核对所标记的各列。').isChecked()).toBe(true)
  await press(page, '读取文件')
  await page.getByLabel('自助抽样（bootstrap）次数').fill('50')
  await press(page, '计算报告')
  await reportReady(page)
  expect(await textOf(page.getByRole('region', { name: '概览' }))).toContain('0.926（0.895 至 0.957）')
})

test('stopped work keeps what was entered and can be started again', async () => {
  const page = await lab()
  await chooseCsv(page, { name: 'cohort.csv', content: withUnits })
  await page.getByLabel('I have checked the columns marked.').check()
  await press(page, 'Read the file')
  await page.getByLabel('Bootstrap samples').fill('200000')
  await page.getByLabel('Seed').fill('7')
  await press(page, 'Compute the report')
  await page.locator('#participants').waitFor()
  await press(page, 'Stop')
  await page.getByText('nothing you entered is lost').waitFor()
  expect(await page.getByLabel('Seed').inputValue()).toBe('7')
  await page.getByLabel('Bootstrap samples').fill('20')
  await press(page, 'Compute the report')
  await reportReady(page)
  await press(page, 'Other patients')
  await chooseCsv(page, { name: 'empty.csv', content: '' })
  await page.getByText('The file is empty.').waitFor()
})

test('a recalibration is a model file that the app shows as recalibrated and approved by nobody', async () => {
  await press(example, 'Fit')
  await example.getByLabel('Site', { exact: true }).fill('Sandbox Hospital')
  const { text } = await saved(example, () => press(example, 'Save the model file'))
  const file = JSON.parse(text)
  expect(await loadModel(file)).toMatchObject({ ok: true, value: { status: 'recalibrated' } })

  const context = await blankContext({ reducedMotion: 'reduce' })
  await context.route('**/site.json', async (route) => {
    const site = await (await route.fetch()).json()
    await route.fulfill({ json: { ...site, model: 'recalibrated.json' } })
  })
  await context.route('**/recalibrated.json', (route) => route.fulfill({ json: file }))
  const app = await blankPage(context)
  await launchDirectly(app, ehr, 'pt-1001')
  await app
    .getByText(`Recalibrated at Sandbox Hospital (synthetic patients), version ${file.version}.`)
    .first()
    .waitFor()
  await app.getByText('Not approved: nobody answers for this recalibration yet.').first().waitFor()
})

test('the HTML file stands alone and a figure is saved as SVG and PNG', async () => {
  const html = await saved(example, () => press(example, 'HTML file'))
  const asked: string[] = []
  const other = await browser.newContext({ javaScriptEnabled: false })
  const reader = await other.newPage()
  reader.on('request', (request) => asked.push(request.url()))
  await reader.setContent(html.text)
  expect(await reader.getByRole('heading', { level: 1 }).textContent()).toBe('Validation report')
  expect(await reader.locator('.report-section').count()).toBe(
    // The proposal is no part of the file.
    (await example.locator('.report-section').count()) - 1,
  )
  expect(await reader.locator('figure svg').count()).toBeGreaterThan(15)
  expect(asked).toEqual([])
  await other.close()
  const svg = await saved(example, () => press(example, 'SVG: ROC curves: All patients'))
  expect(svg.text).toContain('TIPM on FHIR validation lab; model tipm 1.0.0; data da3f7d2ec3d7')
  const png = await saved(example, () => press(example, 'PNG: ROC curves: All patients'))
  expect(png.text.slice(1, 4)).toBe('PNG')
})

test('only the report is printed', async () => {
  await example.emulateMedia({ media: 'print' })
  const words = await example.locator('main').innerText()
  expect(words).toMatch(/^Validation report/)
  expect(words).toContain('Investigational: validate locally before use.')
  expect(words).not.toMatch(/Response criteria|JSON file|Recalibration, as a proposal/)
})

test('axe finds nothing at any step, light in English and dark in Chinese', async () => {
  const page = await lab()
  const main = page.locator('.actions .button.primary')
  const lookAt = async (step: string) => {
    for (const [colorScheme, language] of [
      ['light', 'en'],
      ['dark', 'zh-CN'],
    ] as const) {
      await speak(page, language)
      await page.emulateMedia({ colorScheme })
      expect(await violations(page), `${step}, ${language}`).toEqual([])
    }
  }
  await lookAt('choose')
  await chooseCsv(page, { name: 'cohort.csv', content: withUnits })
  await lookAt('map')
  await page.locator('.part > p input[type=checkbox]').check()
  await main.click()
  await page.locator('.choices-inline').waitFor()
  await lookAt('options')
  await page.locator('.field input').first().fill('50')
  await page.locator('.study .field select').selectOption('')
  await main.click()
  await reportReady(page)
  await page.locator('.recalibrate .button').first().click()
  await page.locator('.recalibrate .form-actions').waitFor()
  await lookAt('report')
  await page.locator('.tabs .button').last().click()
  await lookAt('response')
})

test('at 320 px no step scrolls sideways', async () => {
  const page = await lab({ viewport: { width: 320, height: 700 } })
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  expect(await width(), 'choose').toBe(320)
  await chooseCsv(page, { name: 'cohort.csv', content: withUnits })
  expect(await width(), 'map').toBe(320)
  await page.getByLabel('I have checked the columns marked.').check()
  await press(page, 'Read the file')
  await page.getByLabel('Bootstrap samples').fill('50')
  expect(await width(), 'options').toBe(320)
  await press(page, 'Compute the report')
  await reportReady(page)
  expect(await width(), 'report').toBe(320)
  await press(page, 'Response criteria')
  expect(await width(), 'response').toBe(320)
})

test('in all of this the lab asked for nothing but its own files, and nothing failed', () => {
  expect(strayRequests).toEqual([])
  expect(faults).toEqual([])
})

test('a computed report survives a reload, as itself and without its patients, until it is put away', async () => {
  const page = await lab()
  await press(page, 'Show it with the example')
  await reportReady(page)
  await page.reload()
  const glance = page.getByRole('region', { name: 'At a glance' })
  expect(await textOf(glance)).toContain('327, 88 with progression AUC 0.917 (0.885 to 0.950)')
  expect(await textOf(page.getByRole('main'))).toContain('computed before the page was loaded again')
  expect(await textOf(page.getByRole('main'))).toContain('Synthetic: drawn by a program')
  await press(page, labTexts.en.report.anew)
  await page.reload()
  await page.getByRole('button', { name: 'Show it with the example' }).waitFor()
  expect(await glance.count()).toBe(0)
})

test('before anything is computed the page says what is needed, what is not used, and what lies far out', async () => {
  const page = await lab()
  const [headings = '', ...rows] = withUnits.trim().split('\n')
  const daysAt = headings.split(',').indexOf('OS (days)')
  const dTAt = headings.split(',').indexOf('dT')
  const changed = [headings, ...rows].map((row, i) => {
    const cells = row.split(',')
    if (i === 3) cells[daysAt] = '9999'
    return [...cells.filter((_, at) => at !== dTAt), i === 0 ? 'ward' : i % 2 === 0 ? 'A' : 'B'].join(',')
  })
  await chooseCsv(page, { name: 'cohort.csv', content: changed.join('\n') })
  const main = page.getByRole('main')
  await page.getByText('0 patients will be part of the main analysis').waitFor()
  await page.getByText('Columns that are not used').click()
  expect(await textOf(main)).toMatch(/ward: [AB] \| [AB]/)
  await press(page, '9999 in OS (days) means “no value”')
  await expect.poll(() => page.getByText('often stand for “no value”').count()).toBe(0)
})

test('outcomes of another file are joined by the patient, and the date of therapy is followed over time', async () => {
  const [headings = '', ...rows] = withUnits.trim().split('\n')
  const tinAt = headings.split(',').indexOf('TIN')
  const patients = [headings, ...rows].map((row, i) => {
    const since = i === 0 ? 'Therapy since' : `${2023 + (i % 2)}-02-${String(1 + (i % 28)).padStart(2, '0')}`
    return [...row.split(',').filter((_, at) => at !== tinAt), i === 5 ? 'soon' : since].join(',')
  })
  const outcomes = rows
    .map((row) => row.split(','))
    .map((cells) => `${cells[0]},${cells[tinAt] === '1' ? 'TIN' : 'TIE'},${cells[tinAt] === '1' ? 60 : 182}`)
    .reverse()
  const joined = ['patient,outcome,outcome_days', ...outcomes, 'elsewhere,TIN,30'].join('\r\n')
  const page = await lab()
  await chooseCsv(page, { name: 'patients.csv', content: patients.join('\n') })
  await page.getByText('no column for Outcome').waitFor()
  await page
    .getByLabel('Outcomes from another file')
    .setInputFiles(payload({ name: 'outcomes.csv', content: joined }, 'text/csv'))
  await page.getByText('Joined: outcomes.csv').waitFor()
  await page.getByLabel('Date on which therapy began').selectOption('Therapy since')
  await page.getByRole('radio', { name: 'year', exact: true }).check()
  const check = page.getByLabel('I have checked the columns marked.')
  if (await check.isVisible()) await check.check()
  await press(page, 'Read the file')
  await page.getByText('327 of 327 rows can be used.').waitFor()
  await page.getByText('Patients of the outcomes who are not in the table: 1.').waitFor()
  await page.getByLabel('Bootstrap samples').fill('20')
  await press(page, 'Compute the report')
  await reportReady(page)
  // pROC: test/golden/expected.json.
  expect(await textOf(page.getByRole('region', { name: 'At a glance' }))).toContain(
    'AUC 0.926 (0.895 to 0.957)',
  )
  const over = page.locator('#drift')
  expect(await textOf(over)).toContain('for want of a date that can be read: 1.')
  expect(await over.getByRole('rowheader').allTextContents()).toEqual(['2023', '2024', '2023', '2024'])
})
