import * as z from 'zod/mini'

const searchset = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.optional(
    z.array(
      z.looseObject({
        resource: z.optional(
          z.looseObject({
            resourceType: z.string(),
            id: z.optional(z.string()),
            identifier: z.optional(
              z.array(z.looseObject({ system: z.optional(z.string()), value: z.optional(z.string()) })),
            ),
            meta: z.optional(
              z.looseObject({ versionId: z.optional(z.string()), lastUpdated: z.optional(z.string()) }),
            ),
          }),
        ),
      }),
    ),
  ),
})

/** A resource that a server holds, as it was found or read. */
export interface FoundResource {
  readonly resourceType: string
  readonly id: string
  readonly identifier?:
    | readonly { readonly system?: string | undefined; readonly value?: string | undefined }[]
    | undefined
  readonly meta?:
    | { readonly versionId?: string | undefined; readonly lastUpdated?: string | undefined }
    | undefined
}

/** The resources in the answer to a search; undefined where the answer is no search result, or one that reports an error: then nothing is known. */
export function foundResources(body: unknown): readonly FoundResource[] | undefined {
  const parsed = z.safeParse(searchset, body)
  if (!parsed.success) return undefined
  const resources = (parsed.data.entry ?? []).flatMap(({ resource }) => resource ?? [])
  if (resources.some(reportsError)) return undefined
  return resources.flatMap((resource) =>
    resource.resourceType === 'OperationOutcome' || resource.id === undefined
      ? []
      : [{ ...resource, id: resource.id }],
  )
}

/** Whether a body is an OperationOutcome of an error: with a status of 200 too, it says that something was not done. */
export function reportsError(body: unknown): boolean {
  const parsed = z.safeParse(
    z.looseObject({
      resourceType: z.literal('OperationOutcome'),
      issue: z.array(z.looseObject({ severity: z.optional(z.string()) })),
    }),
    body,
  )
  return (
    parsed.success && parsed.data.issue.some(({ severity }) => severity === 'error' || severity === 'fatal')
  )
}

/** `Type/id` of a body that is one resource and no OperationOutcome. */
export function resourceReference(body: unknown): string | undefined {
  const parsed = z.safeParse(z.looseObject({ resourceType: z.string(), id: z.string() }), body)
  if (!parsed.success || parsed.data.resourceType === 'OperationOutcome') return undefined
  return `${parsed.data.resourceType}/${parsed.data.id}`
}
