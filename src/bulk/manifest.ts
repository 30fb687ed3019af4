import * as z from 'zod/mini'

const file = z.looseObject({
  type: z.optional(z.string()),
  url: z.string(),
  count: z.optional(z.number()),
})
const files = z.optional(z.array(file))

/**
 * Bulk Data 3.0, "Response - Complete Status", and the 4.0 ballot: there `request` may be missing, `error` is `outcome`, and an
 * `extension` is an array. Neither of the three is needed in either form.
 */
const schema = z.looseObject({
  transactionTime: z.string(),
  requiresAccessToken: z.optional(z.boolean()),
  output: z.array(file),
  deleted: files,
  error: files,
  outcome: files,
  link: z.optional(z.array(z.looseObject({ relation: z.string(), url: z.string() }))),
})

export interface ManifestFile {
  readonly type?: string | undefined
  readonly url: string
  /** Lines that the file holds. */
  readonly count?: number | undefined
}

/** What a server, or the folder of an export, says that an export consists of. */
export interface Manifest {
  /** Up to when the export reaches. */
  readonly transactionTime: string
  readonly requiresAccessToken: boolean
  readonly output: readonly ManifestFile[]
  /** Resources that are no more. */
  readonly deleted: readonly ManifestFile[]
  /** OperationOutcomes: remarks, and what was not delivered. */
  readonly outcome: readonly ManifestFile[]
  /** The manifest goes on there. */
  readonly next: string | undefined
}

/** Undefined for what is no manifest. */
export function readManifest(json: unknown): Manifest | undefined {
  const { success, data } = z.safeParse(schema, json)
  if (!success) return undefined
  const { transactionTime, requiresAccessToken = false, output, deleted = [], link = [] } = data
  return {
    ...{ transactionTime, requiresAccessToken, output, deleted },
    outcome: [...(data.error ?? []), ...(data.outcome ?? [])],
    next: link.find(({ relation }) => relation === 'next')?.url,
  }
}
