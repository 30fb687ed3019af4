import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import type { SavePlan } from '../../fhir/write/save-context.ts'
import type { Refusal } from './refusal.ts'

/** The steps of a save. A plan survives a refusal, so that it can be sent again as it is. */
export type SaveState =
  | { readonly step: 'preparing' }
  | {
      readonly step: 'preview'
      readonly plan: SavePlan
      /** The assessment without its companions, where the plan is a transaction. */
      readonly alone: SavePlan | undefined
      readonly refusal: Refusal | undefined
    }
  /** The EHR takes no form of it: what is left is the text. */
  | { readonly step: 'text-only' }
  | { readonly step: 'unprepared'; readonly refusal: Refusal | undefined }
  | { readonly step: 'sending'; readonly plan: SavePlan; readonly alone: SavePlan | undefined }
  | { readonly step: 'saved'; readonly answer: Extract<SaveAnswer, { ok: true }> }

export type SaveEvent =
  | { readonly type: 'prepare' }
  | { readonly type: 'prepared'; readonly plan: SavePlan; readonly alone: SavePlan | undefined }
  | { readonly type: 'text-only' }
  /** The EHR refused this form; the next one is being prepared. */
  | { readonly type: 'stepping-down' }
  | { readonly type: 'not-prepared'; readonly refusal: Refusal | undefined }
  | { readonly type: 'send' }
  | { readonly type: 'answered'; readonly answer: SaveAnswer }

/** What happens in a step; an event that does not belong to the step changes nothing (a second click while sending, a late answer). */
export function nextSaveState(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case 'prepare':
      return state.step === 'sending' || state.step === 'saved' ? state : { step: 'preparing' }
    case 'prepared':
      return state.step === 'preparing'
        ? { step: 'preview', plan: event.plan, alone: event.alone, refusal: undefined }
        : state
    case 'text-only':
      return state.step === 'preparing' ? { step: 'text-only' } : state
    case 'stepping-down':
      return state.step === 'sending' ? { step: 'preparing' } : state
    case 'not-prepared':
      return state.step === 'preparing' ? { step: 'unprepared', refusal: event.refusal } : state
    case 'send':
      return state.step === 'preview' ? { step: 'sending', plan: state.plan, alone: state.alone } : state
    case 'answered': {
      if (state.step !== 'sending') return state
      const { answer } = event
      return answer.ok
        ? { step: 'saved', answer }
        : {
            step: 'preview',
            plan: state.plan,
            alone: state.alone,
            refusal: { code: answer.code, diagnostics: answer.diagnostics },
          }
    }
  }
}
