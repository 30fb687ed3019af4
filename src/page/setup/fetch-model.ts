import { loadModel, type TipmModel } from '../../model/load-model.ts'
import tipm from '../../model/tipm.json' with { type: 'json' }
import { fail, ok, type Result } from '../../result.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { fetchOwnFile, SITE_FILE } from './fetch-site.ts'
import type { Problem } from './problem.ts'

/** The site's own model file, relative to the site file, or TIPM as it comes with the app. */
export async function fetchModel(site: SiteConfig, page: string): Promise<Result<TipmModel, Problem>> {
  const file =
    site.model === undefined
      ? ok<unknown>(tipm)
      : await fetchOwnFile(site.model, new URL(SITE_FILE, page).href)
  if (!file.ok) return fail({ code: 'model-file-unreachable', detail: site.model ?? 'tipm.json' })
  const result = await loadModel(file.value)
  return result.ok
    ? ok(result.model)
    : fail({ code: 'model-file-invalid', detail: site.model ?? 'tipm.json', faults: result.faults })
}
