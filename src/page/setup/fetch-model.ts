import { loadModel, type TipmModel } from '../../model/load-model.ts'
import tipm from '../../model/tipm.json' with { type: 'json' }
import type { Result } from '../../result.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import { fetchFile } from './fetch-file.ts'
import { SITE_FILE } from './fetch-site.ts'
import type { Problem } from './problem.ts'

/** The site's own model file, relative to the site file, or TIPM as it comes with the app. */
export async function fetchModel(
  { model: name }: SiteConfig,
  page: string,
): Promise<Result<TipmModel, Problem>> {
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
