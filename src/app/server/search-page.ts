import * as z from 'zod/mini'
import { outcomeTexts } from '../../fhir/resources/outcome-texts.ts'

const searchset = z.looseObject({
  resourceType: z.literal('Bundle'),
  link: z.optional(z.array(z.looseObject({ relation: z.string(), url: z.string() }))),
  entry: z.optional(
    z.array(
      z.looseObject({
        resource: z.optional(z.looseObject({ resourceType: z.string() })),
        search: z.optional(z.looseObject({ mode: z.optional(z.string()) })),
      }),
    ),
  ),
})

export interface SearchPage {
  readonly resources: readonly unknown[]
  readonly notices: readonly string[]
  readonly next: string | undefined
}

/** One page of a search result; undefined when it is not a Bundle. Entries of mode `outcome` are remarks, not matches (R4 3.1.1.2.1). */
export function searchPage(body: unknown): SearchPage | undefined {
  const parsed = z.safeParse(searchset, body)
  if (!parsed.success) return undefined
  const resources: unknown[] = []
  const notices: string[] = []
  for (const { resource, search } of parsed.data.entry ?? []) {
    if (resource === undefined) continue
    if (search?.mode === 'outcome' || resource.resourceType === 'OperationOutcome') {
      notices.push(...outcomeTexts(resource))
    } else resources.push(resource)
  }
  return { resources, notices, next: parsed.data.link?.find(({ relation }) => relation === 'next')?.url }
}
