import * as z from 'zod/mini'

const count = z.int().check(z.nonnegative())
const text = z.string().check(z.minLength(1))
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day, such as 2026-11-23'))

export const RECALIBRATION_METHODS = ['intercept', 'intercept-and-slope', 'refit'] as const

/** What a site did to the model, on which patients, and who approved it (docs/decisions/0017). */
export const recalibrationSchema = z
  .object({
    site: text,
    date: day,
    method: z.enum(RECALIBRATION_METHODS),
    /** The file that was recalibrated. */
    from: z.object({ id: text, version: text, hash: text }),
    data: z.object({
      patients: count,
      events: count,
      /** The hash of the file with the patients' data. */
      sha256: text,
      /** When the patients were treated, where that was stated. */
      period: z.nullable(z.object({ from: day, to: day })),
    }),
    estimates: z.object({
      /** Added to the log-odds; for `refit` the new intercept itself. */
      intercept: z.number(),
      /** The log-odds were multiplied by it. */
      slope: z.nullable(z.number()),
      /** The refitted coefficients were multiplied by it. */
      shrinkage: z.nullable(z.number()),
    }),
    /** `kept`: the points as before. `same-risk`: the points at which the new risk is the old one at the old cut-off. */
    cutoff: z.enum(['kept', 'same-risk', 'local-youden', 'given']),
    seed: z.int(),
    replicates: count,
    software: text,
    /** Empty until somebody answers for it. */
    approvedBy: z.string(),
    approvedOn: z.union([z.literal(''), day]),
  })
  .check(
    z.refine(
      ({ approvedBy, approvedOn }) => (approvedBy.trim() === '') === (approvedOn === ''),
      'an approval names who and when: approvedBy and approvedOn are filled together',
    ),
  )

export type Recalibration = z.infer<typeof recalibrationSchema>
