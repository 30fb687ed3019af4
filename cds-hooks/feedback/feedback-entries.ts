import type { FeedbackEntry } from '../store/store.ts'
import type { FeedbackBody } from './feedback-schema.ts'

/** Feedback as it is stored. A comment may name the patient: it is dropped unless the site keeps comments. */
export function feedbackEntries({ feedback }: FeedbackBody, keepComments: boolean): FeedbackEntry[] {
  return feedback.map((item) => {
    const { card, outcome, outcomeTimestamp } = item
    const reason = item.outcome === 'overridden' ? item.overrideReason : undefined
    return {
      ...{ card, outcome },
      suggestions: item.outcome === 'accepted' ? item.acceptedSuggestions.map(({ id }) => id) : [],
      reason: reason?.reason && reasonText(reason.reason),
      comment: keepComments ? reason?.userComment : undefined,
      givenAt: new Date(outcomeTimestamp),
    }
  })
}

function reasonText({
  system,
  code,
  display,
}: {
  system?: string | undefined
  code?: string | undefined
  display?: string | undefined
}) {
  if (code !== undefined) return system === undefined ? code : `${system}|${code}`
  return display
}
