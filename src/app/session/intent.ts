import { isObject } from '../../fhir/resources/json.ts'

/** What an EHR can open the app for: a panel to begin with, on the same page. */
const INTENTS = ['enter-elastography', 'review-history'] as const

export type Intent = (typeof INTENTS)[number]

/** Reads the `intent` of a token response (SMART App Launch 2.2), else that of a task's `appContext`; one that is not ours asks for nothing. */
export function readIntent(intent: string | undefined, appContext?: string): Intent | undefined {
  return INTENTS.find((known) => known === (intent ?? intentIn(appContext)))
}

function intentIn(appContext: string | undefined): unknown {
  try {
    const context: unknown = appContext === undefined ? undefined : JSON.parse(appContext)
    return isObject(context) ? context['intent'] : undefined
  } catch {
    // Another service's, in a form of its own.
    return undefined
  }
}
