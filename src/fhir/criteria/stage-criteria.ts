import { NCIT } from '../codes/canonical.ts'
import { conceptName, hasCode, namesOf } from '../codes/code-match.ts'
import { type CodeRef, ECOG, ECOG_ANSWERS } from '../codes/standard-codes.ts'
import type { ChartContext } from '../read/chart-context.ts'
import { observationRefusal, originalText } from '../read/measurements.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { chartTime, liesAfter } from '../resources/chart-time.ts'
import type { Condition, Observation } from '../resources/resource-schemas.ts'
import { referenceTo } from '../resources/server-base.ts'
import { isConfirmed, isPresent } from './condition-status.ts'
import { type Criterion, criterion } from './criteria.ts'
import { conditionEvidence } from './tumour-criteria.ts'

const BCLC: readonly CodeRef[] = [
  { system: NCIT, code: 'C115132' },
  { system: NCIT, code: 'C115134' },
]

/** BCLC stage from Condition.stage or a staging Observation (mCODE): C is the study's. */
export function stageCriterion(
  resources: ChartResources,
  conditions: readonly Condition[],
  context: ChartContext,
): Criterion {
  const fromConditions = conditions
    .filter((condition) => isConfirmed(condition) && isPresent(condition))
    .flatMap((condition) =>
      (condition.stage ?? []).map(({ summary, type }) => ({
        letter: bclcLetter(conceptName(summary), hasCode(type, BCLC) || mentionsBclc(conceptName(type))),
        evidence: { ...conditionEvidence(condition), text: conceptName(summary) },
      })),
    )
  const fromObservations = resources.observations
    .filter((item) => hasCode(item.code, BCLC) || hasCode(item.method, BCLC))
    .filter((item) => observationRefusal(item, context) === undefined)
    .filter((item) => !liesAfter(item.effectiveDateTime, context.asOf, context.site.timeZone))
    .toSorted((a, b) => dateOf(b) - dateOf(a))
    .map((item) => ({
      letter: bclcLetter(originalText(item), true),
      evidence: {
        reference: referenceTo('Observation', item.id ?? ''),
        text: originalText(item),
        date: item.effectiveDateTime,
      },
    }))
  const stages = [...fromObservations, ...fromConditions].filter(({ letter }) => letter !== undefined)
  const [latest] = stages
  if (latest === undefined) return criterion('stage', 'unknown', [])
  return criterion('stage', latest.letter === 'C' ? 'met' : 'notMet', [latest.evidence])
}

/** For ordering: an undated stage counts as older than any. */
function dateOf({ effectiveDateTime }: Observation): number {
  return Date.parse(effectiveDateTime ?? '') || -Number.MAX_VALUE
}

function mentionsBclc(text: string): boolean {
  return /bclc|barcelona/i.test(text)
}

/** The BCLC letter of a short stage text: "C", "Stage C", "BCLC stage C". Texts that are neither marked as BCLC nor say so are other systems'. */
function bclcLetter(text: string, isBclc: boolean): string | undefined {
  if (text.length > LONGEST_SCORE || (!isBclc && !mentionsBclc(text))) return undefined
  return /^(?:bclc|barcelona clinic liver cancer)?[\s:-]*(?:stage)?[\s:-]*([0ABCD])[12]?\s*期?$/i
    .exec(text.trim())?.[1]
    ?.toUpperCase()
}

export function performanceCriterion(resources: ChartResources, context: ChartContext): Criterion {
  const [latest] = resources.observations
    .filter((item) => isEcog(item) && observationRefusal(item, context) === undefined)
    .flatMap((item) => {
      const time = chartTime(item.effectiveDateTime, context.site.timeZone)
      const score = ecogScore(item)
      if (!time.ok || time.time.from > context.asOf.getTime() || score === undefined) return []
      return [{ item, score, at: time.time.to }]
    })
    .toSorted((a, b) => b.at - a.at)
  if (latest === undefined) return criterion('performance', 'unknown', [])
  const { item, score } = latest
  const evidence = {
    reference: referenceTo('Observation', item.id ?? ''),
    text: `ECOG ${score}`,
    date: item.effectiveDateTime,
  }
  return criterion('performance', score === 0 || score === 1 ? 'met' : 'notMet', [evidence])
}

function isEcog({ code }: Observation): boolean {
  return hasCode(code, ECOG) || namesOf(code).some((name) => /\becog\b/i.test(name))
}

/** The score as a number, as LOINC's coded answer, or as a short text: "ECOG 1", "PS 1分". */
function ecogScore({
  valueInteger,
  valueQuantity,
  valueString,
  valueCodeableConcept,
}: Observation): number | undefined {
  if (valueInteger !== undefined) return valueInteger
  if (valueQuantity !== undefined)
    return valueQuantity.comparator === undefined ? valueQuantity.value : undefined
  const coded = ECOG_ANSWERS.findIndex((answer) => hasCode(valueCodeableConcept, [answer]))
  if (coded >= 0) return coded
  const texts = [valueString, ...namesOf(valueCodeableConcept)].map((text = '') =>
    text.length > LONGEST_SCORE ? undefined : ECOG_TEXT.exec(text.trim())?.[1],
  )
  const score = texts.find((text) => text !== undefined)
  return score === undefined ? undefined : Number(score)
}

/** A stage or a score is a few words; more is not searched for one. */
const LONGEST_SCORE = 100

const ECOG_TEXT =
  /^(?:ecog)?[\s-]*(?:ps|performance status)?[\s-]*(?:score|grade|评分|評分)?[\s:：=]*([0-5])\s*[分级級]?$/i
