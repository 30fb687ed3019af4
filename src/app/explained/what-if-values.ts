import type { WhatIfValue } from '../../figures/nomogram/what-if-value.ts'
import type { ModelInputs, Predictor } from '../../model/predictor.ts'

/** Values tried in place of the assessed ones; `undefined` is tried as not known. Kept on the screen, never stored. */
export type WhatIfValues = Partial<ModelInputs>

/** What is tried after a move. */
export function setValue(tried: WhatIfValues, move: WhatIfValue): WhatIfValues {
  return { ...tried, [move.predictor]: move.value }
}

/** An input tried as not known. */
export function setUnknown(tried: WhatIfValues, predictor: Predictor): WhatIfValues {
  return { ...tried, [predictor]: undefined }
}

/** The inputs with what is tried in their place. */
export function replaceInputs(inputs: ModelInputs, tried: WhatIfValues): ModelInputs {
  return { ...inputs, ...tried }
}
