import type { Predictor } from '../../model/predictor.ts'
import type { StoredDetail, StoredInput } from './stored-detail.ts'

// Figures of at most nine digits: text of any length is read in one go.
const POINTS = /(?<![\d.])(\d{1,9}(?:\.\d{1,9})?)(?: to (\d{1,9}(?:\.\d{1,9})?))? points, cut-off /
const INPUTS: Readonly<Record<Predictor, RegExp>> = {
  nlr: /\bNLR (\d{1,9}(?:\.\d{1,9})?) \((\d{4}-\d{2}-\d{2})(, entered by hand)?\)/,
  deltaT: /\bdT (negative|nonnegative) \((\d{4}-\d{2}-\d{2})(, entered by hand)?\)/,
  albumin: /\balbumin (\d{1,9}(?:\.\d{1,9})?) g\/L \((\d{4}-\d{2}-\d{2})(, entered by hand)?\)/,
  diameter: /\btumour diameter (\d{1,9}(?:\.\d{1,9})?) cm \((\d{4}-\d{2}-\d{2})(, entered by hand)?\)/,
}

/**
 * Points and inputs out of the English rationale of assessments that were stored before they carried the detail extension.
 * Nothing writes such words any more. What another wrote gives nothing.
 */
export function oldRationale(text: string | undefined): StoredDetail {
  const inputs: { -readonly [P in Predictor]?: StoredInput } = {}
  for (const predictor of ['nlr', 'deltaT', 'albumin', 'diameter'] as const) {
    const found = INPUTS[predictor].exec(text ?? '')
    if (found === null) continue
    const [, value = '', day = '', entered] = found
    const known = value === 'negative' || value === 'nonnegative' ? value : Number(value)
    inputs[predictor] = { value: known, day, entered: entered !== undefined, chosen: false }
  }
  const [, low, high = low] = POINTS.exec(text ?? '') ?? []
  const points = low === undefined ? undefined : { low: Number(low), high: Number(high) }
  // They were written with one decimal.
  return { points, rounding: 0.05 + 1e-9, inputs, answers: {}, index: undefined, start: undefined }
}
