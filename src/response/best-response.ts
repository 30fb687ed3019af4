import type { ImmuneCategory } from './irecist.ts'
import type { Category } from './time-point.ts'

const ORDER: readonly Category[] = ['CR', 'PR', 'SD', 'non-CR/non-PD', 'PD', 'NE']
const IMMUNE_ORDER: readonly ImmuneCategory[] = [
  'iCR',
  'iPR',
  'iSD',
  'non-iCR/non-iUPD',
  'iCPD',
  'iUPD',
  'NE',
]

interface Dated<C> {
  readonly day: number
  readonly overall: C
}

/**
 * Best overall response up to and with the first progression, CR and PR without confirmation: RECIST 1.1, section 4.4.3. Stable disease
 * counts from `minimumStableDays` after the start on; seen only earlier, it is not evaluable.
 */
export function bestResponse(points: readonly Dated<Category>[], minimumStableDays: number): Category {
  const last = points.findIndex(({ overall }) => overall === 'PD')
  const considered = last < 0 ? points : points.slice(0, last + 1)
  const counted = considered.filter(
    ({ day, overall }) => (overall !== 'SD' && overall !== 'non-CR/non-PD') || day >= minimumStableDays,
  )
  return ORDER.find((category) => counted.some(({ overall }) => overall === category)) ?? 'NE'
}

/** iBOR, up to the confirmation of a progression; an unconfirmed one gives way to any later response: Seymour 2017, table 3. */
export function bestImmuneResponse(
  points: readonly Dated<ImmuneCategory>[],
  minimumStableDays: number,
): ImmuneCategory {
  const last = points.findIndex(({ overall }) => overall === 'iCPD')
  const considered = last < 0 ? points : points.slice(0, last + 1)
  const counted = considered.filter(
    ({ day, overall }) => (overall !== 'iSD' && overall !== 'non-iCR/non-iUPD') || day >= minimumStableDays,
  )
  return IMMUNE_ORDER.find((category) => counted.some(({ overall }) => overall === category)) ?? 'NE'
}
