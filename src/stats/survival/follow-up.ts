import { ok } from '../../result.ts'
import { checkIndicator, checkValues } from '../checks.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { arranged, ascendingOrder } from '../numeric/order.ts'
import { type Failure, refuse, type Statistic } from '../statistic.ts'

/** Follow-up of each patient: time (any one unit, not negative) and whether it ended with the event (1) or was censored (0). */
export interface FollowUp {
  readonly time: Float64Array
  readonly event: Uint8Array
}

/** Follow-up in order of time. Times that differ by rounding alone share one entry of `times`. */
export interface OrderedFollowUp {
  /** Patients by ascending time. */
  readonly order: Int32Array
  /** Distinct times, ascending. */
  readonly times: Float64Array
  /** Where each distinct time begins in `order`, and the number of patients at the end. */
  readonly starts: Int32Array
}

/** Relative difference below which two times are one (as survival's timefix). */
const SAME = Math.sqrt(Number.EPSILON)

/** Checks follow-up and sorts it, O(n). Fails on no patients, unequal lengths, or times that are negative or not finite. */
export function orderFollowUp({ time, event }: FollowUp): Statistic<OrderedFollowUp> {
  const failure = checkFollowUp({ time, event })
  if (failure !== undefined) return failure
  const order = ascendingOrder(time)
  const sorted = arranged(time, order)
  const n = order.length
  const times = new Float64Array(n)
  const starts = new Int32Array(n + 1)
  const meanTime = time.reduce((sum, value) => sum + value, 0) / n
  const tolerance = SAME * Math.max(1, meanTime)
  let count = 0
  let previous = Number.NEGATIVE_INFINITY
  for (let i = 0; i < n; i += 1) {
    const here = realAt(sorted, i)
    if (here - previous > tolerance || count === 0) {
      times[count] = here
      starts[count] = i
      count += 1
    }
    previous = here
  }
  starts[count] = n
  return ok({ order, times: times.slice(0, count), starts: starts.slice(0, count + 1) })
}

function checkFollowUp({ time, event }: FollowUp): Failure | undefined {
  const failure = checkValues(time) ?? checkIndicator(event, time.length)
  if (failure !== undefined) return failure
  for (let i = 0; i < time.length; i += 1) if (realAt(time, i) < 0) return refuse('not-a-positive-time')
  return undefined
}

/** Events among the patients of one distinct time. */
export function eventsAt({ order, starts }: OrderedFollowUp, event: Uint8Array, position: number): number {
  let count = 0
  for (let i = wholeAt(starts, position); i < wholeAt(starts, position + 1); i += 1)
    count += bitAt(event, wholeAt(order, i))
  return count
}
