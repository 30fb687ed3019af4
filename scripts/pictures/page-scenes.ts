import type { Page } from 'playwright-core'
import { openChart } from '../../test/support/chart-page.ts'
import { LOOKS, type Scene, type Stage, scene, toTop } from './scene.ts'

/** What stands around the assessment: the chart, the order, and the pages without a patient. */
export const PAGE_SCENES: readonly Scene[] = [
  scene(
    'in-the-chart',
    'Opened inside the chart of the embedded EHR',
    LOOKS.one,
    1000,
    async ({ context, ehr }) => {
      const chart = await openChart(context, ehr, 'pt-1001')
      await chart.getByRole('button', { name: 'Open TIPM here' }).click()
      await chart.frameLocator('iframe[title="TIPM"]').locator('.frequencies').waitFor()
      return chart
    },
  ),
  scene('order-card', 'The card while both drugs are being ordered', LOOKS.sizes, 1300, async (stage) => {
    const chart = await openChart(stage.context, stage.ehr, 'pt-1003')
    for (const drug of ['Lenvatinib', 'Camrelizumab']) {
      await chart.getByRole('button', { name: `Add ${drug}` }).click()
    }
    await chart.getByText('Asking decision support ...').waitFor({ state: 'hidden' })
    const advice = chart.getByRole('region', { name: 'Decision support', exact: true })
    await advice.getByRole('article').first().waitFor()
    return advice
  }),
  scene('worklist', 'The department’s list, and writing it to the EHR', LOOKS.every, 1300, async (stage) => {
    const page = await stage.context.newPage()
    await page.goto(`${stage.ehr.appUrl}worklist.html`)
    await page.locator('.choices button').click()
    await page.locator('.due').first().waitFor()
    return page
  }),
  scene('evidence', 'The evidence page, without a patient', LOOKS.screens, 1500, (stage) =>
    evidence(stage, ''),
  ),
  scene('evidence-performance', 'Published performance, with intervals', LOOKS.one, 1300, (stage) =>
    evidence(stage, '#performance'),
  ),
  scene('evidence-errata', 'Every error of the article', LOOKS.one, 1100, (stage) =>
    evidence(stage, '#errata'),
  ),
  scene(
    'launch',
    'Opened outside an EHR, at a site with two: which one',
    LOOKS.sizes,
    420,
    async ({ context, ehr }) => {
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
  ),
  scene(
    'problem',
    'A launch that is refused says why, and what to do',
    LOOKS.screens,
    560,
    async ({ context, ehr }) => {
      const page = await context.newPage()
      const iss = encodeURIComponent('https://elsewhere.example/fhir')
      await page.goto(`${ehr.appUrl}launch.html?iss=${iss}&launch=1`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    },
  ),
]

async function evidence({ context, ehr }: Stage, section: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${ehr.appUrl}evidence.html${section}`)
  await page.locator('#card').waitFor()
  if (section !== '') await toTop(page.locator(section))
  return page
}
