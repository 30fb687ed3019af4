import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Prometheus metrics of one service. Labels come from closed sets: no patient, user or token can be one. */
export interface Metrics {
  readonly registry: Registry
  readonly requests: Counter<'route' | 'status'>
  readonly duration: Histogram<'route'>
  readonly cards: Counter<'hook' | 'kind'>
  readonly repeats: Counter<string>
  readonly refused: Counter<'reason'>
  /** Calls in which it could not be told whether the pair is ordered. */
  readonly ordersUnread: Counter<'hook' | 'code'>
  readonly feedback: Counter<'outcome'>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Counter({
      name: 'tipm_requests_total',
      help: 'Answered requests by route and HTTP status',
      labelNames: ['route', 'status'],
      registers,
    }),
    duration: new Histogram({
      name: 'tipm_request_duration_seconds',
      help: 'Time to answer by route',
      labelNames: ['route'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
      registers,
    }),
    cards: new Counter({
      name: 'tipm_cards_total',
      help: 'Cards given by hook and kind',
      labelNames: ['hook', 'kind'],
      registers,
    }),
    repeats: new Counter({
      name: 'tipm_cards_not_repeated_total',
      help: 'Cards left out because the same was given before',
      registers,
    }),
    refused: new Counter({
      name: 'tipm_tokens_refused_total',
      help: 'Refused callers by reason',
      labelNames: ['reason'],
      registers,
    }),
    ordersUnread: new Counter({
      name: 'tipm_orders_unread_total',
      help: 'Calls in which it could not be told whether the pair is ordered, by hook and reason',
      labelNames: ['hook', 'code'],
      registers,
    }),
    feedback: new Counter({
      name: 'tipm_feedback_total',
      help: 'Feedback by outcome',
      labelNames: ['outcome'],
      registers,
    }),
  }
}
