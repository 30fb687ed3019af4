import { roundTo } from '../../model/rounding.ts'
import type { Candidate, Source } from '../chart-inputs.ts'
import { type Analyte, codesOf } from '../codes/analytes.ts'
import { conceptName, hasCode } from '../codes/code-match.ts'
import { type CodeRef, MOLAR_ALBUMIN } from '../codes/standard-codes.ts'
import { MODEL_UNIT } from '../codes/unit-aliases.ts'
import { convertQuantity, type UnitConverter } from '../codes/units.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import type { MalformedResource } from '../resources/chart-resources.ts'
import { type ChartTime, chartTime } from '../resources/chart-time.ts'
import type { Concept, Observation, ObservationComponent, Quantity } from '../resources/resource-schemas.ts'
import { isSubject, referencedId } from '../resources/subject.ts'

/** A value that may be used: in the model's unit, rounded to the analyte's precision. */
export interface Usable {
  readonly value: number
  readonly time: ChartTime
  readonly source: Source
  /** What is coded: the Observation's code or that of its component. */
  readonly code: Concept
  readonly observation: Observation
}

/** An analyte's values in a chart: those that may be used, and those that may not, with the reason. */
export interface Measurements {
  readonly usable: readonly Usable[]
  readonly rejected: readonly Candidate[]
}

/** The part of an Observation that holds a value: itself, or one of its components. */
type Holder = Pick<
  Observation | ObservationComponent,
  'valueQuantity' | 'valueInteger' | 'valueString' | 'valueCodeableConcept' | 'dataAbsentReason'
>

/** Every Observation (or component of one) coded as the analyte, judged by design rules 2 and 4. */
export function measurementsOf(
  analyte: Analyte,
  observations: readonly Observation[],
  malformed: readonly MalformedResource[],
  converter: UnitConverter,
  context: ReadContext,
): Measurements {
  const codes = codesOf(analyte.id, context.site.reading)
  const usable: Usable[] = []
  const rejected: Candidate[] = malformedCandidates(malformed, codes, context)
  for (const observation of observations) {
    for (const { code, holder } of holdersOf(observation, codes)) {
      const result = judge(analyte, observation, code, holder, converter, context)
      if ('reason' in result) rejected.push(result)
      else usable.push(result)
    }
  }
  return { usable, rejected }
}

/** Resources too broken to parse, whose code still says that they would have mattered. */
export function malformedCandidates(
  malformed: readonly MalformedResource[],
  codes: readonly CodeRef[],
  context: ReadContext,
): Candidate[] {
  return malformed
    .filter(({ resourceType, code }) => resourceType === 'Observation' && hasCode(code, codes))
    .map(({ reference, code, subject }) => ({
      reference,
      versionId: undefined,
      name: conceptName(code),
      original: '',
      time: undefined,
      status: undefined,
      // A subject that cannot be read might be the patient: the result is then still named as one that may matter.
      reason: namesAnother(subject?.reference, context) ? 'wrong-subject' : 'malformed',
      converted: undefined,
    }))
}

function namesAnother(reference: string | undefined, { patientId }: ReadContext): boolean {
  const id = referencedId(reference, 'Patient')
  return id !== undefined && id !== patientId
}

function holdersOf(observation: Observation, codes: readonly CodeRef[]): { code: Concept; holder: Holder }[] {
  const components = (observation.component ?? [])
    .filter(({ code }) => hasCode(code, codes))
    .map((component) => ({ code: component.code, holder: component }))
  if (!hasCode(observation.code, codes)) return components
  // A panel such as mCODE's tumour size carries its values in components only.
  return components.length > 0 ? components : [{ code: observation.code, holder: observation }]
}

function judge(
  analyte: Analyte,
  observation: Observation,
  code: Concept,
  holder: Holder,
  converter: UnitConverter,
  context: ReadContext,
): Usable | Candidate {
  const time = observationTime(observation, context)
  const source = sourceOf(observation, code, originalText(holder), time.ok ? time.time : undefined)
  const reject = (reason: RejectionReason): Candidate => ({ ...source, reason, converted: undefined })
  const refusal = observationRefusal(observation, context)
  if (refusal === 'wrong-subject') return wrongSubject(observation, code)
  if (refusal !== undefined) return reject(refusal)
  if (holder.dataAbsentReason !== undefined) return reject('data-absent')
  const { valueQuantity } = holder
  if (valueQuantity === undefined) {
    return reject(hasOtherValue(holder) ? 'not-numeric' : 'data-absent')
  }
  const converted = convertQuantity(converter, analyte.kind, valueQuantity)
  if (!converted.ok) return reject(converted.reason)
  if (isMolar(analyte, code, context)) return reject('molar-albumin')
  const value = roundTo(converted.value, analyte.decimals)
  if (value < analyte.plausible[0] || value > analyte.plausible[1]) return reject('implausible')
  if (!time.ok) return reject(time.code)
  if (time.time.from > context.asOf.getTime()) return reject('after-today')
  return { value, time: time.time, source, code, observation }
}

/** Grams under the code of molar albumin: one of the two is wrong. Coded as mass too, it is a mass. */
function isMolar({ id }: Analyte, code: Concept, { site }: ReadContext): boolean {
  if (id !== 'albumin' || !hasCode(code, MOLAR_ALBUMIN)) return false
  const [molar] = MOLAR_ALBUMIN
  return !hasCode(
    code,
    codesOf('albumin', site.reading).filter((item) => item.code !== molar?.code),
  )
}

/** Another subject's Observation: named, but neither its value nor its date is shown in this patient's chart. */
export function wrongSubject(observation: Observation, code: Concept): Candidate {
  return { ...sourceOf(observation, code, '', undefined), reason: 'wrong-subject', converted: undefined }
}

/** Why an Observation as a whole is not read: another patient's, or not final (design rule 2). */
export function observationRefusal(
  observation: Observation,
  context: ReadContext,
): RejectionReason | undefined {
  if (!isSubject(observation.subject, context.patientId)) return 'wrong-subject'
  // FHIR R4 2.4: an extension that may change the meaning and is not understood forbids using the resource.
  if ((observation.modifierExtension ?? []).length > 0) return 'modifier-extension'
  switch (observation.status) {
    case 'final':
    case 'amended':
    case 'corrected':
      return undefined
    case 'entered-in-error':
    case 'cancelled':
    case 'preliminary':
    case 'registered':
      return observation.status
    default:
      return 'status-unknown'
  }
}

/** When it was measured: the clinically relevant time, never the time of reporting. A period counts from its start to its end. */
export function observationTime(
  { effectiveDateTime, effectiveInstant, effectivePeriod }: Observation,
  context: ReadContext,
): ReturnType<typeof chartTime> {
  const { timeZone } = context.site
  if (effectivePeriod === undefined) return chartTime(effectiveDateTime ?? effectiveInstant, timeZone)
  const start = chartTime(effectivePeriod.start ?? effectivePeriod.end, timeZone)
  const end = chartTime(effectivePeriod.end ?? effectivePeriod.start, timeZone)
  if (!start.ok || !end.ok) return start.ok ? end : start
  return { ok: true, time: { ...start.time, to: Math.max(start.time.to, end.time.to) } }
}

export function sourceOf(
  observation: Observation,
  code: Concept,
  original: string,
  time: ChartTime | undefined,
): Source {
  return {
    reference: observation.id === undefined ? undefined : `Observation/${observation.id}`,
    versionId: observation.meta?.versionId,
    name: conceptName(code),
    original,
    time,
    status: observation.status,
  }
}

/** A value as the chart prints it. */
export function originalText(holder: Holder): string {
  if (holder.valueQuantity !== undefined) return quantityText(holder.valueQuantity)
  if (holder.valueInteger !== undefined) return String(holder.valueInteger)
  return holder.valueString ?? conceptName(holder.valueCodeableConcept ?? holder.dataAbsentReason)
}

export function quantityText({ comparator, value, unit, code }: Quantity): string {
  return [`${comparator ?? ''}${value ?? ''}`, unit ?? code].filter(Boolean).join(' ')
}

function hasOtherValue({ valueInteger, valueString, valueCodeableConcept }: Holder): boolean {
  return valueInteger !== undefined || valueString !== undefined || valueCodeableConcept !== undefined
}

/** Laboratory results that differ for one moment cannot be ordered: the later issued is taken where that is known, else none. */
export function withoutContradictions(analyte: Analyte, { usable, rejected }: Measurements): Measurements {
  const kept: Usable[] = []
  const set: Candidate[] = []
  for (const group of Map.groupBy(usable, ({ time }) => `${time.from}-${time.to}`).values()) {
    const chosen = new Set(group.map(({ value }) => value)).size < 2 ? group : latestIssued(group)
    kept.push(...chosen)
    const reason = chosen.length === 0 ? 'contradictory-duplicate' : 'newer-used'
    set.push(
      ...group.filter((item) => !chosen.includes(item)).map((item) => passedOver(analyte, item, reason)),
    )
  }
  return { usable: kept, rejected: [...rejected, ...set] }
}

function latestIssued(group: readonly Usable[]): Usable[] {
  const issued = group.map(({ observation }) => Date.parse(observation.issued ?? ''))
  const latest = Math.max(...issued)
  const winners = group.filter((_, index) => issued[index] === latest)
  return new Set(winners.map(({ value }) => value)).size === 1 ? winners : []
}

/** A usable value that another rule passed over; it can still be chosen by hand. */
export function passedOver(analyte: Analyte, item: Usable, reason: RejectionReason): Candidate {
  return { ...item.source, reason, converted: { value: item.value, unit: MODEL_UNIT[analyte.kind] } }
}
