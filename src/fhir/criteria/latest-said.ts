import type { CodeRef } from '../codes/standard-codes.ts'
import type { ChartContext } from '../read/chart-context.ts'
import { chooseNearest, type Dated, type IndexRange } from '../read/choose-nearest.ts'
import {
  effectiveText,
  judgeStatus,
  malformedResults,
  observationTime,
  originalText,
} from '../read/measurements.ts'
import { possibleTime, spanOf } from '../read/possible-time.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import type { Observation } from '../resources/resource-schemas.ts'
import { referenceTo } from '../resources/server-base.ts'
import type { CriterionEvidence, CriterionState } from './criteria.ts'

interface Said extends Dated {
  readonly state: CriterionState
  readonly evidence: CriterionEvidence
}

/** What answers a criterion: which Observations, by test and by the codes of those too broken to be tested, and what one of them says. */
interface Question {
  readonly codes: readonly CodeRef[]
  readonly isAsked: (code: Observation['code'], method: Observation['method']) => boolean
  readonly stateOf: (observation: Observation) => CriterionState
}

/** Of an Observation and its components what is asked for, each as an Observation of its own. */
function askedOf(observation: Observation, isAsked: Question['isAsked']): readonly Observation[] {
  const { code, method, component } = observation
  const own = isAsked(code, method) ? [observation] : NONE
  if (component === undefined || !component.some((item) => isAsked(item.code, method))) return own
  const {
    valueQuantity: _,
    valueInteger: __,
    valueString: ___,
    valueCodeableConcept: ____,
    ...frame
  } = observation
  const parts = component.filter((item) => isAsked(item.code, method))
  return [...own, ...parts.map((item) => ({ ...frame, ...item, component: [] }))]
}

const NONE: readonly never[] = []

/**
 * What the Observations of a kind, or their components, say last at or before a day, by rule 2 of docs/reading-rules.md: the latest is chosen first and judged then. Unknown where
 * what may be the latest cannot be read, may not count, or says two things; undefined where there is none.
 */
export function latestSaid(
  { observations, malformed }: ChartResources,
  { codes, isAsked, stateOf }: Question,
  context: ChartContext,
  index: IndexRange = { from: context.asOf.getTime(), to: context.asOf.getTime() },
): { readonly state: CriterionState; readonly evidence: readonly CriterionEvidence[] } | undefined {
  const { timeZone } = context.site
  const asOf = context.asOf.getTime()
  const read = observations
    .flatMap((item) => askedOf(item, isAsked))
    .flatMap((item): Said[] => {
      const { excluded, doubt } = judgeStatus(item, context)
      if (excluded !== undefined) return []
      const time = observationTime(item, context)
      const date = effectiveText(item)
      return [
        {
          ...(time.ok ? spanOf(time.time) : possibleTime(date, timeZone, asOf)),
          certain: doubt === undefined,
          state: doubt === undefined ? stateOf(item) : 'unknown',
          evidence: { reference: referenceTo('Observation', item.id ?? ''), text: originalText(item), date },
        },
      ]
    })
  const broken = malformedResults(malformed, codes, context).flatMap((item): Said[] => {
    if (!('source' in item)) return []
    const { reference = '', original, time } = item.source
    return [{ ...item, state: 'unknown', evidence: { reference, text: original, date: time?.text } }]
  })
  const inTime = [...read, ...broken].filter(({ earliest }) => earliest <= asOf)
  const { possible, mayBeNone } = chooseNearest(inTime, index, { days: Number.POSITIVE_INFINITY, timeZone })
  const [first, ...others] = new Set(possible.map(({ state }) => state))
  if (first === undefined) return undefined
  return {
    state: others.length === 0 && !mayBeNone ? first : 'unknown',
    evidence: possible.map(({ evidence }) => evidence),
  }
}
