import type { DeltaTSign, Predictor } from '../../model/predictor.ts'

/** An input as the rationale of a stored assessment names it. */
export interface StoredInput {
  readonly value: number | DeltaTSign
  /** UCUM; empty for the ratio and for dT. */
  readonly unit: string
  /** YYYY-MM-DD. */
  readonly day: string
  readonly entered: boolean
}

export interface RationaleParts {
  /** Lowest and highest points, equal when the score was complete, at the precision they were written with. */
  readonly points: { readonly low: number; readonly high: number } | undefined
  readonly inputs: Partial<Readonly<Record<Predictor, StoredInput>>>
}

const POINTS = /(\d+(?:\.\d+)?)(?: to (\d+(?:\.\d+)?))? points, cut-off /
const INPUTS: Readonly<Record<Predictor, RegExp>> = {
  nlr: /\bNLR (\d+(?:\.\d+)?)() \((\d{4}-\d{2}-\d{2})(, entered by hand)?\)/,
  deltaT: /\bdT (negative|nonnegative)() \((\d{4}-\d{2}-\d{2})(, entered by hand)?\)/,
  albumin: /\balbumin (\d+(?:\.\d+)?) (\S+) \((\d{4}-\d{2}-\d{2})(, entered by hand)?\)/,
  diameter: /\btumour diameter (\d+(?:\.\d+)?) (\S+) \((\d{4}-\d{2}-\d{2})(, entered by hand)?\)/,
}

/** Points and inputs out of a rationale that `rationaleText` wrote: a RiskAssessment has no element for them. What another wrote gives nothing. */
export function rationaleParts(text: string | undefined): RationaleParts {
  const inputs: { -readonly [P in Predictor]?: StoredInput } = {}
  for (const predictor of ['nlr', 'deltaT', 'albumin', 'diameter'] as const) {
    const [, value, unit = '', day, entered] = INPUTS[predictor].exec(text ?? '') ?? []
    if (value === undefined || day === undefined) continue
    const known = value === 'negative' || value === 'nonnegative' ? value : Number(value)
    inputs[predictor] = { value: known, unit, day, entered: entered !== undefined }
  }
  const [, low, high = low] = POINTS.exec(text ?? '') ?? []
  return { points: low === undefined ? undefined : { low: Number(low), high: Number(high) }, inputs }
}
