import type { Candidate, IndexDate, Reading } from '../chart-inputs.ts'
import { ANALYTES } from '../codes/analytes.ts'
import { hasCode } from '../codes/code-match.ts'
import { SPECIMEN_EXAMINATION, TUMOUR_LONGEST, TUMOUR_OTHER_DIMENSION } from '../codes/standard-codes.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import { calendarDay } from '../resources/chart-time.ts'
import type { BodyStructure, Observation } from '../resources/resource-schemas.ts'
import { isOutsideLiver } from './lesion-site.ts'
import { type Measurements, passedOver, type Usable } from './measurements.ts'
import { byTime, evidenceFor, newestFirst, timeRefusal, unknownReason } from './select-nearest.ts'

const DIAMETER = ANALYTES.tumourDiameter

/** The diameter, cm, of the largest lesion in the latest exam at or before the index date (design rule 5). An exam is one calendar day. */
export function readDiameter(
  measurements: Measurements,
  bodyStructures: readonly BodyStructure[],
  index: IndexDate,
  context: ReadContext,
): { diameter: Reading<number>; lesion: Usable | undefined } {
  const { eligible, passed } = eligibleLesions(measurements, bodyStructures, index, context)
  const dayOf = (item: Usable) => calendarDay(item.time, context.site.timeZone)
  const latest = eligible.toSorted(byTime).at(-1)
  const exam = eligible.filter((item) => latest !== undefined && dayOf(item) === dayOf(latest))
  const largest = exam.toSorted((a, b) => a.value - b.value).at(-1)
  const others = eligible
    .filter((item) => item !== largest)
    .map((item) => passedOver(DIAMETER, item, exam.includes(item) ? 'smaller-lesion' : 'earlier-exam'))
  const passedOverAll = newestFirst([...passed, ...others])
  if (largest === undefined) {
    const reason = unknownReason(passedOverAll, context, 'imaging')
    return { diameter: { state: 'unknown', reason, passedOver: passedOverAll }, lesion: undefined }
  }
  return {
    diameter: {
      state: 'known',
      value: largest.value,
      unit: 'cm',
      evidence: evidenceFor('largest-lesion', [largest], largest.time, index, context),
      passedOver: passedOverAll,
    },
    lesion: largest,
  }
}

/** The largest lesion of each exam, oldest first, whatever its date. */
export function largestLesions(
  { usable }: Measurements,
  bodyStructures: readonly BodyStructure[],
  { site }: ReadContext,
): Usable[] {
  const lesions = usable.filter((item) => otherSize(item, bodyStructures) === undefined)
  return [...Map.groupBy(lesions, ({ time }) => calendarDay(time, site.timeZone)).values()]
    .flatMap((exam) => exam.toSorted((a, b) => b.value - a.value).slice(0, 1))
    .toSorted(byTime)
}

/** Why a size is not that of a lesion in the liver. */
function otherSize(
  item: Usable,
  bodyStructures: readonly BodyStructure[],
): Extract<RejectionReason, 'other-lesion' | 'smaller-lesion'> | undefined {
  if (isOutsideLiver(item.observation, bodyStructures) || isOfSpecimen(item.observation))
    return 'other-lesion'
  return isLesserDimension(item) ? 'smaller-lesion' : undefined
}

function eligibleLesions(
  { usable, rejected }: Measurements,
  bodyStructures: readonly BodyStructure[],
  index: IndexDate,
  context: ReadContext,
): { eligible: Usable[]; passed: Candidate[] } {
  const eligible: Usable[] = []
  const passed: Candidate[] = [...rejected]
  for (const item of usable) {
    const refusal = otherSize(item, bodyStructures) ?? timeRefusal(item.time, index, context)
    if (refusal === undefined) eligible.push(item)
    else passed.push(passedOver(DIAMETER, item, refusal))
  }
  return { eligible, passed }
}

/** A size taken by the pathologist is that of a lesion which is no longer in the liver. */
function isOfSpecimen({ specimen, method }: Observation): boolean {
  return specimen !== undefined || hasCode(method, SPECIMEN_EXAMINATION)
}

/** A further dimension of a lesion whose longest one is named too (mCODE TumorSize), even if that one was unusable. */
function isLesserDimension({ code, observation }: Usable): boolean {
  return (
    hasCode(code, TUMOUR_OTHER_DIMENSION) &&
    (observation.component ?? []).some((component) => hasCode(component.code, TUMOUR_LONGEST))
  )
}
