import { loadSite } from '../../site/load-site.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { fetchJson } from './fetch-json.ts'
import { failed, type Outcome, succeeded } from './problem.ts'

/** The site file lies beside the pages. */
export const SITE_FILE = 'site.json'

/** Reads and checks the site file; `page` is the URL of the page that asks. */
export async function fetchSite(page: string): Promise<Outcome<SiteConfig>> {
  const file = await fetchJson(new URL(SITE_FILE, page))
  if (file === undefined) return failed('site-file-unreachable', { detail: SITE_FILE })
  const result = loadSite(file.json)
  return result.ok
    ? succeeded(result.value)
    : failed('site-file-invalid', { detail: SITE_FILE, faults: result.problem.faults })
}
