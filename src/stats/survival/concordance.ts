import { ok } from '../../result.ts'
import { checkValues } from '../checks.ts'
import { type WaldEstimate, waldInterval } from '../interval.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { type Fenwick, fenwick } from '../numeric/fenwick.ts'
import { arranged, arrangedBits, ascendingOrder } from '../numeric/order.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { type FollowUp, type OrderedFollowUp, orderFollowUp } from './follow-up.ts'

/** Harrell's C with its interval (infinitesimal jackknife), and the pairs it rests on. */
export interface Concordance extends WaldEstimate {
  readonly concordant: number
  readonly discordant: number
  /** Pairs with equal risk, counting half. */
  readonly tied: number
}

/**
 * Harrell's concordance of a risk score with follow-up (JAMA 1982), in O(n log n): of the pairs in which it is known who had the event
 * first, the share in which that patient's risk is higher. Two events at one time are no pair; an event precedes a censoring at its time.
 * Fails when there is no such pair.
 */
export function concordance(risk: Float64Array, followUp: FollowUp): Statistic<Concordance> {
  const ordered = orderFollowUp(followUp)
  if (!ordered.ok) return ordered
  const failure = checkValues(risk)
  if (failure !== undefined) return failure
  if (risk.length !== followUp.time.length) return refuse('lengths-differ')
  const { order } = ordered.value
  const ranks = denseRanks(risk)
  const counts = new Counts(risk.length)
  const swept: Sweep = {
    starts: ordered.value.starts,
    event: arrangedBits(followUp.event, order),
    ranks: order.map((patient) => wholeAt(ranks, patient)),
  }
  asEvent(swept, counts)
  asSurvivor(swept, counts)
  // Every pair was counted for both of its members.
  const [concordant, discordant, tied] = [counts.concordant, counts.discordant, counts.tied].map(
    (each) => each.reduce((sum, count) => sum + count, 0) / 2,
  ) as [number, number, number]
  const pairs = concordant + discordant + tied
  if (pairs === 0) return refuse('no-events')
  const somers = (concordant - discordant) / pairs
  let squares = 0
  for (let i = 0; i < risk.length; i += 1) {
    const [c, d, t] = [realAt(counts.concordant, i), realAt(counts.discordant, i), realAt(counts.tied, i)]
    squares += ((c - d - somers * (c + d + t)) / pairs / 2) ** 2
  }
  const interval = waldInterval((somers + 1) / 2, Math.sqrt(squares))
  return ok({
    ...interval,
    lower: Math.max(0, interval.lower),
    upper: Math.min(1, interval.upper),
    concordant,
    discordant,
    tied,
  })
}

/** Patients in order of time. */
interface Sweep extends Pick<OrderedFollowUp, 'starts'> {
  readonly event: Uint8Array
  readonly ranks: Int32Array
}

/** Per patient, in order of time: the pairs it is part of, by how they turned out. */
class Counts {
  readonly concordant: Float64Array
  readonly discordant: Float64Array
  readonly tied: Float64Array

  constructor(n: number) {
    this.concordant = new Float64Array(n)
    this.discordant = new Float64Array(n)
    this.tied = new Float64Array(n)
  }

  /** Adds a patient's pairs with everybody in the tree, of whom those below are concordant or those above. */
  add(patient: number, tree: Fenwick, rank: number, concordantBelow: boolean): void {
    const below = tree.below(rank)
    const tied = tree.at(rank)
    const above = tree.total() - below - tied
    this.concordant[patient] = realAt(this.concordant, patient) + (concordantBelow ? below : above)
    this.discordant[patient] = realAt(this.discordant, patient) + (concordantBelow ? above : below)
    this.tied[patient] = realAt(this.tied, patient) + tied
  }
}

/** Each event against those known to live longer: times from the last to the first. */
function asEvent({ starts, event, ranks }: Sweep, counts: Counts): void {
  const longer = fenwick(ranks.length)
  for (let position = starts.length - 2; position >= 0; position -= 1) {
    const [from, to] = [wholeAt(starts, position), wholeAt(starts, position + 1)]
    for (let i = from; i < to; i += 1) if (bitAt(event, i) === 0) longer.add(wholeAt(ranks, i))
    for (let i = from; i < to; i += 1) {
      if (bitAt(event, i) === 1) counts.add(i, longer, wholeAt(ranks, i), true)
    }
    for (let i = from; i < to; i += 1) if (bitAt(event, i) === 1) longer.add(wholeAt(ranks, i))
  }
}

/** Each patient against the events known to come before: times from the first to the last. */
function asSurvivor({ starts, event, ranks }: Sweep, counts: Counts): void {
  const earlier = fenwick(ranks.length)
  for (let position = 0; position < starts.length - 1; position += 1) {
    const [from, to] = [wholeAt(starts, position), wholeAt(starts, position + 1)]
    for (let i = from; i < to; i += 1) {
      if (bitAt(event, i) === 1) counts.add(i, earlier, wholeAt(ranks, i), false)
    }
    for (let i = from; i < to; i += 1) if (bitAt(event, i) === 1) earlier.add(wholeAt(ranks, i))
    for (let i = from; i < to; i += 1) {
      if (bitAt(event, i) === 0) counts.add(i, earlier, wholeAt(ranks, i), false)
    }
  }
}

/** Ranks 0, 1, ... of the distinct values. */
function denseRanks(values: Float64Array): Int32Array {
  const order = ascendingOrder(values)
  const sorted = arranged(values, order)
  const ranks = new Int32Array(values.length)
  for (let i = 1, rank = 0; i < order.length; i += 1) {
    if (realAt(sorted, i) !== realAt(sorted, i - 1)) rank += 1
    ranks[wholeAt(order, i)] = rank
  }
  return ranks
}
