import * as z from 'zod/mini'

/** What a server says it accepts (CapabilityStatement, `rest` of mode server). */
export interface ServerSupport {
  readonly fhirVersion: string | undefined
  readonly transaction: boolean
  /** By resource type; a type that is not listed is not supported. */
  readonly types: ReadonlyMap<string, TypeSupport>
}

export interface TypeSupport {
  readonly read: boolean
  readonly search: boolean
  /** Search parameters that are listed; a server need not list them. */
  readonly parameters: readonly string[]
  readonly create: boolean
  readonly update: boolean
  readonly conditionalCreate: boolean
}

const codes = z.optional(z.array(z.looseObject({ code: z.string() })))

const capabilityStatement = z.looseObject({
  resourceType: z.literal('CapabilityStatement'),
  fhirVersion: z.optional(z.string()),
  rest: z.array(
    z.looseObject({
      mode: z.string(),
      interaction: codes,
      resource: z.optional(
        z.array(
          z.looseObject({
            type: z.string(),
            interaction: codes,
            conditionalCreate: z.optional(z.boolean()),
            searchParam: z.optional(z.array(z.looseObject({ name: z.string() }))),
          }),
        ),
      ),
    }),
  ),
})

/** Reads `GET /metadata`; undefined when the answer is no CapabilityStatement, so that nothing is known. */
export function serverSupport(metadata: unknown): ServerSupport | undefined {
  const parsed = z.safeParse(capabilityStatement, metadata)
  const rest = parsed.success ? parsed.data.rest.find(({ mode }) => mode === 'server') : undefined
  if (rest === undefined) return undefined
  const has = (interactions: typeof rest.interaction, code: string) =>
    interactions?.some((interaction) => interaction.code === code) ?? false
  return {
    fhirVersion: parsed.data?.fhirVersion,
    transaction: has(rest.interaction, 'transaction'),
    types: new Map(
      (rest.resource ?? []).map(({ type, interaction, conditionalCreate, searchParam }) => [
        type,
        {
          read: has(interaction, 'read'),
          search: has(interaction, 'search-type'),
          parameters: (searchParam ?? []).map(({ name }) => name),
          create: has(interaction, 'create'),
          update: has(interaction, 'update'),
          conditionalCreate: conditionalCreate ?? false,
        },
      ]),
    ),
  }
}
