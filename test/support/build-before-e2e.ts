import { launchBrowser } from './browser.ts'
import { prepareEhr } from './ehr.ts'

/** Once, before test files run side by side: builds app and chart, stores the patients, and unpacks the browser where it comes from the packages. */
export default async function setup(): Promise<void> {
  // Vitest's own NODE_ENV would make a development build.
  process.env['NODE_ENV'] = 'production'
  await prepareEhr()
  process.env['NODE_ENV'] = 'test'
  const browser = await launchBrowser()
  await browser.close()
}
