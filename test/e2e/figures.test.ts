import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { sharedBrowser } from '../support/browser.ts'
import { openFigurePage } from '../support/figure-page.ts'
import type * as FiguresShown from '../support/figures-shown.tsx'
import { violations } from '../support/look.ts'

declare const figures: typeof FiguresShown

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await sharedBrowser()
  page = await openFigurePage(browser, '', 'test/support/figures-shown.tsx')
  await page.evaluate(() => figures.showPlots(760))
  await page.getByRole('group', { name: 'Survival by risk class' }).waitFor()
})

test.each(['light', 'dark'] as const)(
  'no figure or table has a fault that axe finds, %s',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await page.getByText('Show as a table').first().click()
    expect(await violations(page, { rules: 'all' })).toEqual([])
    await page.getByText('Show as a table').first().click()
    await page.emulateMedia({ colorScheme: 'light' })
  },
)

test('at 320 px nothing makes the page scroll sideways, and no text of a figure leaves it', async () => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.evaluate(() => figures.showPlots(304))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('svg text')]
      .filter((text) => {
        const { left, right } = text.getBoundingClientRect()
        return left < -1 || right > 321
      })
      .map((text) => text.textContent),
  )
  expect(outside).toEqual([])
  await page.setViewportSize({ width: 1024, height: 800 })
  await page.evaluate(() => figures.showPlots(760))
})

test('a mark is read by keyboard', async () => {
  await page.locator('.operating').first().focus()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/160 points/)
})

test.each([
  ['SVG', 'svg', '<?xml'],
  ['PNG', 'png', '\x89PNG'],
])('%s is saved under the title of its figure', async (kind, extension, start) => {
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: `Download ${kind}: Survival` }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe(`survival.${extension}`)
  expect((await readFile(await saved.path())).toString('latin1').startsWith(start)).toBe(true)
})

test('on paper the tools are gone', async () => {
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
  await page.emulateMedia({ media: 'screen' })
})
