import * as z from 'zod/mini'
import { type FileFault, faultsOf } from '../model/load-model.ts'
import { type ReadingRules, type SiteConfig, siteSchema } from './site-schema.ts'

export type SiteResult =
  | { readonly ok: true; readonly site: SiteConfig }
  | { readonly ok: false; readonly code: 'site-file-invalid'; readonly faults: readonly FileFault[] }

/** Checks parsed JSON against the site schema and fills in defaults. */
export function loadSite(json: unknown): SiteResult {
  const parsed = z.safeParse(siteSchema, json)
  return parsed.success
    ? { ok: true, site: parsed.data }
    : { ok: false, code: 'site-file-invalid', faults: faultsOf(parsed.error) }
}

/** The reading rules of a site that sets none. */
export function defaultReadingRules(): ReadingRules {
  return z.parse(siteSchema.shape.reading, {})
}
