import * as z from 'zod/mini'
import { type FileFault, faultsOf, UNKNOWN_KEY } from '../model/file-fault.ts'
import { fail, ok, type Result } from '../result.ts'
import { type ReadingRules, type SiteConfig, siteSchema } from './site-schema.ts'

export interface SiteFileProblem {
  readonly code: 'site-file-invalid'
  readonly faults: readonly FileFault[]
}

/** Checks parsed JSON against the site schema and fills in defaults. */
export function loadSite(json: unknown): Result<SiteConfig, SiteFileProblem> {
  const parsed = z.safeParse(siteSchema, json)
  return parsed.success
    ? ok(parsed.data)
    : fail({ code: 'site-file-invalid', faults: faultsOf(parsed.error).map(withReason) })
}

/** The reading rules of a site that sets none. */
export function defaultReadingRules(): ReadingRules {
  return z.parse(siteSchema.shape.reading, {})
}

/** A secret has no place in a file that every browser can read: the key is refused with the reason. */
function withReason(fault: FileFault): FileFault {
  return fault.expected === UNKNOWN_KEY && /secret|private|password|jwk/i.test(String(fault.path.at(-1)))
    ? { ...fault, expected: `${fault.expected}. ${NO_SECRET}` }
    : fault
}

const NO_SECRET =
  'An app in a browser cannot keep a secret: register it with the EHR as a public client with PKCE (docs/installing.md)'
