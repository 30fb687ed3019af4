import { loadModel, type TipmModel } from '../../model/load-model.ts'
import tipm from '../../model/tipm.json' with { type: 'json' }
import { ok, type Result } from '../../result.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { fetchFile } from './fetch-file.ts'
import { fetchSite, SITE_FILE } from './fetch-site.ts'
import type { Problem } from './problem.ts'

/** What the app needs before it may look at a patient. */
export interface Setup {
  readonly site: SiteConfig
  readonly model: TipmModel
}

/** Loads site file and model. */
export async function prepare(page: string): Promise<Result<Setup, Problem>> {
  const site = await fetchSite(page)
  if (!site.ok) return site
  const model = await fetchModel(site.value, page)
  return model.ok ? ok({ site: site.value, model: model.value }) : model
}

/** The site's own model file, relative to the site file, or TIPM as it comes with the app. */
async function fetchModel({ model: name }: SiteConfig, page: string): Promise<Result<TipmModel, Problem>> {
  if (name !== undefined) {
    const url = new URL(name, new URL(SITE_FILE, page))
    return fetchFile(
      { url, name, unreachable: 'model-file-unreachable', invalid: 'model-file-invalid' },
      loadModel,
    )
  }
  const shipped = await loadModel(tipm)
  if (!shipped.ok) throw new Error('tipm.json does not fit its schema')
  return shipped
}
