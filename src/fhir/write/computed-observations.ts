import type { Scored } from '../../model/assessment.ts'
import type { ChartInputs, Source } from '../chart-inputs.ts'
import { OBSERVATION_CATEGORY } from '../codes/canonical.ts'
import { type TipmCode, tipmCoding } from '../codes/tipm-codes.ts'
import { lesionReference } from '../read/lesion-site.ts'
import { computedIdentifier } from './assessment-identifier.ts'
import { computedHead, modelWords, tipmConcept } from './computed-head.ts'
import { versioned } from './input-sources.ts'
import { pointsValue, quantity } from './quantities.ts'
import type { AssessmentContext } from './save-context.ts'

/** The ratio, where it was computed from results on file; a laboratory's own or a typed one is not written again. */
export async function nlrObservation(
  chart: ChartInputs,
  context: AssessmentContext,
): Promise<fhir4.Observation | undefined> {
  const { nlr } = chart
  if (nlr.state !== 'known' || !nlr.evidence.rule.startsWith('same-draw')) return undefined
  const { sources, time } = nlr.evidence
  return {
    ...base('nlr', 'laboratory', await computedIdentifier('nlr', time.text, context), context),
    status: context.confirmed ? 'final' : 'preliminary',
    effectiveDateTime: time.text,
    valueQuantity: quantity(nlr.value, '{ratio}'),
    derivedFrom: derivedFrom(sources),
  }
}

/** dT, where it was formed from two exams on file. */
export async function deltaTObservation(
  chart: ChartInputs,
  context: AssessmentContext,
): Promise<fhir4.Observation | undefined> {
  const { deltaT } = chart
  const { baseline, followUp } = deltaT.exams
  const { phrases, words } = context
  if (deltaT.state === 'unknown' || deltaT.evidence.rule !== 'stiffness-change') return undefined
  if (words.deltaT === undefined || baseline === undefined || followUp === undefined) return undefined
  const { time } = deltaT.evidence
  const identity = followUp.lesion ?? baseline.lesion
  const lesion = identity === undefined ? undefined : lesionReference(identity)
  const place = followUp.place ?? baseline.place
  return {
    ...base('delta-t', 'imaging', await computedIdentifier('delta-t', time.text, context), context),
    status: context.confirmed ? 'final' : 'preliminary',
    // From one examination to the other.
    effectivePeriod: { start: baseline.time.text, end: followUp.time.text },
    ...(lesion === undefined ? {} : { focus: [lesion] }),
    ...(place === undefined ? {} : { bodySite: { text: place } }),
    valueCodeableConcept: { coding: [tipmCoding(`delta-t-${deltaT.value}`)], text: words.deltaT.value },
    derivedFrom: [
      ...derivedFrom(baseline.sources, phrases.before),
      ...derivedFrom(followUp.sources, phrases.week6),
    ],
    note: [{ text: words.deltaT.note }],
  }
}

/** The points: a quantity, or a range while an input is unknown. */
export function pointsObservation(
  assessment: Scored,
  identifier: string,
  context: AssessmentContext,
): fhir4.Observation {
  const { asOf } = context.read
  return {
    ...base('tipm-points', 'survey', `${identifier}.points`, context),
    status: assessment.kind === 'complete' && context.confirmed ? 'final' : 'preliminary',
    effectiveDateTime: asOf.toISOString(),
    ...(context.author === undefined ? {} : { performer: [context.author] }),
    ...pointsValue(assessment),
    // The high end of a reference range belongs to it (R4), and the cut-off itself is high: words alone can say "below".
    referenceRange: [{ text: context.words.lowBelow }],
  }
}

function base(code: TipmCode, category: string, identifier: string, context: AssessmentContext) {
  const { read, encounter } = context
  return {
    resourceType: 'Observation' as const,
    ...computedHead(identifier, context),
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: category }] }],
    code: tipmConcept(code, context),
    subject: { reference: `Patient/${read.patientId}` },
    ...(encounter === undefined ? {} : { encounter: { reference: encounter } }),
    method: { text: modelWords('computed', context) },
  }
}

function derivedFrom(sources: readonly Source[], display?: string): fhir4.Reference[] {
  return sources.flatMap((source) => {
    const reference = versioned(source)
    return reference === undefined ? [] : [{ reference, ...(display === undefined ? {} : { display }) }]
  })
}
