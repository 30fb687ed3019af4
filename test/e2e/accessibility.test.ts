import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { launchBrowser } from '../support/browser.ts'
import { launchInTab, openChart } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'

let browser: Browser
let ehr: Sandbox

beforeAll(async () => {
  browser = await launchBrowser()
  ehr = await startEhr()
})
afterAll(async () => {
  await ehr.close()
  await browser.close()
})

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

test.each(['light', 'dark'] as const)('axe finds nothing in the main states, %s', async (colorScheme) => {
  const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
  for (const patient of ['pt-1001', 'pt-1003', 'pt-1016', 'pt-1020']) {
    const chart = await openChart(context, ehr, patient)
    const app = await launchInTab(context, chart)
    expect(await violations(app), patient).toEqual([])
    if (patient === 'pt-1001') {
      expect(await violations(chart)).toEqual([])
      await app.getByRole('button', { name: 'Save to chart' }).click()
      await app.getByRole('button', { name: 'Confirm and save as final' }).waitFor()
      expect(await violations(app), 'the save dialog').toEqual([])
    }
  }
  await context.close()
})

test('axe finds nothing on a page that says why nothing is shown', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${ehr.appUrl}index.html`)
  await page.getByRole('heading', { name: 'No patient is open here' }).waitFor()
  expect(await violations(page)).toEqual([])
  await context.close()
})
