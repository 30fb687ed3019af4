import { fetchJson } from '../../fhir-client/fetch-json.ts'
import { fail, ok, type Result } from '../../result.ts'
import { loadSite } from '../../site/load-site.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import type { Problem } from './problem.ts'

/** The site file lies beside the pages. */
export const SITE_FILE = 'site.json'

/** One of the app's own files, which may be behind the same login as the pages. */
export function fetchOwnFile(path: string, page: string) {
  return fetchJson(new URL(path, page).href, { credentials: 'same-origin', redirect: 'follow' })
}

/** Reads and checks the site file; `page` is the URL of the page that asks. */
export async function fetchSite(page: string): Promise<Result<SiteConfig, Problem>> {
  const file = await fetchOwnFile(SITE_FILE, page)
  if (!file.ok) return fail({ code: 'site-file-unreachable', detail: SITE_FILE })
  const result = loadSite(file.value)
  return result.ok
    ? ok(result.site)
    : fail({ code: 'site-file-invalid', detail: SITE_FILE, faults: result.faults })
}
