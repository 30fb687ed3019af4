import type { Page } from 'playwright-core'
import { openChart } from '../../test/support/chart-page.ts'
import { type Scene, type Stage, toTop } from './scene.ts'

/** What stands around the assessment: the chart, the order, and the pages without a patient. */
export const PAGE_SCENES: readonly Scene[] = [
  {
    name: 'in-the-chart',
    title: 'Opened inside the chart of the embedded EHR',
    looks: ['light'],
    height: 1000,
    open: async ({ context, ehr }) => {
      const chart = await openChart(context, ehr, 'pt-1001')
      await chart.getByRole('button', { name: 'Open TIPM here' }).click()
      await chart.frameLocator('iframe[title="TIPM"]').locator('.frequencies').waitFor()
      return chart
    },
  },
  {
    name: 'order-card',
    title: 'The card while both drugs are being ordered',
    looks: ['light', 'narrow'],
    height: 1300,
    open: async (stage) => {
      const chart = await openChart(stage.context, stage.ehr, 'pt-1003')
      for (const drug of ['Lenvatinib', 'Camrelizumab']) {
        await chart.getByRole('button', { name: `Add ${drug}` }).click()
      }
      await chart.getByText('Asking decision support ...').waitFor({ state: 'hidden' })
      const advice = chart.getByRole('region', { name: 'Decision support', exact: true })
      await advice.getByRole('article').first().waitFor()
      return advice
    },
  },
  {
    name: 'evidence',
    title: 'The evidence page, without a patient',
    looks: ['light', 'dark', 'narrow'],
    height: 1500,
    open: (stage) => evidence(stage, ''),
  },
  {
    name: 'evidence-performance',
    title: 'Published performance, with intervals',
    looks: ['light'],
    height: 1300,
    open: (stage) => evidence(stage, '#performance'),
  },
  {
    name: 'evidence-errata',
    title: 'Every error of the article',
    looks: ['light'],
    height: 1100,
    open: (stage) => evidence(stage, '#errata'),
  },
  {
    name: 'launch',
    title: 'Opened outside an EHR, at a site with two: which one',
    looks: ['light', 'narrow'],
    height: 420,
    open: async ({ context, ehr }) => {
      const page = await context.newPage()
      await page.route('**/site.json', async (route) => {
        const response = await route.fetch()
        const site = await response.json()
        const [issuer] = site.smart.issuers
        const issuers = ['north', 'south'].map((campus) => ({
          ...issuer,
          iss: `https://ehr.${campus}.example/fhir`,
        }))
        await route.fulfill({ json: { ...site, smart: { issuers } } })
      })
      await page.goto(`${ehr.appUrl}launch.html`)
      await page.locator('.choices').waitFor()
      return page
    },
  },
  {
    name: 'problem',
    title: 'A launch that is refused says why, and what to do',
    looks: ['light', 'dark', 'narrow'],
    height: 560,
    open: async ({ context, ehr }) => {
      const page = await context.newPage()
      const iss = encodeURIComponent('https://elsewhere.example/fhir')
      await page.goto(`${ehr.appUrl}launch.html?iss=${iss}&launch=1`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    },
  },
]

async function evidence({ context, ehr }: Stage, section: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${ehr.appUrl}evidence.html${section}`)
  await page.locator('#card').waitFor()
  if (section !== '') await toTop(page.locator(section))
  return page
}
