import type { FeedbackEntry } from '../store/store.ts'
import type { FeedbackItem } from './feedback-schema.ts'

/** Feedback as it is stored. A comment may name the patient: it is dropped unless the site keeps comments. */
export function feedbackEntry(item: FeedbackItem, keepComments: boolean): FeedbackEntry {
  const { card, outcome, outcomeTimestamp } = item
  const reason = item.outcome === 'overridden' ? item.overrideReason : undefined
  return {
    ...{ card, outcome },
    suggestions: item.outcome === 'accepted' ? item.acceptedSuggestions.map(({ id }) => id) : [],
    reason: reason?.reason && reasonText(reason.reason),
    comment: keepComments ? reason?.userComment : undefined,
    givenAt: new Date(outcomeTimestamp),
  }
}

/** Only a code is kept: words without one, and a "code" of several words, may speak of the patient. */
function reasonText({ system, code }: { system?: string | undefined; code?: string | undefined }) {
  if (code === undefined || !CODE.test(code)) return undefined
  return system === undefined || !CODE.test(system) ? code : `${system}|${code}`
}

const CODE = /^[!-~]{1,200}$/
