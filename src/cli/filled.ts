import type * as z from 'zod/mini'

type Empty = null | readonly unknown[]

/** What has to be said of a document: all but what may be null or is a list. */
type Said<T> = {
  readonly [K in keyof T as [Extract<T[K], Empty>] extends [never] ? K : never]: T[K]
} & { readonly [K in keyof T as [Extract<T[K], Empty>] extends [never] ? never : K]?: T[K] | undefined }

/** A document with every key of its schema: what is not said is null, or an empty list. */
export function filled<Shape extends z.core.$ZodShape>(
  schema: z.ZodMiniObject<Shape, z.core.$strict>,
  said: Said<z.infer<z.ZodMiniObject<Shape, z.core.$strict>>>,
) {
  const known: Readonly<Record<string, unknown>> = said
  const entries = Object.entries(schema.shape).map(([key, { _zod }]) => [
    key,
    known[key] ?? (_zod.def.type === 'array' ? [] : null),
  ])
  return Object.fromEntries(entries) as z.infer<typeof schema>
}
