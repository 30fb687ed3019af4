import type { Result } from '../../result.ts'
import { loadSite } from '../../site/load-site.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { fetchFile } from './fetch-file.ts'
import type { Problem } from './problem.ts'

/** The site file lies beside the pages. */
export const SITE_FILE = 'site.json'

/** Reads and checks the site file; `page` is the URL of the page that asks. */
export function fetchSite(page: string): Promise<Result<SiteConfig, Problem>> {
  const url = new URL(SITE_FILE, page)
  return fetchFile(
    { url, name: SITE_FILE, unreachable: 'site-file-unreachable', invalid: 'site-file-invalid' },
    async (json) => loadSite(json),
  )
}
