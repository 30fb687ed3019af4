import * as z from 'zod/mini'
import { ehrJson } from '../data/json.ts'
import { type Card, cardsOf } from './cards.ts'

export type Hook = 'patient-view' | 'order-select' | 'order-sign'

/** What the page knows of a hook's context; the EHR adds who is signed in. */
export interface HookContext {
  readonly patientId: string
  readonly encounterId?: string
  /** References into the drafts (order-select). */
  readonly selections?: readonly string[]
  readonly draftOrders?: fhir4.Bundle
}

/** What one service said; `problem` is a sentence on why it said nothing. */
export interface ServiceCards {
  readonly service: string
  readonly cards: readonly Card[]
  readonly problem: string | undefined
}

const serviceAnswer = z.object({
  service: z.string(),
  title: z.string(),
  value: z.optional(z.unknown()),
  problem: z.optional(z.string()),
})
const hookAnswer = z.object({ answers: z.array(serviceAnswer) })

/** Longer than the EHR waits for its services, so that its own answer comes first. */
const PATIENCE_MS = 8_000

/** Lets the EHR call its services; a sentence instead when they cannot be reached at all. Never rejects. */
export async function fireHook(hook: Hook, context: HookContext): Promise<readonly ServiceCards[] | string> {
  const answer = await post('/ehr/cds/hooks', { hook, hookInstance: crypto.randomUUID(), context })
  if (!answer.ok) return answer.problem
  const { data } = z.safeParse(hookAnswer, answer.value)
  if (data === undefined) return 'The answer could not be read.'
  return data.answers.map(({ service, title, value, problem = 'its answer could not be read' }) => {
    const cards = cardsOf(value)
    return { service, cards: cards ?? [], problem: cards === undefined ? `${title}: ${problem}.` : undefined }
  })
}

/** What became of a card (CDS Hooks 2.0.1, "Feedback"). */
export type Outcome =
  | { readonly outcome: 'accepted'; readonly acceptedSuggestions: readonly { readonly id: string }[] }
  | {
      readonly outcome: 'overridden'
      readonly overrideReason: { readonly reason?: fhir4.Coding; readonly userComment?: string }
    }

/** Passes on what became of a card; false when it was not taken. */
export async function sendFeedback(service: string, card: string, outcome: Outcome): Promise<boolean> {
  const feedback = [{ card, ...outcome, outcomeTimestamp: new Date().toISOString() }]
  return (await post('/ehr/cds/feedback', { service, feedback })).ok
}

function post(url: string, body: object) {
  return ehrJson(url, { method: 'POST', body, timeoutMs: PATIENCE_MS })
}
