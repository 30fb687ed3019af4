import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from '../test/support/browser.ts'
import { launchHere, launchInTab, openChart } from '../test/support/chart-page.ts'
import { startEhr } from '../test/support/ehr.ts'

// Makes the screenshots under docs/screenshots from the embedded EHR: `npm run screenshots`.
const FOLDER = join(import.meta.dirname, '../docs/screenshots')

interface Shot {
  readonly name: string
  readonly patient: string
  readonly options: BrowserContextOptions
  readonly before?: (app: Page) => Promise<unknown>
}

const DESKTOP = { viewport: { width: 1024, height: 900 } }
const SHOTS: readonly Shot[] = [
  { name: 'complete-high', patient: 'pt-1001', options: DESKTOP },
  { name: 'complete-low-dark', patient: 'pt-1002', options: { ...DESKTOP, colorScheme: 'dark' } },
  { name: 'before-therapy-undecided', patient: 'pt-1003', options: DESKTOP },
  { name: 'undecided-narrow', patient: 'pt-1003', options: { viewport: { width: 360, height: 800 } } },
  { name: 'nothing-known', patient: 'pt-1020', options: DESKTOP },
  { name: 'out-of-scope', patient: 'pt-1016', options: DESKTOP },
  {
    name: 'worksheet',
    patient: 'pt-1014',
    options: { viewport: { width: 1024, height: 1400 } },
    before: async (app) => {
      await app.getByRole('button', { name: 'Elastography worksheet' }).click()
      await app.getByRole('dialog', { name: 'Elastography worksheet' }).getByRole('table').waitFor()
    },
  },
  {
    name: 'save-preview',
    patient: 'pt-1001',
    options: DESKTOP,
    before: async (app) => {
      await app.getByRole('button', { name: 'Save to chart' }).click()
      await app.getByRole('button', { name: 'Confirm and save as final' }).waitFor()
    },
  },
]

mkdirSync(FOLDER, { recursive: true })
const ehr = await startEhr({ cds: true })
const browser = await launchBrowser()
for (const { name, patient, options, before } of SHOTS) {
  const context = await browser.newContext(options)
  const app = await launchInTab(context, await openChart(context, ehr, patient))
  await before?.(app)
  await app.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: before === undefined })
  await context.close()
}
const context = await browser.newContext(DESKTOP)
const chart = await openChart(context, ehr, 'pt-1001')
await launchHere(chart)
await chart.screenshot({ path: join(FOLDER, 'in-the-chart.png') })
const printed = await launchInTab(context, await openChart(context, ehr, 'pt-1001'))
await printed.emulateMedia({ media: 'print' })
await printed.setViewportSize({ width: 794, height: 1123 })
await printed.screenshot({ path: join(FOLDER, 'printed.png'), fullPage: true })
const ordering = await openChart(context, ehr, 'pt-1003')
for (const drug of ['Lenvatinib', 'Camrelizumab']) {
  await ordering.getByRole('button', { name: `Add ${drug}` }).click()
}
await ordering.getByText('Asking decision support ...').waitFor({ state: 'hidden' })
const advice = ordering.getByRole('region', { name: 'Decision support', exact: true })
await advice.getByRole('article').first().waitFor()
await ordering.getByRole('region', { name: 'New orders' }).scrollIntoViewIfNeeded()
await advice.screenshot({ path: join(FOLDER, 'order-card.png') })
await browser.close()
await ehr.close()
