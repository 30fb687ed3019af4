import { join } from 'node:path'
import { buildPages } from '../../sandbox/build-pages.ts'

/** Builds app and chart once, before the test files that serve them run side by side. */
export default function setup(): Promise<void> {
  return buildPages(join(import.meta.dirname, '../..'), (line) => console.log(line))
}
