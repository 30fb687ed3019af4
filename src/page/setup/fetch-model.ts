import { loadModel, type TipmModel } from '../../model/load-model.ts'
import tipm from '../../model/tipm.json' with { type: 'json' }
import type { SiteConfig } from '../../site/site-schema.ts'
import { fetchJson } from './fetch-json.ts'
import { SITE_FILE } from './fetch-site.ts'
import { failed, type Outcome, succeeded } from './problem.ts'

/** The site's own model file, relative to the site file, or TIPM as it comes with the app. */
export async function fetchModel(site: SiteConfig, page: string): Promise<Outcome<TipmModel>> {
  const file =
    site.model === undefined
      ? { json: tipm as unknown }
      : await fetchJson(new URL(site.model, new URL(SITE_FILE, page)))
  if (file === undefined) return failed('model-file-unreachable', { detail: site.model ?? 'tipm.json' })
  const result = await loadModel(file.json)
  return result.ok
    ? succeeded(result.value)
    : failed('model-file-invalid', { detail: site.model ?? 'tipm.json', faults: result.problem.faults })
}
