import type { Move } from '../../figures/nomogram/moves.ts'
import type { ModelInputs, Predictor } from '../../model/predictor.ts'

/** Values tried in place of the assessed ones; `undefined` is tried as not known. Kept on the screen, never stored. */
export type Tried = Partial<ModelInputs>

/** What is tried after a move. */
export function tryMove(tried: Tried, move: Move): Tried {
  return { ...tried, [move.predictor]: move.value }
}

/** An input tried as not known. */
export function tryUnknown(tried: Tried, predictor: Predictor): Tried {
  return { ...tried, [predictor]: undefined }
}

/** The inputs with what is tried in their place. */
export function withTried(inputs: ModelInputs, tried: Tried): ModelInputs {
  return { ...inputs, ...tried }
}
