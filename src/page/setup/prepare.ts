import type { TipmModel } from '../../model/load-model.ts'
import { ok, type Result } from '../../result.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { fetchModel } from './fetch-model.ts'
import { fetchSite } from './fetch-site.ts'
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
