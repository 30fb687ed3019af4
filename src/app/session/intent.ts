/** What an EHR can open the app for: a panel to begin with, on the same page. */
const INTENTS = ['enter-elastography', 'review-history'] as const

export type Intent = (typeof INTENTS)[number]

/** Reads the `intent` of a token response (SMART App Launch 2.2); one that is not ours asks for nothing. */
export function readIntent(intent: string | undefined): Intent | undefined {
  return INTENTS.find((known) => known === intent)
}
