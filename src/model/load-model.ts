import * as z from 'zod/mini'
import { type FileFault, faultsOf } from './file-fault.ts'
import { canonicalHash } from './hash.ts'
import { type ModelFile, modelSchema } from './model-schema.ts'

// zod/mini carries no messages by itself.
z.config(z.locales.en())

export type { FileFault } from './file-fault.ts'
export { faultsOf } from './file-fault.ts'

/** A model file that passed its schema, with the hash by which every output names it. */
export interface TipmModel extends ModelFile {
  /** SHA-256 of the file's canonical JSON, hex. */
  readonly hash: string
}

export type ModelResult =
  | { readonly ok: true; readonly model: TipmModel }
  | { readonly ok: false; readonly code: 'model-file-invalid'; readonly faults: readonly FileFault[] }

/** Checks parsed JSON against the model schema and hashes it; a file that does not fit yields its faults, never a half-read model. */
export async function loadModel(json: unknown): Promise<ModelResult> {
  const parsed = z.safeParse(modelSchema, json)
  if (!parsed.success) {
    return { ok: false, code: 'model-file-invalid', faults: faultsOf(parsed.error) }
  }
  return { ok: true, model: { ...parsed.data, hash: await canonicalHash(json) } }
}
