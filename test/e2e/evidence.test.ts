import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { sharedBrowser } from '../support/browser.ts'
import { startEhr } from '../support/ehr.ts'
import { launchDirectly, violations } from '../support/look.ts'

let browser: Browser
let ehr: Sandbox
let english: Page
let chinese: Page

beforeAll(async () => {
  browser = await sharedBrowser()
  ehr = await startEhr()
  const site = (iss: string) => ({
    name: '示例医院',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    smart: { issuers: [{ iss, clientId: 'tipm-app' }] },
  })
  const elsewhere = await startEhr({ site })
  english = await openEvidence(ehr)
  chinese = await openEvidence(elsewhere)
  // The pages are whole: they ask for nothing any more.
  await elsewhere.close()
})
afterAll(() => ehr.close())

async function openEvidence(sandbox: Sandbox): Promise<Page> {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  await page.goto(`${sandbox.appUrl}evidence.html`)
  await page.locator('#card').waitFor()
  return page
}

/** Row by its header and column by its number, in the table of a caption. */
function cell(page: Page, caption: RegExp, row: string, column: number): Promise<string | null> {
  const table = page.locator('table', { has: page.locator('caption', { hasText: caption }) })
  const line = table.locator('tr', { has: page.getByRole('rowheader', { name: row, exact: true }) })
  return line.first().locator('td').nth(column).textContent()
}

test('the page states the published figures with intervals, the reconstruction beside them, and every erratum', async () => {
  const page = english
  const cutoff = /At the published cut-off of 160/
  expect(await cell(page, cutoff, 'Patients counted', 0)).toBe('143 of 152')
  expect(await cell(page, cutoff, 'Sensitivity', 3)).toBe('82.3% (72.4–89.1)')
  expect(await cell(page, cutoff, 'Negative predictive value', 3)).toMatch(/^93.3%/)
  expect(await cell(page, cutoff, 'Likelihood ratio, high', 3)).toMatch(/^5.84 /)
  expect(await cell(page, cutoff, 'Likelihood ratio, low', 3)).toMatch(/^0.206 /)
  expect(await cell(page, /Discrimination/, 'External', 1)).toBe('0.937 (0.864–0.972)')
  expect(await cell(page, /Reconstruction and article/, 'Sensitivity', 0)).toBe('82.2%')
  expect(await cell(page, /Reconstruction and article/, 'Specificity', 1)).toBe('85.44%')
  expect(await cell(page, /Coefficients/, 'dT', 3)).toMatch(/^0.021 /)
  await page.getByText('160 points are LP −3.609, 0 points LP −13.449').waitFor()
  expect(await page.locator('#errata ol > li').count()).toBe(22)
  expect(await page.locator('.fact-group').count()).toBe(9)
  expect(await page.locator('.fact-group dt').count()).toBe(31)
  expect(await page.getByText('Not stated by the source.').count()).toBeGreaterThanOrEqual(5)
})

test('the model card is saved as JSON and as XML, both of the same content', async () => {
  const page = english
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ])
    return { file: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }
  const json = await saved('Save as JSON')
  const xml = await saved('Save as XML')
  expect([json.file, xml.file]).toEqual(['tipm-1.0.0-model-card.json', 'tipm-1.0.0-model-card.xml'])
  const inXml = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml')
    const leaves = [...parsed.querySelectorAll('*')].filter(({ children }) => children.length === 0)
    return { faults: parsed.querySelectorAll('parsererror').length, texts: leaves.map((e) => e.textContent) }
  }, xml.text)
  const leaves = (value: unknown): string[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)]
  expect(inXml).toEqual({ faults: 0, texts: leaves(JSON.parse(json.text).AppliedModelCard) })
})

test.each(['light', 'dark'] as const)('axe finds nothing in either language, %s', async (colorScheme) => {
  for (const page of [english, chinese]) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page)).toEqual([])
  }
})

test('at 320 px and at 400 % the page does not scroll sideways; its tables scroll within, by keyboard too', async () => {
  for (const page of [english, chinese]) {
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const frames = await page.locator('.scrolls').evaluateAll((all) => all.map(({ tabIndex }) => tabIndex))
    expect(new Set(frames)).toEqual(new Set([0]))
  }
})

test('in Chinese nothing of the page is left in English but names', async () => {
  const page = chinese
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  expect(await page.title()).toBe('证据与局限 · TIPM')
  // The last to look at this page.
  await page.locator('main [lang="en"]').evaluateAll((all) => {
    for (const element of all) element.remove()
  })
  const words = await page.locator('main').innerText()
  expect(words.match(/[a-z]{4,} [a-z]{3,} [a-z]{3,}/g)).toBeNull()
})

test('sections are addresses: a link to one opens there', async () => {
  const page = english
  await page.goto('about:blank')
  await page.goto(`${ehr.appUrl}evidence.html#errata`)
  await page.locator('#errata').waitFor()
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000)
})

test('the app links to it in a new tab, with nothing of the patient in the address', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const app = await context.newPage()
  await launchDirectly(app, ehr, 'pt-1001')
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    app.getByRole('link', { name: 'Evidence and limits of the model' }).click(),
  ])
  await page.getByRole('heading', { level: 1, name: 'Evidence and limits' }).waitFor()
  expect(page.url()).toBe(`${ehr.appUrl}evidence.html`)
  expect(await page.evaluate(() => window.opener)).toBeNull()
  await context.close()
})
