import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import type { Result } from '../../result.ts'
import type { Refusal } from './refusal.ts'
import type { AttemptPlan } from './storage-attempt.ts'

/** The steps of a save. What was prepared survives a refusal, so that it can be sent again as it is. */
export type SaveState<Problem> =
  | { readonly step: 'preparing' }
  /** Without a problem where preparing failed in a way that none was foreseen for. */
  | { readonly step: 'unprepared'; readonly why: Problem | undefined }
  | { readonly step: 'preview'; readonly attempt: AttemptPlan; readonly refusal: Refusal | undefined }
  | { readonly step: 'sending'; readonly attempt: AttemptPlan }
  | { readonly step: 'saved'; readonly answer: Extract<SaveAnswer, { ok: true }> }

/** What came of sending: the server's answer; what speaks against this plan for good; or how another one comes to be prepared. */
export type Delivered<Problem> =
  | SaveAnswer
  | { readonly ok: false; readonly against: Problem }
  | { readonly ok: false; readonly next: () => void }

const UNREADABLE: SaveAnswer = { ok: false, code: 'unreadable', diagnostics: [] }

/** One save, from what is prepared to the server's answer. What comes late, or twice, changes nothing. */
export class Saving<Problem> {
  readonly #show: (state: SaveState<Problem>) => void
  #state: SaveState<Problem> = { step: 'preparing' }
  #prepared = 0

  constructor(show: (state: SaveState<Problem>) => void) {
    this.#show = show
  }

  #enter(state: SaveState<Problem>): void {
    this.#state = state
    this.#show(state)
  }

  /** Of several that are prepared at a time the last one counts. */
  async prepare(plan: () => Promise<Result<AttemptPlan, Problem>>): Promise<void> {
    if (this.#state.step === 'sending' || this.#state.step === 'saved') return
    this.#prepared += 1
    const own = this.#prepared
    this.#enter({ step: 'preparing' })
    const planned = await plan().catch(() => ({ ok: false, problem: undefined }) as const)
    if (own !== this.#prepared) return
    this.#enter(
      planned.ok
        ? { step: 'preview', attempt: planned.value, refusal: undefined }
        : { step: 'unprepared', why: planned.problem },
    )
  }

  /** Sends what is in preview, once; gives whether it is saved. */
  async send(deliver: (attempt: AttemptPlan) => Promise<Delivered<Problem>>): Promise<boolean> {
    if (this.#state.step !== 'preview') return false
    const { attempt } = this.#state
    this.#enter({ step: 'sending', attempt })
    const answer = await deliver(attempt).catch(() => UNREADABLE)
    if (answer.ok) this.#enter({ step: 'saved', answer })
    else if ('next' in answer) {
      this.#enter({ step: 'preparing' })
      answer.next()
    } else if ('against' in answer) this.#enter({ step: 'unprepared', why: answer.against })
    else {
      const { code, diagnostics } = answer
      this.#enter({ step: 'preview', attempt, refusal: { code, diagnostics } })
    }
    return answer.ok
  }
}
