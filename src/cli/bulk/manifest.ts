import * as z from 'zod/mini'

const file = z.looseObject({ type: z.optional(z.string()), url: z.string(), count: z.optional(z.number()) })
const files = z.catch(z.optional(z.array(file)), undefined)

/** A Bulk Data manifest as far as it is read: 3.0 calls `error` what 4.0 calls `outcome`. */
export const manifestSchema = z.looseObject({
  transactionTime: z.string(),
  requiresAccessToken: z.optional(z.boolean()),
  output: z.array(file),
  deleted: files,
  error: files,
  outcome: files,
  link: z.catch(z.optional(z.array(z.looseObject({ relation: z.string(), url: z.string() }))), undefined),
})

export type Manifest = z.infer<typeof manifestSchema>

/** The files with resources, and those with what the server says of the export. */
export function filesOf({ output, error = [], outcome = [] }: Manifest) {
  return [...output, ...[...error, ...outcome].map((item) => ({ ...item, count: undefined }))]
}
