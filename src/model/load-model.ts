import * as z from 'zod/mini'
import { fail, ok, type Result } from '../result.ts'
import { type FileFault, faultsOf } from './file-fault.ts'
import { canonicalHash } from './hash.ts'
import { type ModelFile, modelSchema } from './model-schema.ts'

export type { FileFault } from './file-fault.ts'
export { faultsOf } from './file-fault.ts'

/** A model file that passed its schema, with the hash by which every output names it. */
export interface TipmModel extends ModelFile {
  /** SHA-256 of the file's canonical JSON, hex. */
  readonly hash: string
}

export interface ModelFileProblem {
  readonly code: 'model-file-invalid'
  readonly faults: readonly FileFault[]
}

/** Checks parsed JSON against the model schema and hashes it; a file that does not fit yields its faults, never a half-read model. */
export async function loadModel(json: unknown): Promise<Result<TipmModel, ModelFileProblem>> {
  const parsed = z.safeParse(modelSchema, json)
  if (!parsed.success) return fail({ code: 'model-file-invalid', faults: faultsOf(parsed.error) })
  return ok({ ...parsed.data, hash: canonicalHash(json) })
}
