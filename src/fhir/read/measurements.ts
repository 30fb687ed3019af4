import type { Interval } from '../../model/interval.ts'
import { roundTo } from '../../model/rounding.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import type { Candidate, Source } from '../chart-inputs.ts'
import { ANALYTES, type Analyte, type AnalyteId, codesOf } from '../codes/analytes.ts'
import { codeTable, conceptName, hasCode } from '../codes/code-match.ts'
import { madeOnce } from '../codes/remembered.ts'
import { type CodeRef, MOLAR_ALBUMIN } from '../codes/standard-codes.ts'
import { MODEL_UNIT } from '../codes/unit-aliases.ts'
import { type ConvertedQuantity, convertQuantity, type UnitConverter } from '../codes/units.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import type { MalformedResource } from '../resources/chart-resources.ts'
import { type ChartTime, chartTime, momentOf } from '../resources/chart-time.ts'
import type { Concept, Observation, ObservationComponent, Quantity } from '../resources/resource-schemas.ts'
import { referenceTo } from '../resources/server-base.ts'
import { subjectOf, type Whose } from '../resources/subject.ts'
import type { ChartContext } from './chart-context.ts'
import type { Dated } from './choose-nearest.ts'
import { possibleTime, spanOf } from './possible-time.ts'

/** One result of an analyte, whatever it is worth: the rule chooses among all of them, and what it chose is then judged. */
export interface Result extends Dated {
  /** What it says, in the model's unit; undefined where it says nothing. */
  readonly value: Interval | undefined
  /** Why it is not a plain value that may be used as it is. */
  readonly reason: RejectionReason | undefined
  readonly time: ChartTime | undefined
  readonly source: Source
  /** What is coded: the Observation's code or that of its component. */
  readonly code: Concept
  /** Undefined where the resource was too broken to be read as one. */
  readonly observation: Observation | undefined
}

/** A result that may be used as it is: one value, at a known time. */
export interface Usable extends Result {
  readonly value: Interval
  readonly reason: undefined
  readonly time: ChartTime
  readonly observation: Observation
}

/** An analyte's results in a chart: those the rule chooses from, and those it must not see, with the reason. */
export interface Measurements {
  readonly results: readonly Result[]
  readonly rejected: readonly Candidate[]
}

export function isUsable(result: Result): result is Usable {
  return result.reason === undefined
}

/** The part of an Observation that holds a value: itself, or one of its components. */
type Holder = Pick<
  Observation | ObservationComponent,
  | 'valueQuantity'
  | 'valueRange'
  | 'valueInteger'
  | 'valueString'
  | 'valueCodeableConcept'
  | 'dataAbsentReason'
  | 'interpretation'
>

/** What is coded as each analyte: Observations, and components of them. */
export type CodedResults = ReadonlyMap<AnalyteId, readonly CodedResult[]>

interface CodedResult {
  readonly observation: Observation
  readonly code: Concept
  readonly holder: Holder
}

export function codedResults(observations: readonly Observation[], rules: ReadingRules): CodedResults {
  const analytesOf = analyteTable(rules)
  const found = new Map<AnalyteId, CodedResult[]>(Object.values(ANALYTES).map(({ id }) => [id, []]))
  for (const observation of observations) {
    const { code, component } = observation
    const inComponents = (component ?? []).flatMap((holder) =>
      analytesOf(holder.code).map((id) => {
        found.get(id)?.push({ observation, code: holder.code, holder })
        return id
      }),
    )
    for (const id of analytesOf(code)) {
      // A panel such as mCODE's tumour size carries its values in components or members only; one that has its own too says both.
      const isFrame = inComponents.includes(id) || (observation.hasMember ?? []).length > 0
      if (!isFrame || hasValue(observation)) found.get(id)?.push({ observation, code, holder: observation })
    }
  }
  return found
}

const analyteTable = madeOnce((rules: ReadingRules) =>
  codeTable(
    Object.values(ANALYTES).flatMap(({ id }) => codesOf(id, rules).map((code) => [code, id] as const)),
  ),
)

/** Every Observation (or component of one) coded as the analyte, judged by the rules 2 and 4 of docs/reading-rules.md. */
export function measurementsOf(
  analyte: Analyte,
  coded: CodedResults,
  malformed: readonly MalformedResource[],
  converter: UnitConverter,
  context: ChartContext,
): Measurements {
  const codes = codesOf(analyte.id, context.site.reading)
  const results: Result[] = []
  const rejected: Candidate[] = []
  for (const item of malformedResults(malformed, codes, context)) {
    if ('code' in item) results.push(item)
    else rejected.push(item)
  }
  for (const { observation, code, holder } of coded.get(analyte.id) ?? []) {
    const result = judge(analyte, observation, code, holder, converter, context)
    if ('earliest' in result) results.push(result)
    else rejected.push(result)
  }
  return { results, rejected }
}

/** Resources too broken to parse whose code still says that they would have mattered, at the time that can still be read. */
export function malformedResults(
  malformed: readonly MalformedResource[],
  codes: readonly CodeRef[],
  context: ChartContext,
): (Result | Candidate)[] {
  return malformed
    .filter(({ resourceType, code }) => resourceType === 'Observation' && hasCode(code, codes))
    .flatMap((item): (Result | Candidate)[] => {
      const { reference, code = {}, subject, status, date } = item
      const source: Source = {
        reference,
        versionId: undefined,
        name: conceptName(code),
        original: '',
        time: undefined,
        status,
      }
      const excluded = isExcluded(subjectOf({ subject }, context.patient), status)
      if (excluded !== undefined) return [{ ...source, reason: excluded, converted: undefined }]
      const time = chartTime(date, context.site.timeZone)
      const asOf = context.asOf.getTime()
      const when = time.ok ? spanOf(time.time) : possibleTime(date, context.site.timeZone, asOf)
      if (when.earliest > asOf) return [{ ...source, reason: 'after-today', converted: undefined }]
      return [
        {
          ...when,
          certain: time.ok,
          value: undefined,
          reason: 'malformed',
          time: time.ok ? time.time : undefined,
          source: { ...source, time: time.ok ? time.time : undefined },
          code,
          observation: undefined,
        },
      ]
    })
}

/** Why a resource is no result of this patient at all, so that no rule may see it. */
function isExcluded(
  subject: Whose,
  status: string | undefined,
): Extract<RejectionReason, 'wrong-subject' | 'entered-in-error' | 'cancelled'> | undefined {
  if (subject === 'other') return 'wrong-subject'
  return status === 'entered-in-error' || status === 'cancelled' ? status : undefined
}

function judge(
  analyte: Analyte,
  observation: Observation,
  code: Concept,
  holder: Holder,
  converter: UnitConverter,
  context: ChartContext,
): Result | Candidate {
  const { doubt, excluded } = judgeStatus(observation, context)
  if (excluded === 'wrong-subject') return wrongSubject(observation, code)
  const time = observationTime(observation, context)
  const source = sourceOf(observation, code, originalText(holder), time.ok ? time.time : undefined)
  if (excluded !== undefined) return { ...source, reason: excluded, converted: undefined }
  const asOf = context.asOf.getTime()
  const when = time.ok
    ? spanOf(time.time)
    : possibleTime(effectiveText(observation), context.site.timeZone, asOf)
  const said = saidOf(analyte, code, holder, converter, context)
  if (when.earliest > asOf) {
    return { ...source, reason: 'after-today', converted: convertedOf(analyte, said.value) }
  }
  const standing = doubt ?? (time.ok ? undefined : time.code)
  const isBlind = doubt === 'modifier-extension'
  return {
    ...when,
    // A registered result is one, though it says nothing yet; a preliminary one may still be taken back.
    certain: (doubt === undefined || isBlind || doubt === 'registered') && time.ok,
    value: isBlind ? undefined : said.value,
    reason: standing ?? said.reason,
    time: time.ok ? time.time : undefined,
    source,
    code,
    observation,
  }
}

export interface Said {
  readonly value: Interval | undefined
  readonly reason: RejectionReason | undefined
}

const nothing = (reason: RejectionReason): Said => ({ value: undefined, reason })

/** What a result says of the analyte, in the model's unit: a value, a range, or nothing. */
function saidOf(
  analyte: Analyte,
  code: Concept,
  holder: Holder,
  converter: UnitConverter,
  context: ReadContext,
): Said {
  if (holder.dataAbsentReason !== undefined) return nothing('data-absent')
  if (isMolar(code, context)) return nothing('molar-albumin')
  const { valueRange } = holder
  const valueQuantity = saidQuantity(holder)
  const read = (quantity: Quantity) => {
    const converted = convertQuantity(converter, analyte.kind, quantity)
    return converted.ok ? { ...converted, value: roundTo(converted.value, analyte.decimals) } : converted
  }
  if (valueRange !== undefined) return plausible(analyte, rangeOf(valueRange, read))
  if (valueQuantity === undefined) return nothing(hasValue(holder) ? 'not-numeric' : 'data-absent')
  const { comparator, ...quantity } = valueQuantity
  const converted = read(quantity)
  if (!converted.ok) return nothing(converted.reason)
  const { value } = converted
  if (comparator !== undefined) {
    return plausible(analyte, { value: comparatorBound(value, comparator), reason: 'comparator' })
  }
  // No lymphocytes at all are fewer than the analyser resolves, not none: the ratio to them is bounded below.
  if (quantity.value === 0 && isLymphocytes(analyte)) {
    return { value: { low: 0, high: analyte.plausible[0], below: true }, reason: 'no-lymphocytes' }
  }
  return plausible(analyte, { value: { low: value, high: value }, reason: undefined })
}

/** What lies beyond what a patient can have altogether is an error of the unit or of entry, also as a bound. */
function plausible({ plausible: [least, most] }: Analyte, said: Said): Said {
  const { value } = said
  return value !== undefined && (value.high < least || value.low > most) ? nothing('implausible') : said
}

/** What lies beyond the scale of the analyser says so by its interpretation too (HL7 ObservationInterpretation, or in words): its value is the end of the scale. */
export function saidQuantity({
  valueQuantity,
  interpretation,
}: Pick<Holder, 'valueQuantity' | 'interpretation'>): Quantity | undefined {
  const codes = (interpretation ?? []).flatMap(({ coding, text }) => [
    ...(coding ?? []).map(({ code }) => code),
    text?.trim(),
  ])
  const offScale = codes.find((code) => code === '<' || code === '>')
  return valueQuantity && offScale
    ? { ...valueQuantity, comparator: valueQuantity.comparator ?? offScale }
    : valueQuantity
}

function isLymphocytes({ id }: Analyte): boolean {
  return id === 'lymphocytes' || id === 'lymphocytePercent'
}

/** The range that a value with a FHIR R4 QuantityComparator says; undefined where it says nothing. */
export function comparatorBound(value: number, comparator: string): Interval | undefined {
  switch (comparator) {
    case '<':
      return value > 0 ? { low: 0, high: value, below: true } : undefined
    case '<=':
      return value >= 0 ? { low: 0, high: value } : undefined
    case '>':
      return value >= 0 ? { low: value, high: Number.POSITIVE_INFINITY, above: true } : undefined
    case '>=':
      return value >= 0 ? { low: value, high: Number.POSITIVE_INFINITY } : undefined
    default:
      return undefined
  }
}

/** The range that a Range says, its ends read by `read`. */
export function rangeOf(
  range: { readonly low?: Quantity | undefined; readonly high?: Quantity | undefined },
  read: (quantity: Quantity) => ConvertedQuantity,
): Said {
  const end = (quantity: Quantity | undefined, open: number) =>
    quantity === undefined ? { ok: true as const, value: open } : read(quantity)
  const low = end(range.low, 0)
  const high = end(range.high, Number.POSITIVE_INFINITY)
  if (!low.ok) return nothing(low.reason)
  if (!high.ok) return nothing(high.reason)
  const isRange = low.value >= 0 && low.value <= high.value
  return { value: isRange ? { low: low.value, high: high.value } : undefined, reason: 'value-range' }
}

/** Grams under the code of molar albumin: one of the two is wrong. Coded as mass too, it is a mass. */
function isMolar(code: Concept, { site }: ReadContext): boolean {
  if (!hasCode(code, MOLAR_ALBUMIN)) return false
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

/** What subject and status say of a whole Observation (rule 2): it is excluded from every choice, in doubt, or neither. */
export interface StatusVerdict {
  readonly excluded: ReturnType<typeof isExcluded>
  readonly doubt: RejectionReason | undefined
}

export function judgeStatus(observation: Observation, context: ChartContext): StatusVerdict {
  const subject = subjectOf(observation, context.patient)
  const excluded = isExcluded(subject, observation.status)
  if (excluded !== undefined) return { excluded, doubt: undefined }
  // FHIR R4 2.4: an extension that may change the meaning and is not understood forbids using the resource.
  if ((observation.modifierExtension ?? []).length > 0) return { excluded, doubt: 'modifier-extension' }
  if (subject === 'unknown') return { excluded, doubt: 'subject-unknown' }
  switch (observation.status) {
    case 'final':
    case 'amended':
    case 'corrected':
      return { excluded, doubt: undefined }
    case 'preliminary':
    case 'registered':
      return { excluded, doubt: observation.status }
    default:
      return { excluded, doubt: 'status-unknown' }
  }
}

/** Why an Observation as a whole may not be used as it is; undefined where it may. */
export function observationRefusal(
  observation: Observation,
  context: ChartContext,
): RejectionReason | undefined {
  const { excluded, doubt } = judgeStatus(observation, context)
  return excluded ?? doubt
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

/** The date as written, whatever it is. */
export function effectiveText({
  effectiveDateTime,
  effectiveInstant,
  effectivePeriod,
}: Observation): string | undefined {
  return effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start ?? effectivePeriod?.end
}

export function sourceOf(
  observation: Observation,
  code: Concept,
  original: string,
  time: ChartTime | undefined,
): Source {
  return {
    reference: observation.id === undefined ? undefined : referenceTo('Observation', observation.id),
    versionId: observation.meta?.versionId,
    name: conceptName(code),
    original,
    time,
    status: observation.status,
  }
}

/** A value as the chart prints it. */
export function originalText(holder: Holder): string {
  const quantity = saidQuantity(holder)
  if (quantity !== undefined) return quantityText(quantity)
  const { low, high } = holder.valueRange ?? {}
  if (low !== undefined || high !== undefined) {
    return [low, high].map((end) => (end === undefined ? '' : quantityText(end))).join(' – ')
  }
  if (holder.valueInteger !== undefined) return String(holder.valueInteger)
  return holder.valueString ?? conceptName(holder.valueCodeableConcept ?? holder.dataAbsentReason)
}

export function quantityText({ comparator, value, unit, code }: Quantity): string {
  const [number, printed] = [`${comparator ?? ''}${value ?? ''}`, unit ?? code ?? '']
  return number === '' || printed === '' ? number + printed : `${number} ${printed}`
}

/** Whether it has a value of any type, also of one that is not read (Ratio, SampledData). */
export function hasValue(holder: object): boolean {
  return Object.entries(holder).some(([name, value]) => /^value[A-Z]/.test(name) && (value ?? null) !== null)
}

/** Laboratory results of one moment that differ: where it is known which was issued last, that one counts, and else all do. */
export function withoutReplaced(analyte: Analyte, { results, rejected }: Measurements): Measurements {
  const replaced = new Set<Result>()
  for (const group of Map.groupBy(results, ({ earliest, latest }) => `${earliest}-${latest}`).values()) {
    const issued = group.map(({ observation }) => momentOf(observation?.issued))
    const latest = Math.max(...issued)
    // Where one of them does not say when, none is the last.
    const last = group.filter((_, index) => issued[index] === latest)
    if (!last.some(({ certain }) => certain)) continue
    for (const item of group) if (!last.includes(item)) replaced.add(item)
  }
  return {
    results: results.filter((item) => !replaced.has(item)),
    rejected: [...rejected, ...[...replaced].map((item) => candidateOf(analyte, item, 'newer-used'))],
  }
}

/** A result that a rule passed over; one that is a value can still be chosen by hand. */
export function candidateOf(analyte: Analyte, item: Result, reason: RejectionReason): Candidate {
  return { ...item.source, reason: item.reason ?? reason, converted: convertedOf(analyte, item.value) }
}

function convertedOf(analyte: Analyte, value: Interval | undefined): Candidate['converted'] {
  return value !== undefined && value.low === value.high
    ? { value: value.low, unit: MODEL_UNIT[analyte.kind] }
    : undefined
}
