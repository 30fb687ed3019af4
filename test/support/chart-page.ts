import type { BrowserContext, Frame, FrameLocator, Page } from 'playwright-core'
import type { Sandbox } from '../../sandbox/server.ts'
import { blankPage } from './browser.ts'

/** Something with the app in it: a tab of its own, or the frame in the chart. */
export type AppView = Page | FrameLocator

/** Opens a patient's chart in the embedded EHR. */
export async function openChart(context: BrowserContext, ehr: Sandbox, patientId: string): Promise<Page> {
  const page = await blankPage(context)
  await page.goto(`${ehr.url}/#/patient/${patientId}`)
  await page.getByRole('button', { name: 'Open TIPM', exact: true }).waitFor()
  return page
}

/** Launches the app from the chart into a tab of its own, and waits for the assessment. */
export async function launchInTab(context: BrowserContext, chart: Page): Promise<Page> {
  const opened = context.waitForEvent('page')
  await chart.getByRole('button', { name: 'Open TIPM', exact: true }).click()
  const app = await opened
  await assessment(app).waitFor()
  return app
}

/** Launches the app embedded in the chart, and waits for the assessment. */
export async function launchHere(chart: Page): Promise<FrameLocator> {
  await chart.getByRole('button', { name: 'Open TIPM here' }).click()
  const app = chart.frameLocator('iframe[title="TIPM"]')
  await assessment(app).waitFor()
  return app
}

/** The region that holds the answer. */
export function assessment(app: AppView | Frame) {
  return app.getByRole('region', { name: 'Assessment', exact: true })
}

/** Text of an element with its white space folded, as a person reads it. */
export async function textOf(locator: ReturnType<typeof assessment>): Promise<string> {
  return (await locator.innerText()).replaceAll(/\s+/g, ' ')
}
