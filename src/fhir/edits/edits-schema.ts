import * as z from 'zod/mini'
import { CRITERION_IDS } from '../criteria/criteria.ts'
import type { Edits } from './edits.ts'

const date = z.string()
const candidate = z.object({ kind: z.literal('candidate'), reference: z.string() })
const quantity = z.object({ kind: z.literal('quantity'), value: z.number(), unit: z.string(), date })

/** The user's entries as a draft keeps them. What they say is checked where they are applied, as when they were made. */
export const editsSchema: z.ZodMiniType<Edits> = z.object({
  nlr: z.exactOptional(
    z.union([
      z.object({
        kind: z.literal('counts'),
        neutrophils: z.number(),
        lymphocytes: z.number(),
        unit: z.string(),
        date,
      }),
      z.object({ kind: z.literal('ratio'), ratio: z.number(), date }),
      candidate,
    ]),
  ),
  albumin: z.exactOptional(z.union([quantity, candidate])),
  diameter: z.exactOptional(z.union([quantity, candidate])),
  deltaT: z.exactOptional(
    z.object({ kind: z.literal('sign'), sign: z.enum(['negative', 'nonnegative']), date }),
  ),
  therapyStart: z.exactOptional(
    z.union([z.object({ kind: z.literal('start'), date }), z.object({ kind: z.literal('not-begun') })]),
  ),
  answers: z.exactOptional(
    z.partialRecord(z.enum(CRITERION_IDS), z.object({ state: z.enum(['met', 'notMet']), at: z.string() })),
  ),
})
