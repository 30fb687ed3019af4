import type { JsonInput } from './json-output.ts'

/** An input without a value, and why. */
export function noInput(
  reason: JsonInput['reason'],
  passedOver: JsonInput['passedOver'] = [],
  doubts: JsonInput['doubts'] = [],
): JsonInput {
  return {
    value: null,
    low: null,
    high: null,
    because: [],
    unit: null,
    date: null,
    ageDays: null,
    freshness: null,
    rule: null,
    source: null,
    sources: [],
    reason,
    doubts,
    passedOver,
  }
}
