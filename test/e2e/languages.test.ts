import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { SandboxOptions } from '../../sandbox/options.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { blankContext, blankPage, sharedBrowser } from '../support/browser.ts'
import { launchInTab, openChart, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'
import { launchDirectly, violations } from '../support/look.ts'

const CHINESE_SITE = (iss: string) => ({
  name: 'Sandbox Hospital',
  timeZone: 'Asia/Shanghai',
  language: 'zh-CN',
  smart: { issuers: [{ iss, clientId: 'tipm-app' }] },
})

let browser: Browser
/** A Chinese hospital. */
let ehr: Sandbox
let other: Sandbox | undefined

beforeAll(async () => {
  browser = await sharedBrowser()
  ehr = await startEhr({ site: CHINESE_SITE })
})
afterAll(() => ehr.close())
afterEach(async () => {
  await other?.close()
  other = undefined
})

/** Launches a patient in a browser of its own. */
async function launch(patient: string, options: BrowserContextOptions = {}, from = ehr): Promise<Page> {
  const app = await blankPage(await blankContext({ reducedMotion: 'reduce', ...options }))
  await launchDirectly(app, from, patient)
  return app
}

async function otherEhr(options: SandboxOptions): Promise<Sandbox> {
  other = await startEhr(options)
  return other
}

/** From the chart, which names the EHR's style to the app. */
async function launchStyled(style: Record<string, string>): Promise<Page> {
  const context = await blankContext({ reducedMotion: 'reduce' })
  return launchInTab(context, await openChart(context, await otherEhr({ style }), 'pt-1001'))
}

const languageOf = (page: Page) => page.locator('html').getAttribute('lang')
const background = (page: Page) =>
  page.evaluate('getComputedStyle(document.documentElement).backgroundColor') as Promise<string>

test('the site’s language, changed in place: entries and an open form stay, and the choice is kept', async () => {
  const app = await launch('pt-1020')
  expect(await languageOf(app)).toBe('zh-CN')
  expect(await app.title()).toContain('仑伐替尼')
  await app.getByRole('button', { name: '录入白蛋白' }).click()
  await app.getByRole('textbox', { name: '数值' }).fill('34')
  await app.getByLabel('测量日期').fill('2026-11-02')
  await app.getByRole('button', { name: '采用此值' }).click()
  await expect.poll(() => textOf(app.locator('.answer'))).toContain('尚不能判定')
  await app.getByRole('button', { name: '录入肿瘤最大径' }).click()
  await app.getByRole('textbox', { name: '数值' }).fill('8.5')

  await app.getByLabel('语言').selectOption({ label: 'English' })
  await app.getByRole('region', { name: 'What it rests on' }).waitFor()
  expect(await languageOf(app)).toBe('en')
  expect(await app.title()).toContain('lenvatinib')
  expect(await textOf(app.locator('.answer'))).toContain('Risk of progression undecided')
  expect(await app.getByRole('textbox', { name: 'Value' }).inputValue()).toBe('8.5')
  expect(await textOf(app.locator('.inputs-table').getByRole('row', { name: /^Albumin/ }))).toContain(
    'Entered here 2 Nov 2026',
  )

  await app.reload()
  await app.getByRole('region', { name: 'What it rests on' }).waitFor()
  await app.getByLabel('Language').selectOption('简体中文')
  await app.getByRole('region', { name: '评分依据' }).waitFor()
})

test('an open dialog changes its language and stays open', async () => {
  const app = await launch('pt-1001')
  await app.getByRole('button', { name: '保存到病历' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认并作为最终结果保存' }).waitFor()
  // The record is in the hospital's language, which is that of the screen so far.
  expect(await dialog.getByText('使用本机构病历的语言').count()).toBe(0)
  // Behind a modal dialog nothing can be clicked: another tab of this browser chose in the meantime.
  await app.getByLabel('语言').evaluate((select) => {
    Object.assign(select, { value: 'en' })
    select.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await dialog.getByRole('button', { name: 'Confirm and save as final' }).waitFor()
  await dialog.getByText('in the language of this hospital’s record: 简体中文').waitFor()
})

test('the EHR’s language goes before the site’s', async () => {
  const app = await launch('pt-1001', {}, await otherEhr({ site: CHINESE_SITE, locale: 'en-US' }))
  await app.getByRole('region', { name: 'What it rests on' }).waitFor()
  expect(await languageOf(app)).toBe('en')
})

test('light and dark are chosen here, kept, and printed black on white', async () => {
  const app = await launch('pt-1001', { colorScheme: 'light' })
  const light = await background(app)
  await app.getByLabel('外观').selectOption('深色')
  await expect.poll(() => background(app)).not.toBe(light)
  const dark = await background(app)
  await app.reload()
  await app.locator('.answer').waitFor()
  expect(await background(app)).toBe(dark)
  await app.emulateMedia({ media: 'print' })
  expect(await background(app)).toBe('rgb(255, 255, 255)')
  await app.emulateMedia({ media: 'screen' })
  await app.getByLabel('外观').selectOption('跟随设备')
  await expect.poll(() => background(app)).toBe(light)
})

test('the EHR’s look is taken where it is legible, and can be put away', async () => {
  const style = { color_background: '#f0f4ec', color_text: '#1a1a1a', color_highlight: '#0a4d2e' }
  const app = await launchStyled(style)
  await expect.poll(() => background(app)).toBe('rgb(240, 244, 236)')
  expect(await violations(app)).toEqual([])
  await app.getByLabel('Appearance').selectOption('Light')
  await expect.poll(() => background(app)).not.toBe('rgb(240, 244, 236)')
  await app.getByLabel('Appearance').selectOption('As the EHR')
  await expect.poll(() => background(app)).toBe('rgb(240, 244, 236)')
})

test('an EHR’s look that cannot be read is not taken', async () => {
  const app = await launchStyled({ color_background: '#777777' })
  await app.getByLabel('Appearance').and(app.locator(':has(option[value="ehr"])')).waitFor()
  expect(await background(app)).not.toBe('rgb(119, 119, 119)')
  expect(await violations(app)).toEqual([])
})

test('the end of a session that cannot be renewed is announced, and what was entered stays', async () => {
  const from = await otherEhr({ tokenLifetime: 70, quirks: { refresh: 'none' } })
  const app = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  await app.clock.install()
  await launchDirectly(app, from, 'pt-1020')
  const notice = app.locator('.expiry')
  await expect.poll(() => textOf(notice), { timeout: 20_000 }).toContain('ends within')
  expect(await violations(app)).toEqual([])
  await app.getByRole('button', { name: 'Enter Albumin' }).click()
  await app.getByRole('textbox', { name: 'Value' }).fill('34')
  await app.getByRole('button', { name: 'Hide this notice' }).click()
  await expect.poll(() => textOf(notice)).toBe('')
  await app.clock.fastForward(80_000)
  await expect.poll(() => textOf(notice)).toContain('The session with the EHR has ended.')
  expect(await textOf(notice)).toContain('What was entered stays while this page is open')
  expect(await app.getByRole('textbox', { name: 'Value' }).inputValue()).toBe('34')
})

test.each([
  ['enter-elastography', 1],
  ['reconcile-medications', 0],
] as const)('the intent %s opens what it names, an unknown one nothing', async (intent, dialogs) => {
  const app = await blankPage(await blankContext())
  const launched = await ehr.createLaunch({ patient: 'pt-1003', intent })
  const query = new URLSearchParams({ iss: ehr.fhirBase, launch: launched })
  await app.goto(`${ehr.appUrl}launch.html?${query}`)
  await app.locator('.answer').waitFor()
  await app.locator('.frequencies').waitFor()
  await expect.poll(() => app.getByRole('dialog').count()).toBe(dialogs)
})
