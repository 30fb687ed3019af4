import { join } from 'node:path'
import { buildPages } from '../../sandbox/build-pages.ts'
import { launchBrowser } from './browser.ts'

/** Once, before test files run side by side: builds app and chart, and unpacks the browser where it comes from the packages. */
export default async function setup(): Promise<void> {
  // Vitest's own NODE_ENV would make a development build.
  process.env['NODE_ENV'] = 'production'
  await buildPages(join(import.meta.dirname, '../..'), (line) => console.log(line))
  process.env['NODE_ENV'] = 'test'
  const browser = await launchBrowser()
  await browser.close()
}
