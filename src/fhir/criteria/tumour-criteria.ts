import { conceptName, hasCode } from '../codes/code-match.ts'
import { isDoubtedInWords, type Malignancy, malignancyOf } from '../codes/malignancy.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartResources, MalformedResource } from '../resources/chart-resources.ts'
import { liesAfter } from '../resources/chart-time.ts'
import type { Concept, Condition, Procedure } from '../resources/resource-schemas.ts'
import { type ChartPatient, subjectOf } from '../resources/subject.ts'
import { isConfirmed, isPresent, isRefuted } from './condition-status.ts'
import { type Criterion, type CriterionEvidence, criterion } from './criteria.ts'

/** The chart's diagnoses, as far as they had been made on the day of the assessment. */
export interface Diagnoses {
  /** The patient's own. */
  readonly own: readonly Condition[]
  /** Those of which it cannot be told whose they are, or what they say of how sure they are. */
  readonly doubtful: readonly {
    readonly kind: Malignancy | undefined
    readonly evidence: CriterionEvidence
  }[]
}

export function diagnosesOf(
  { conditions, malformed }: ChartResources,
  patient: ChartPatient,
  context: ReadContext,
): Diagnoses {
  const known = conditions.filter(
    ({ onsetDateTime, onsetPeriod, recordedDate }) =>
      ![onsetDateTime, onsetPeriod?.start, recordedDate].some((date) => isLater(date, context)),
  )
  const whose = Map.groupBy(known, (condition) => subjectOf(condition, patient))
  const [own = [], denied = []] = [false, true].map((is) =>
    (whose.get('same') ?? []).filter((item) => isUnsure(item, context) === is),
  )
  const ofNobody = [...(whose.get('unknown') ?? []), ...denied].map((item) => ({
    kind: kindOf(item.code, context),
    evidence: conditionEvidence(item),
  }))
  const broken = malformed
    .filter(
      (item) =>
        item.resourceType === 'Condition' &&
        !isLater(item.date, context) &&
        subjectOf(item, patient) !== 'other',
    )
    .map((item) => ({ kind: kindOf(item.code, context), evidence: malformedEvidence(item) }))
  return { own, doubtful: [...ofNobody, ...broken] }
}

/** Whether words deny what the code says ("C22.0, ruled out"), or a modifier that is not understood may. */
function isUnsure({ code, modifierExtension = [] }: Condition, context: ReadContext): boolean {
  return modifierExtension.length > 0 || (isDoubtedInWords(code) && kindOf(code, context) !== undefined)
}

/** What is in doubt of the kinds. */
function doubtfulOf({ doubtful }: Diagnoses, ...kinds: readonly Malignancy[]): CriterionEvidence[] {
  return doubtful
    .filter(({ kind }) => kind !== undefined && kinds.includes(kind))
    .map(({ evidence }) => evidence)
}

function isLater(date: string | undefined, { asOf, site }: ReadContext): boolean {
  return liesAfter(date, asOf, site.timeZone)
}

function kindOf(code: Concept | undefined, { site }: ReadContext): Malignancy | undefined {
  return hasCode(code, site.reading.codes.hcc) ? 'hcc' : malignancyOf(code)
}

/**
 * Met by a confirmed HCC. Not met when confirmed malignancies of another kind are all there is. Else unknown: nothing of the kind is on
 * file, or an HCC that is not sure, or a malignancy in the liver that does not say its kind; these are named.
 */
export function hccCriterion(diagnoses: Diagnoses, context: ReadContext): Criterion {
  const { own } = diagnoses
  const found = own.filter((condition) => kindOf(condition.code, context) === 'hcc' && !isRefuted(condition))
  const sure = found.filter((condition) => isConfirmed(condition) && isPresent(condition))
  if (sure.length > 0) return criterion('hcc', 'met', sure.map(conditionEvidence))
  const unsaid = own.filter(
    (condition) => kindOf(condition.code, context) === 'liver' && !isRefuted(condition),
  )
  const open = [...[...found, ...unsaid].map(conditionEvidence), ...doubtfulOf(diagnoses, 'hcc', 'liver')]
  const others = otherMalignancies(own, context)
  return open.length === 0 && others.length > 0
    ? criterion('hcc', 'notMet', others.map(conditionEvidence))
    : criterion('hcc', 'unknown', open)
}

/** Confirmed primary malignancies of another kind that are there now. */
function otherMalignancies(own: readonly Condition[], context: ReadContext): Condition[] {
  return own.filter(
    (condition) =>
      isConfirmed(condition) && isPresent(condition) && kindOf(condition.code, context) === 'other',
  )
}

export function otherMalignancyCriterion(diagnoses: Diagnoses, context: ReadContext): Criterion {
  const found = otherMalignancies(diagnoses.own, context).map(conditionEvidence)
  return found.length > 0
    ? criterion('noOtherMalignancy', 'notMet', found)
    : criterion('noOtherMalignancy', 'unknown', doubtfulOf(diagnoses, 'other'))
}

const BIOPSY = /biops|histolog|活检|活組織|穿刺病理|穿刺活/i
const LIVER = /liver|hepat|肝/i

/** Proof by pathology or two imaging methods. That a biopsy of the liver was taken does not tell what it showed: it is evidence, no answer. */
export function diagnosisCriterion(
  { procedures }: ChartResources,
  patient: ChartPatient,
  context: ReadContext,
): Criterion {
  const biopsies = procedures
    .filter((item) => item.status === 'completed' && subjectOf(item, patient) === 'same')
    .filter((item) => !isLater(performedOn(item), context))
    .filter(({ code }) => BIOPSY.test(conceptName(code)) && LIVER.test(conceptName(code)))
  return criterion('diagnosis', 'unknown', biopsies.map(procedureEvidence))
}

/** When a procedure was begun, by the names of R4 and R5. */
function performedOn(item: Procedure): string | undefined {
  const { performedDateTime, performedPeriod, occurrenceDateTime, occurrencePeriod } = item
  return performedDateTime ?? performedPeriod?.start ?? occurrenceDateTime ?? occurrencePeriod?.start
}

export function procedureEvidence(item: Procedure): CriterionEvidence {
  return { reference: `Procedure/${item.id}`, text: conceptName(item.code), date: performedOn(item) }
}

export function conditionEvidence(condition: Condition): CriterionEvidence {
  return {
    reference: `Condition/${condition.id}`,
    text: conceptName(condition.code),
    date: condition.onsetDateTime ?? condition.recordedDate,
  }
}

export function malformedEvidence({
  reference,
  resourceType,
  code,
  medication,
  date,
}: MalformedResource): CriterionEvidence {
  const text = [code, ...medication].map(conceptName).find((name) => name !== '')
  return { reference: reference ?? resourceType, text: text ?? '', date }
}
