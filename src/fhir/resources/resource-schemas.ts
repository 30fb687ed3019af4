import * as z from 'zod/mini'

// Only what is read is described; everything else of a resource passes through unseen. What decides (status, code, value, time,
// medication) is read strictly: written wrongly, its resource is malformed and listed so. All else is lost alone.
const str = z.optional(z.string())

/** What only refines a judgement: written wrongly it counts as absent and spoils nothing else of its resource. */
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined)
const word = lenient(z.string())

/** What can be read of a list; the usual list, all of it, in one go. */
const readableOf = <T extends z.ZodMiniType>(element: T) => {
  const whole = z.array(element)
  return z.transform((items: unknown[]): z.output<T>[] => {
    const parsed = z.safeParse(whole, items)
    if (parsed.success) return parsed.data
    return items.flatMap((item) => {
      const one = z.safeParse(element, item)
      return one.success ? [one.data] : []
    })
  })
}

/** A list; converters from XML write a list of one as its element. */
const list = z.union([
  z.array(z.unknown()),
  z.pipe(
    z.looseObject({}),
    z.transform((one): unknown[] => [one]),
  ),
])

/** A list of which a broken element is lost alone; what is no list is lost whole. */
const each = <T extends z.ZodMiniType>(element: T) =>
  z.optional(z.pipe(z.catch(list, []), readableOf(element)))

const codingSchema = z.looseObject({ system: str, code: str, display: str })
export const conceptSchema = z.looseObject({ coding: each(codingSchema), text: word })
const concept = z.optional(conceptSchema)
const lenientConcept = lenient(conceptSchema)
const identifierSchema = z.looseObject({ system: str, value: str, type: lenientConcept, use: word })
export const referenceSchema = z.looseObject({
  reference: str,
  display: word,
  identifier: lenient(identifierSchema),
})
const reference = z.optional(referenceSchema)
const lenientReference = lenient(referenceSchema)
const references = each(referenceSchema)
/** What a resource is about beside its subject: one that cannot be read is still one, and tells nothing. */
const focus = z.catch(z.optional(z.array(z.catch(referenceSchema, {}))), [{}])
const identifiers = each(identifierSchema)
export const periodSchema = z.looseObject({ start: str, end: str })
const period = z.optional(periodSchema)
/** A period that decides within an element that does not: one that cannot be read is no date, and not absent. */
const unsurePeriod = z.catch(period, { start: 'unreadable' })
const quantitySchema = z.looseObject({
  value: z.optional(z.number()),
  comparator: str,
  unit: str,
  system: str,
  code: str,
})
const quantity = z.optional(quantitySchema)

/** A quantity in one of our extensions: one that cannot be read has no value. */
const nestedExtension = z.looseObject({ url: z.string(), valueQuantity: z.catch(quantity, {}) })
const extension = z.looseObject({
  url: z.string(),
  extension: each(nestedExtension),
  valueReference: lenientReference,
})
const extensions = each(extension)

/** Where R4 puts what R5 calls `Observation.bodyStructure`. */
export const BODY_STRUCTURE_EXTENSION =
  'http://hl7.org/fhir/5.0/StructureDefinition/extension-Observation.bodyStructure'

const resource = {
  id: word,
  meta: lenient(z.looseObject({ versionId: word, lastUpdated: word })),
}

const rangeSchema = z.looseObject({ low: quantity, high: quantity })
const range = z.optional(rangeSchema)
const notes = each(z.looseObject({ text: word }))

const value = {
  valueQuantity: quantity,
  valueRange: range,
  valueRatio: z.optional(z.looseObject({ numerator: quantity, denominator: quantity })),
  valueInteger: z.optional(z.number()),
  valueString: str,
  valueCodeableConcept: concept,
  dataAbsentReason: concept,
}

export const componentSchema = z.looseObject({
  code: conceptSchema,
  extension: extensions,
  ...value,
})

export const observationSchema = z.looseObject({
  resourceType: z.literal('Observation'),
  ...resource,
  modifierExtension: z.optional(z.array(z.unknown())),
  status: z.string(),
  code: conceptSchema,
  method: lenientConcept,
  subject: reference,
  focus,
  bodySite: concept,
  /** R5's own element. */
  bodyStructure: lenientReference,
  device: lenientReference,
  specimen: lenientReference,
  effectiveDateTime: str,
  effectiveInstant: str,
  effectivePeriod: period,
  issued: word,
  extension: extensions,
  component: z.optional(z.pipe(list, readableOf(componentSchema))),
  hasMember: references,
  derivedFrom: references,
  identifier: identifiers,
  performer: references,
  note: notes,
  ...value,
})

export const patientSchema = z.looseObject({
  resourceType: z.literal('Patient'),
  ...resource,
  name: each(z.looseObject({ use: word, text: word, family: word, given: each(z.string()) })),
  birthDate: word,
  gender: lenient(z.enum(['male', 'female', 'other', 'unknown'])),
  identifier: identifiers,
  deceasedBoolean: lenient(z.boolean()),
  deceasedDateTime: word,
  /** Other records of the same person. */
  link: each(z.looseObject({ other: referenceSchema, type: word })),
})

export const diagnosticReportSchema = z.looseObject({
  resourceType: z.literal('DiagnosticReport'),
  ...resource,
  status: str,
  code: lenientConcept,
  subject: reference,
  effectiveDateTime: word,
  effectivePeriod: lenient(periodSchema),
  result: references,
})

export const bodyStructureSchema = z.looseObject({
  resourceType: z.literal('BodyStructure'),
  ...resource,
  identifier: identifiers,
  patient: reference,
  morphology: lenientConcept,
  location: concept,
  locationQualifier: each(conceptSchema),
  /** R5 gives the place here. */
  includedStructure: each(z.looseObject({ structure: lenientConcept, qualifier: each(conceptSchema) })),
  description: word,
})

export const conditionSchema = z.looseObject({
  resourceType: z.literal('Condition'),
  ...resource,
  code: concept,
  subject: reference,
  clinicalStatus: concept,
  verificationStatus: concept,
  bodySite: each(conceptSchema),
  stage: each(z.looseObject({ summary: lenientConcept, type: lenientConcept })),
  onsetDateTime: word,
  recordedDate: word,
})

export const procedureSchema = z.looseObject({
  resourceType: z.literal('Procedure'),
  ...resource,
  status: z.string(),
  code: concept,
  subject: reference,
  performedDateTime: str,
  performedPeriod: period,
})

const medication = {
  medicationCodeableConcept: concept,
  medicationReference: reference,
  /** R5's form of both. */
  medication: lenient(z.looseObject({ concept: lenientConcept, reference: lenientReference })),
}
const contained = each(z.looseObject({ resourceType: z.string(), id: word }))

export const medicationSchema = z.looseObject({
  resourceType: z.literal('Medication'),
  ...resource,
  code: concept,
  ingredient: each(z.looseObject({ itemCodeableConcept: lenientConcept, itemReference: lenientReference })),
})

export const medicationRequestSchema = z.looseObject({
  resourceType: z.literal('MedicationRequest'),
  ...resource,
  ...medication,
  contained,
  status: z.string(),
  statusReason: lenientConcept,
  intent: str,
  doNotPerform: z.optional(z.boolean()),
  subject: reference,
  authoredOn: str,
  priorPrescription: lenientReference,
  note: notes,
  dispenseRequest: lenient(z.looseObject({ validityPeriod: lenient(periodSchema) })),
  dosageInstruction: each(
    z.looseObject({
      text: word,
      timing: lenient(
        z.looseObject({
          repeat: lenient(
            z.looseObject({
              boundsPeriod: unsurePeriod,
              frequency: lenient(z.number()),
              period: lenient(z.number()),
              periodUnit: word,
            }),
          ),
        }),
      ),
      doseAndRate: lenient(z.array(z.looseObject({ doseQuantity: quantity }))),
    }),
  ),
})

export const medicationAdministrationSchema = z.looseObject({
  resourceType: z.literal('MedicationAdministration'),
  ...resource,
  ...medication,
  contained,
  status: z.string(),
  subject: reference,
  effectiveDateTime: str,
  effectivePeriod: period,
  /** R5's names, spelt as R5 spells them. */
  occurenceDateTime: str,
  occurencePeriod: period,
  note: notes,
})

export const medicationStatementSchema = z.looseObject({
  resourceType: z.literal('MedicationStatement'),
  ...resource,
  ...medication,
  contained,
  status: z.string(),
  subject: reference,
  effectiveDateTime: str,
  effectivePeriod: period,
  dateAsserted: word,
  note: notes,
})

export const medicationDispenseSchema = z.looseObject({
  resourceType: z.literal('MedicationDispense'),
  ...resource,
  ...medication,
  contained,
  status: z.string(),
  subject: reference,
  authorizingPrescription: references,
  whenPrepared: str,
  whenHandedOver: str,
  daysSupply: lenient(quantitySchema),
  note: notes,
})

export const riskAssessmentSchema = z.looseObject({
  resourceType: z.literal('RiskAssessment'),
  ...resource,
  identifier: identifiers,
  status: z.string(),
  method: concept,
  code: concept,
  subject: reference,
  occurrenceDateTime: str,
  occurrencePeriod: period,
  performer: reference,
  basis: references,
  note: notes,
  prediction: z.optional(
    z.array(
      z.looseObject({
        probabilityDecimal: z.optional(z.number()),
        probabilityRange: range,
        qualitativeRisk: concept,
        rationale: str,
        whenPeriod: period,
      }),
    ),
  ),
})

export const documentReferenceSchema = z.looseObject({
  resourceType: z.literal('DocumentReference'),
  ...resource,
  identifier: identifiers,
  status: z.string(),
  docStatus: str,
  type: concept,
  subject: reference,
  date: str,
  author: references,
  description: str,
  content: z.optional(
    z.array(z.looseObject({ attachment: z.optional(z.looseObject({ contentType: str, data: str })) })),
  ),
})

export type DocumentReference = z.infer<typeof documentReferenceSchema>
export type Concept = z.infer<typeof conceptSchema>
export type Reference = z.infer<typeof referenceSchema>
export type Quantity = z.infer<typeof quantitySchema>
export type Observation = z.infer<typeof observationSchema>
export type ObservationComponent = z.infer<typeof componentSchema>
export type Patient = z.infer<typeof patientSchema>
export type DiagnosticReport = z.infer<typeof diagnosticReportSchema>
export type BodyStructure = z.infer<typeof bodyStructureSchema>
export type Condition = z.infer<typeof conditionSchema>
export type Procedure = z.infer<typeof procedureSchema>
export type Medication = z.infer<typeof medicationSchema>
export type MedicationRequest = z.infer<typeof medicationRequestSchema>
export type MedicationAdministration = z.infer<typeof medicationAdministrationSchema>
export type MedicationStatement = z.infer<typeof medicationStatementSchema>
export type MedicationDispense = z.infer<typeof medicationDispenseSchema>
export type RiskAssessment = z.infer<typeof riskAssessmentSchema>
