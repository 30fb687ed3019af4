import { NCIT } from '../codes/canonical.ts'
import { conceptName, hasCode, namesOf } from '../codes/code-match.ts'
import { remembered } from '../codes/remembered.ts'
import { type CodeRef, ECOG, ECOG_ANSWERS } from '../codes/standard-codes.ts'
import type { ChartContext } from '../read/chart-context.ts'
import { originalText } from '../read/measurements.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import type { Concept, Condition, Observation } from '../resources/resource-schemas.ts'
import { isConfirmed, isPresent } from './condition-status.ts'
import { type Criterion, type CriterionState, criterion } from './criteria.ts'
import { latestSaid } from './latest-said.ts'
import { conditionEvidence } from './tumour-criteria.ts'

const BCLC: readonly CodeRef[] = [
  { system: NCIT, code: 'C115132' },
  { system: NCIT, code: 'C115134' },
]

/** BCLC stage from a staging Observation (mCODE), else from Condition.stage: C is the study's. */
export function stageCriterion(
  resources: ChartResources,
  conditions: readonly Condition[],
  context: ChartContext,
): Criterion {
  const observed = latestSaid(
    resources,
    {
      codes: BCLC,
      isAsked: (code, method) => hasCode(code, BCLC) || hasCode(method, BCLC),
      stateOf: (item) => stateOf(bclcLetter(originalText(item), true)),
    },
    context,
  )
  if (observed !== undefined) return criterion('stage', observed.state, observed.evidence)
  const staged = conditions
    .filter((condition) => isConfirmed(condition) && isPresent(condition))
    .flatMap((condition) =>
      (condition.stage ?? []).flatMap(({ summary, type }) => {
        const isBclc = hasCode(type, BCLC) || mentionsBclc(conceptName(type))
        const letter = bclcLetter(conceptName(summary), isBclc)
        const evidence = { ...conditionEvidence(condition), text: conceptName(summary) }
        return letter === undefined ? [] : [{ state: stateOf(letter), evidence }]
      }),
    )
  const [state = 'unknown', ...others] = new Set(staged.map((item) => item.state))
  const evidence = staged.map((item) => item.evidence)
  return criterion('stage', others.length === 0 ? state : 'unknown', evidence)
}

function stateOf(letter: string | undefined): CriterionState {
  return letter === undefined ? 'unknown' : letter === 'C' ? 'met' : 'notMet'
}

function mentionsBclc(text: string): boolean {
  return /bclc|barcelona|巴塞罗那|巴塞隆納/i.test(text)
}

/** The BCLC letter of a short stage text: "C", "Stage C", "BCLC stage C". Texts that are neither marked as BCLC nor say so are other systems'. */
function bclcLetter(text: string, isBclc: boolean): string | undefined {
  if (text.length > LONGEST_SCORE || (!isBclc && !mentionsBclc(text))) return undefined
  return /^(?:bclc|barcelona clinic liver cancer|巴塞罗那|巴塞隆納)?[\s:：-]*(?:stage|分期)?[\s:：-]*([0ABCD])[12]?\s*期?(?:\s*[(（][^()（）]*[)）])?$/i
    .exec(text.trim())?.[1]
    ?.toUpperCase()
}

export function performanceCriterion(resources: ChartResources, context: ChartContext): Criterion {
  const said = latestSaid(
    resources,
    {
      codes: ECOG,
      isAsked: isEcog,
      stateOf: (item) => {
        const score = ecogScore(item)
        return score === undefined ? 'unknown' : score === 0 || score === 1 ? 'met' : 'notMet'
      },
    },
    context,
  )
  const evidence = (said?.evidence ?? []).map((item) => ({ ...item, text: ecogText(item.text) }))
  return criterion('performance', said?.state ?? 'unknown', evidence)
}

function ecogText(text: string): string {
  return isEcogName(text) ? text : `ECOG ${text}`.trim()
}

function isEcog(code: Concept): boolean {
  return hasCode(code, ECOG) || namesOf(code).some(isEcogName)
}

const isEcogName = remembered((name) => /\becog\b|eastern cooperative oncology group/i.test(name))

/** The score as a number, as LOINC's coded answer, or as a short text: "ECOG 1", "PS 1分". */
function ecogScore({
  valueInteger,
  valueQuantity,
  valueString,
  valueCodeableConcept,
}: Observation): number | undefined {
  const number = valueInteger ?? (valueQuantity?.comparator === undefined ? valueQuantity?.value : undefined)
  // Registries write 9 for what is not known; 80 is Karnofsky's.
  if (number !== undefined) return [0, 1, 2, 3, 4, 5].find((score) => score === number)
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
  /^(?:ecog|eastern cooperative oncology group)?[\s-]*(?:ps|performance status|体力状[况態态]|體力狀況)?[\s-]*(?:score|grade|评分|評分)?[\s:：=]*([0-5])\s*[分级級]?(?:\s*[-–:：,，(（]\s*\D*)?$/i
