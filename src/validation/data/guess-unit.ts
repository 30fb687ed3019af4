import { cellNumber, type DecimalMark } from './cell-number.ts'
import { headingName } from './known-headings.ts'
import { QUANTITY_RULES, type QuantityVariable } from './variable-units.ts'

/** A column's unit and what it is taken from; `open`: to be chosen by the user. */
export type UnitGuess =
  | { readonly from: 'heading' | 'range'; readonly unit: string }
  | { readonly from: 'none' }
  | { readonly from: 'open' }

/**
 * The unit the heading names; else the only unit in which nearly all of the sample is plausible (an albumin of 38 is not g/dL);
 * otherwise open, as with diameters of 3 to 30, which could be either.
 */
export function guessUnit(
  variable: QuantityVariable,
  heading: string,
  cells: readonly string[],
  mark: DecimalMark,
): UnitGuess {
  const rule = QUANTITY_RULES[variable]
  const { unit } = headingName(heading)
  if (unit !== undefined && rule.factor(unit) !== undefined) return { from: 'heading', unit }
  if (unit !== undefined && looksLikeUnit(unit)) return { from: 'open' }
  const named = variable === 'days' || variable === 'outcomeDays' ? timeUnit(heading) : undefined
  if (named !== undefined) return { from: 'heading', unit: named }
  if (rule.unitOptional) return { from: 'none' }
  const numbers = cells.map((cell) => cellNumber(cell, mark)).filter((value) => typeof value === 'number')
  if (numbers.length < FEWEST) return { from: 'open' }
  const [low, high] = rule.plausible
  const shares = rule.units.map((spelled) => {
    const times = rule.factor(spelled) ?? Number.NaN
    const plausible = numbers.filter((value) => value * times >= low && value * times <= high)
    return { spelled, times, share: plausible.length / numbers.length }
  })
  const possible = shares.filter(({ share }) => share > 0.05)
  const likely = possible.filter(({ share }) => share >= 0.9)
  const [only] = likely
  // Two spellings of one unit are one.
  const alone = only !== undefined && possible.every(({ times }) => times === only.times)
  return alone && WIDE_BOUNDS[variable] !== true ? { from: 'range', unit: only.spelled } : { from: 'open' }
}

const FEWEST = 5

/** "os_days", "随访天数": the name of a time often ends in its unit. */
function timeUnit(heading: string): string | undefined {
  const endings = { d: /days?$|天数?$/i, wk: /weeks?$|周数?$/i, mo: /months?$|月数?$/i }
  return Object.entries(endings).find(([, ending]) => ending.test(heading.trim()))?.[0]
}

/** Variables whose bounds are so wide that a range proves nothing. */
const WIDE_BOUNDS: { readonly [V in QuantityVariable]?: true } = {
  afp: true,
  days: true,
  outcomeDays: true,
  age: true,
}

/** Brackets also hold remarks: "ALB (baseline)". A unit has a slash, a percent sign or is one of a few words. */
function looksLikeUnit(text: string): boolean {
  return /[/%^]|^(cm|mm|m|d|days?|w(ee)?ks?|mo(nths?)?|y(ea)?rs?|iu|u)$/i.test(text)
}
