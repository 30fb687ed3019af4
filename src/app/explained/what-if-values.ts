import type { WhatIfValue } from '../../figures/nomogram/what-if-value.ts'
import type { ModelInputs, Predictor } from '../../model/predictor.ts'

/** Values that the user tries in place of the assessed ones; `undefined` means unknown. They are never stored. */
export type WhatIfValues = Partial<ModelInputs>

/** The tried values with one value changed. */
export function setValue(tried: WhatIfValues, move: WhatIfValue): WhatIfValues {
  return { ...tried, [move.predictor]: move.value }
}

/** The tried values with one input unknown. */
export function setUnknown(tried: WhatIfValues, predictor: Predictor): WhatIfValues {
  return { ...tried, [predictor]: undefined }
}

/** The assessed inputs, with the tried values in their place. */
export function replaceInputs(inputs: ModelInputs, tried: WhatIfValues): ModelInputs {
  return { ...inputs, ...tried }
}
