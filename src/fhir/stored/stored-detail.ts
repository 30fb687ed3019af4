import * as z from 'zod/mini'
import type { Interval } from '../../model/interval.ts'
import { type DeltaTSign, PREDICTORS, type Predictor } from '../../model/predictor.ts'
import { DETAIL_EXTENSION } from '../codes/canonical.ts'
import { CRITERION_IDS } from '../criteria/criteria.ts'
import type { CriterionAnswers, TherapyStartEdit } from '../edits/edits.ts'

/** What is known of a stored assessment beyond what a RiskAssessment has elements for. */
export interface StoredDetail {
  /** Lowest and highest points, equal when the score was complete. */
  readonly points: { readonly low: number; readonly high: number } | undefined
  /** Half of the last decimal with which the points were stored: closer than this they are the same. */
  readonly rounding: number
  readonly inputs: Partial<Readonly<Record<Predictor, StoredInput>>>
  /** The user's answers to criteria. */
  readonly answers: CriterionAnswers
  /** The index date (YYYY-MM-DD): the latest that was possible, the day of the assessment where therapy had not begun. */
  readonly index: string | undefined
  /** The start of therapy, where the user entered it. */
  readonly start: TherapyStartEdit | undefined
}

export interface StoredInput {
  readonly value: number | Interval | DeltaTSign
  /** YYYY-MM-DD. */
  readonly day: string
  readonly entered: boolean
  /** A result that the clinician chose in place of the one that the rule picks. */
  readonly chosen: boolean
}

interface Node {
  readonly url: string
  readonly extension?: readonly Node[] | undefined
  readonly valueCode?: string | undefined
  readonly valueDateTime?: string | undefined
  readonly valueDate?: string | undefined
  readonly valuePeriod?: { readonly end?: string | undefined } | undefined
  readonly valueQuantity?: { readonly value: number; readonly comparator?: string | undefined } | undefined
  readonly valueRange?:
    | { readonly low: { readonly value: number }; readonly high: { readonly value: number } }
    | undefined
}

const bound = z.looseObject({ value: z.number() })
const node: z.ZodMiniType<Node> = z.looseObject({
  url: z.string(),
  extension: z.optional(z.array(z.lazy(() => node))),
  valueCode: z.optional(z.string()),
  valueDateTime: z.optional(z.string()),
  valueDate: z.optional(z.string()),
  valuePeriod: z.optional(z.looseObject({ end: z.optional(z.string()) })),
  valueQuantity: z.optional(z.looseObject({ value: z.number(), comparator: z.optional(z.string()) })),
  valueRange: z.optional(z.looseObject({ low: bound, high: bound })),
})

/** The detail out of a stored resource's extensions; undefined where it has none that can be read. */
export function storedDetail(extensions: unknown): StoredDetail | undefined {
  const found = Array.isArray(extensions) ? extensions.map((item: unknown) => z.safeParse(node, item)) : []
  const detail = found.flatMap(({ data }) => data ?? []).find(({ url }) => url === DETAIL_EXTENSION)
  if (detail === undefined) return undefined
  const inputs: { -readonly [P in Predictor]?: StoredInput } = {}
  for (const input of all(detail, 'input')) {
    const predictor = PREDICTORS.find((name) => name === one(input, 'name')?.valueCode)
    const value = amountIn(one(input, 'value'))
    const day = one(input, 'date')?.valueDate
    if (predictor === undefined || value === undefined || day === undefined) continue
    const origin = one(input, 'origin')?.valueCode
    inputs[predictor] = { value, day, entered: origin === 'entered', chosen: origin === 'chosen' }
  }
  const points = amountIn(one(detail, 'points'))
  const index = one(detail, 'indexDate')
  const time = index && one(index, 'time')
  return {
    points:
      typeof points === 'number'
        ? { low: points, high: points }
        : typeof points === 'object'
          ? points
          : undefined,
    rounding: 1e-4,
    inputs,
    answers: answersIn(detail),
    index: time?.valueDate ?? time?.valuePeriod?.end,
    start: enteredStart(index),
  }
}

function answersIn(detail: Node): CriterionAnswers {
  return Object.fromEntries(
    all(detail, 'criterion').flatMap((item) => {
      const id = CRITERION_IDS.find((known) => known === one(item, 'id')?.valueCode)
      const state = one(item, 'answer')?.valueCode
      const at = one(item, 'at')?.valueDateTime
      if (id === undefined || at === undefined || (state !== 'met' && state !== 'notMet')) return []
      return [[id, { state, at }]]
    }),
  )
}

function enteredStart(index: Node | undefined): TherapyStartEdit | undefined {
  if (index === undefined || one(index, 'basis')?.valueCode !== 'entered') return undefined
  if (one(index, 'state')?.valueCode === 'not-begun') return { kind: 'not-begun' }
  const date = one(index, 'time')?.valueDate
  return date === undefined ? undefined : { kind: 'start', date }
}

function all({ extension = [] }: Node, url: string): readonly Node[] {
  return extension.filter((item) => item.url === url)
}

function one(parent: Node, url: string): Node | undefined {
  return all(parent, url)[0]
}

function amountIn(item: Node | undefined): StoredInput['value'] | undefined {
  if (item?.valueCode === 'negative' || item?.valueCode === 'nonnegative') return item.valueCode
  if (item?.valueRange !== undefined) {
    const { low, high } = item.valueRange
    return { low: low.value, high: high.value }
  }
  if (item?.valueQuantity === undefined) return undefined
  const { value, comparator } = item.valueQuantity
  switch (comparator) {
    case undefined:
      return value
    case '>':
      return { low: value, high: Number.POSITIVE_INFINITY, above: true }
    case '>=':
      return { low: value, high: Number.POSITIVE_INFINITY }
    case '<':
      return { low: 0, high: value, below: true }
    default:
      return { low: 0, high: value }
  }
}
