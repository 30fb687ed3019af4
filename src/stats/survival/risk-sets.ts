import { ok } from '../../result.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { arranged, arrangedBits } from '../numeric/order.ts'
import { type Design, designOf } from '../regression/design.ts'
import type { Statistic } from '../statistic.ts'
import { type FollowUp, type OrderedFollowUp, orderFollowUp } from './follow-up.ts'

/** Follow-up and covariates in order of time, ready for sweeps from the last time to the first. */
export interface CoxData {
  readonly ordered: OrderedFollowUp
  /** Whether each patient, in order of time, had the event. */
  readonly event: Uint8Array
  /** Rows in order of time, covariates centred and scaled, no intercept. */
  readonly design: Design
}

/** Orders patients by time. Fails as `orderFollowUp` and `designOf`. */
export function coxDataOf(followUp: FollowUp, columns: readonly Float64Array[]): Statistic<CoxData> {
  const ordered = orderFollowUp(followUp)
  if (!ordered.ok) return ordered
  const { order } = ordered.value
  const event = arrangedBits(followUp.event, order)
  const design = designOf(
    columns.map((column) => (column.length === order.length ? arranged(column, order) : column)),
    order.length,
    { intercept: false, centre: true },
  )
  return design.ok ? ok({ ordered: ordered.value, event, design: design.value }) : design
}

/** What one event time adds to the partial likelihood; the arrays are reused from one visit to the next. */
export interface EventTime {
  /** Position among the distinct times. */
  position: number
  deaths: number
  logLikelihood: number
  readonly score: Float64Array
  /** The covariates' variance over those at risk, upper triangle row by row. */
  readonly variance: Float64Array
}

/**
 * Visits every event time, last first, with its part of the partial likelihood, score and information at beta; tied deaths by
 * Efron's method (JASA 1977). O(n p^2).
 */
export function sweepRiskSets(
  { ordered, event, design }: CoxData,
  beta: Float64Array,
  visit: (time: EventTime) => void,
): void {
  const { rows, width } = design
  const { starts } = ordered
  const all = sumsOf(width)
  const dying = sumsOf(width)
  const time: EventTime = {
    position: 0,
    deaths: 0,
    logLikelihood: 0,
    score: new Float64Array(width),
    variance: new Float64Array(width * width),
  }
  const predictorAt = (i: number) => {
    let eta = 0
    for (let j = 0; j < width; j += 1) eta += realAt(rows, i * width + j) * realAt(beta, j)
    return eta
  }
  for (let position = ordered.times.length - 1; position >= 0; position -= 1) {
    const [from, to] = [wholeAt(starts, position), wholeAt(starts, position + 1)]
    time.deaths = 0
    for (let i = from; i < to; i += 1) {
      const eta = predictorAt(i)
      add(all, rows, i * width, width, Math.exp(eta))
      if (bitAt(event, i) === 0) continue
      if (time.deaths === 0) begin(time)
      time.deaths += 1
      time.logLikelihood += eta
      for (let j = 0; j < width; j += 1) time.score[j] = realAt(time.score, j) + realAt(rows, i * width + j)
    }
    if (time.deaths === 0) continue
    // One death alone leaves nobody of its time behind: only tied ones are summed.
    empty(dying)
    for (let i = from; i < to && time.deaths > 1; i += 1) {
      if (bitAt(event, i) === 1) add(dying, rows, i * width, width, Math.exp(predictorAt(i)))
    }
    time.position = position
    settle(time, all, dying, width)
    visit(time)
  }
}

/** Sums of hazard, hazard * x and hazard * x x' (upper triangle). */
interface Sums {
  hazard: number
  readonly first: Float64Array
  readonly second: Float64Array
}

function sumsOf(width: number): Sums {
  return { hazard: 0, first: new Float64Array(width), second: new Float64Array(width * width) }
}

function begin(time: EventTime): void {
  time.logLikelihood = 0
  clear(time.score)
}

function empty(sums: Sums): void {
  sums.hazard = 0
  clear(sums.first)
  clear(sums.second)
}

/** Of few entries, at every event time: a call of `fill` costs more than they do. */
function clear(values: Float64Array): void {
  for (let i = 0; i < values.length; i += 1) values[i] = 0
}

function add(sums: Sums, rows: Float64Array, row: number, width: number, hazard: number): void {
  sums.hazard += hazard
  for (let j = 0; j < width; j += 1) {
    const weighted = hazard * realAt(rows, row + j)
    sums.first[j] = realAt(sums.first, j) + weighted
    for (let k = j; k < width; k += 1) {
      sums.second[j * width + k] = realAt(sums.second, j * width + k) + weighted * realAt(rows, row + k)
    }
  }
}

/** Takes each death out of the risk set in turn, the others of its time remaining in part. */
function settle(time: EventTime, all: Sums, dying: Sums, width: number): void {
  clear(time.variance)
  for (let k = 0; k < time.deaths; k += 1) {
    const share = k / time.deaths
    const hazard = all.hazard - share * dying.hazard
    time.logLikelihood -= Math.log(hazard)
    for (let a = 0; a < width; a += 1) {
      const meanA = (realAt(all.first, a) - share * realAt(dying.first, a)) / hazard
      time.score[a] = realAt(time.score, a) - meanA
      for (let b = a; b < width; b += 1) {
        const cell = a * width + b
        const meanB = (realAt(all.first, b) - share * realAt(dying.first, b)) / hazard
        const square = (realAt(all.second, cell) - share * realAt(dying.second, cell)) / hazard
        time.variance[cell] = realAt(time.variance, cell) + square - meanA * meanB
      }
    }
  }
}
