import type { JsonInput } from './json-output.ts'

/** An input without a value, and why. */
export function noInput(reason: JsonInput['reason'], passedOver: JsonInput['passedOver'] = []): JsonInput {
  return {
    value: null,
    unit: null,
    date: null,
    ageDays: null,
    freshness: null,
    rule: null,
    source: null,
    sources: [],
    reason,
    passedOver,
  }
}
