import * as z from 'zod/mini'

const id = z.string().check(z.minLength(1), z.maxLength(100))
const text = z.string().check(z.minLength(1), z.maxLength(500))

const overrideReason = z
  .looseObject({
    reason: z.optional(
      z.looseObject({ system: z.optional(text), code: z.optional(text), display: z.optional(text) }),
    ),
    userComment: z.optional(z.string().check(z.maxLength(10_000))),
  })
  .check(
    z.refine(
      ({ reason, userComment }) => reason !== undefined || userComment !== undefined,
      'expected "reason" or "userComment"',
    ),
  )

/** A day beside clocks that go wrong; what is further off would stand in a month of its own, and be kept past its time or not at all. */
const outcomeTimestamp = z.iso
  .datetime({ offset: true })
  .check(
    z.refine(
      (text) => text >= '2000' && Date.parse(text) < Date.now() + 86_400_000,
      'expected a time of the past',
    ),
  )
const when = { card: id, outcomeTimestamp }

/** Feedback on cards (CDS Hooks 2.0.1, "Feedback"): a set of outcomes, at most a hundred at once. Each is judged by itself. */
export const feedbackSchema = z.looseObject({
  feedback: z.array(z.unknown()).check(z.minLength(1), z.maxLength(100)),
})

/** What became of one card. */
export const feedbackItemSchema = z.discriminatedUnion(
  'outcome',
  [
    z.looseObject({
      ...when,
      outcome: z.literal('accepted'),
      acceptedSuggestions: z.array(z.looseObject({ id })).check(z.minLength(1), z.maxLength(50)),
    }),
    z.looseObject({
      ...when,
      outcome: z.literal('overridden'),
      overrideReason: z.optional(overrideReason),
    }),
  ],
  'expected "accepted" or "overridden"',
)

export type FeedbackItem = z.infer<typeof feedbackItemSchema>
