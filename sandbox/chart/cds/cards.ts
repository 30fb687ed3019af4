import * as z from 'zod/mini'

/** How urgent a service says its card is. */
const INDICATORS = ['info', 'warning', 'critical'] as const
export type Indicator = (typeof INDICATORS)[number]

const text = z.string().check(z.minLength(1))
const coding = z.object({ system: z.optional(z.string()), code: z.optional(z.string()), display: text })
const lenientList = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(
    z.catch(z.array(z.unknown()), []),
    z.transform((values) =>
      values.flatMap((value): z.infer<T>[] => {
        const parsed = z.safeParse(item, value)
        return parsed.success ? [parsed.data] : []
      }),
    ),
  )

const resource = z.looseObject({ resourceType: text })
const action = z.object({ type: text, description: z.optional(z.string()), resource: z.optional(resource) })
const suggestion = z.object({ uuid: z.optional(text), label: text, actions: lenientList(action) })
const link = z.object({
  label: text,
  url: z.url({ protocol: /^https?$/ }),
  type: z.enum(['absolute', 'smart']),
  appContext: z.optional(z.string()),
})

const card = z.object({
  uuid: z.optional(text),
  summary: text,
  detail: z.optional(z.string()),
  indicator: z.enum(INDICATORS),
  source: z.object({ label: text }),
  suggestions: lenientList(suggestion),
  overrideReasons: lenientList(coding),
  links: lenientList(link),
})

/** A card of a CDS service (CDS Hooks 2.0.1, "CDS Service Response"), checked. Links that are not of the web are gone. */
export type Card = z.infer<typeof card>
export type Suggestion = z.infer<typeof suggestion>
export type CardLink = z.infer<typeof link>
export type OverrideReason = z.infer<typeof coding>

const answer = z.object({ cards: z.array(z.unknown()) })

/** The cards of an answer; undefined when it is none. A malformed card is left out, the others stand. */
export function cardsOf(body: unknown): readonly Card[] | undefined {
  const parsed = z.safeParse(answer, body)
  if (!parsed.success) return undefined
  return parsed.data.cards.flatMap((value) => {
    const result = z.safeParse(card, value)
    return result.success ? [result.data] : []
  })
}
