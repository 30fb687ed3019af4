import {
  anything,
  boolean,
  each,
  lenient,
  listOf,
  number,
  object,
  oneOf,
  optional,
  otherwise,
  type ReadBy,
  readableOf,
  type Shape,
  text,
} from './shape.ts'

// Only what is read is described; everything else of a resource passes through unseen. What decides (status, code, value, time,
// medication) is read strictly: written wrongly, its resource is malformed and listed so. All else is lost alone.
const str = optional(text)
const word = lenient(text)
/** Some converters make a text of it. */
const flag: Shape<boolean> = (value) =>
  typeof value === 'string' && /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : boolean(value)

/** A code of digits alone, which some programs write as the number. */
const codeText: Shape<string> = (value) => (Number.isSafeInteger(value) ? String(value) : text(value))
const codingSchema = object({ system: str, code: optional(codeText), display: str })
export const conceptSchema = object({ coding: each(codingSchema), text: word })
const concept = optional(conceptSchema)
const lenientConcept = lenient(conceptSchema)
const identifierSchema = object({ system: str, value: str, type: lenientConcept, use: word })
export const referenceSchema = object({
  reference: str,
  type: word,
  display: word,
  identifier: lenient(identifierSchema),
})
const reference = optional(referenceSchema)
const lenientReference = lenient(referenceSchema)
const references = each(referenceSchema)
/** What a resource is about beside its subject: one that cannot be read is still one, and tells nothing. */
const focus = otherwise(optional(listOf(otherwise(referenceSchema, {}))), [{}])
const identifiers = each(identifierSchema)
const periodSchema = object({ start: str, end: str })
const period = optional(periodSchema)
/** A period that decides within an element that does not: one that cannot be read is no date, and not absent. */
const unsurePeriod = otherwise(period, { start: 'unreadable' })
const quantitySchema = object({
  value: optional(number),
  comparator: str,
  unit: str,
  system: str,
  code: str,
})
const quantity = optional(quantitySchema)

/** A quantity in one of our extensions: one that cannot be read has no value. */
const nestedExtension = object({ url: text, valueQuantity: otherwise(quantity, {}) })
const extension = object({
  url: text,
  extension: each(nestedExtension),
  valueReference: lenientReference,
  valueCodeableConcept: lenientConcept,
})
const extensions = each(extension)

/** Where R4 puts what R5 calls `Observation.bodyStructure`. */
export const BODY_STRUCTURE_EXTENSION =
  'http://hl7.org/fhir/5.0/StructureDefinition/extension-Observation.bodyStructure'

const resource = {
  id: word,
  meta: lenient(object({ versionId: word, lastUpdated: word })),
}

const rangeSchema = object({ low: quantity, high: quantity })
const range = optional(rangeSchema)
const notes = each(object({ text: word }))

const value = {
  valueQuantity: quantity,
  valueRange: range,
  valueRatio: optional(object({ numerator: quantity, denominator: quantity })),
  valueInteger: optional(number),
  valueString: str,
  valueCodeableConcept: concept,
  dataAbsentReason: concept,
  interpretation: each(conceptSchema),
}

export const componentSchema = object({
  code: conceptSchema,
  extension: extensions,
  ...value,
})

export const observationSchema = object({
  resourceType: oneOf('Observation'),
  ...resource,
  modifierExtension: optional(listOf(anything)),
  status: text,
  code: conceptSchema,
  method: lenientConcept,
  subject: reference,
  focus,
  bodySite: concept,
  category: each(conceptSchema),
  /** R5's own element. */
  bodyStructure: lenientReference,
  device: lenientReference,
  specimen: lenientReference,
  effectiveDateTime: str,
  effectiveInstant: str,
  effectivePeriod: period,
  issued: word,
  extension: extensions,
  component: optional(readableOf(componentSchema)),
  hasMember: references,
  partOf: references,
  derivedFrom: references,
  identifier: identifiers,
  performer: references,
  note: notes,
  ...value,
})

const names = each(object({ use: word, text: word, family: word, given: each(text) }))

/** Who is signed in: of whatever type, a name of its own or that of its practitioner. */
export const practitionerSchema = object({
  resourceType: oneOf('Practitioner', 'PractitionerRole', 'RelatedPerson', 'Patient'),
  name: names,
  practitioner: lenientReference,
})

export const patientSchema = object({
  resourceType: oneOf('Patient'),
  ...resource,
  name: names,
  birthDate: word,
  gender: lenient(oneOf('male', 'female', 'other', 'unknown')),
  identifier: identifiers,
  deceasedBoolean: lenient(flag),
  deceasedDateTime: word,
  /** What stands in place of a date that is not told. */
  _deceasedDateTime: anything,
  /** Other records of the same person. */
  link: each(object({ other: referenceSchema, type: word })),
})

export const diagnosticReportSchema = object({
  resourceType: oneOf('DiagnosticReport'),
  ...resource,
  status: str,
  code: lenientConcept,
  subject: reference,
  effectiveDateTime: word,
  effectivePeriod: lenient(periodSchema),
  result: references,
})

export const bodyStructureSchema = object({
  resourceType: oneOf('BodyStructure'),
  ...resource,
  identifier: identifiers,
  patient: reference,
  morphology: lenientConcept,
  location: concept,
  locationQualifier: each(conceptSchema),
  /** R5 gives the place here. */
  includedStructure: each(object({ structure: lenientConcept, qualifier: each(conceptSchema) })),
  description: word,
})

export const specimenSchema = object({
  resourceType: oneOf('Specimen'),
  ...resource,
  subject: reference,
  type: lenientConcept,
})

export const conditionSchema = object({
  resourceType: oneOf('Condition'),
  ...resource,
  modifierExtension: optional(listOf(anything)),
  code: concept,
  subject: reference,
  clinicalStatus: concept,
  verificationStatus: concept,
  bodySite: each(conceptSchema),
  stage: each(object({ summary: lenientConcept, type: lenientConcept })),
  onsetDateTime: word,
  onsetPeriod: lenient(periodSchema),
  recordedDate: word,
})

export const procedureSchema = object({
  resourceType: oneOf('Procedure'),
  ...resource,
  status: text,
  code: concept,
  subject: reference,
  performedDateTime: str,
  performedPeriod: period,
  /** R5's names of both. */
  occurrenceDateTime: str,
  occurrencePeriod: period,
})

const medication = {
  modifierExtension: optional(listOf(anything)),
  medicationCodeableConcept: concept,
  medicationReference: reference,
  /** R5's form of both. */
  medication: lenient(object({ concept: lenientConcept, reference: lenientReference })),
}
const contained = each(object({ resourceType: text, id: word }))

export const medicationSchema = object({
  resourceType: oneOf('Medication'),
  ...resource,
  code: concept,
  ingredient: each(object({ itemCodeableConcept: lenientConcept, itemReference: lenientReference })),
})

export const medicationRequestSchema = object({
  resourceType: oneOf('MedicationRequest'),
  ...resource,
  ...medication,
  contained,
  status: text,
  statusReason: each(conceptSchema),
  intent: str,
  doNotPerform: optional(boolean),
  subject: reference,
  authoredOn: str,
  priorPrescription: lenientReference,
  basedOn: references,
  note: notes,
  dispenseRequest: lenient(object({ validityPeriod: lenient(periodSchema) })),
  dosageInstruction: each(
    object({
      text: word,
      timing: lenient(
        object({
          event: each(text),
          repeat: lenient(
            object({
              boundsPeriod: unsurePeriod,
              frequency: lenient(number),
              period: lenient(number),
              periodUnit: word,
            }),
          ),
        }),
      ),
      doseAndRate: lenient(listOf(object({ doseQuantity: quantity }))),
    }),
  ),
})

export const medicationAdministrationSchema = object({
  resourceType: oneOf('MedicationAdministration'),
  ...resource,
  ...medication,
  contained,
  status: text,
  subject: reference,
  effectiveDateTime: str,
  effectivePeriod: period,
  /** R5's names, as R5 spells them and as they ought to be spelt. */
  occurenceDateTime: str,
  occurencePeriod: period,
  occurrenceDateTime: str,
  occurrencePeriod: period,
  statusReason: each(conceptSchema),
  dosage: lenient(object({ dose: lenient(quantitySchema) })),
  /** Releases before R4. */
  notGiven: lenient(boolean),
  wasNotGiven: lenient(boolean),
  note: notes,
})

export const medicationStatementSchema = object({
  resourceType: oneOf('MedicationStatement'),
  ...resource,
  ...medication,
  contained,
  status: text,
  subject: reference,
  effectiveDateTime: str,
  effectivePeriod: period,
  dateAsserted: word,
  statusReason: each(conceptSchema),
  /** Releases before R4. */
  taken: word,
  wasNotTaken: lenient(boolean),
  note: notes,
})

export const medicationDispenseSchema = object({
  resourceType: oneOf('MedicationDispense'),
  ...resource,
  ...medication,
  contained,
  status: text,
  subject: reference,
  authorizingPrescription: references,
  whenPrepared: str,
  whenHandedOver: str,
  daysSupply: lenient(quantitySchema),
  quantity: lenient(quantitySchema),
  note: notes,
})

export const TREATMENT_TYPES = [
  'Procedure',
  'CarePlan',
  'RequestGroup',
  'RequestOrchestration',
  'ServiceRequest',
  'MedicationOrder',
  'MedicationUsage',
] as const

/** Further records that may name a drug: plans and groups of orders, treatments charted as procedures, other releases' names for orders and statements. */
export const treatmentSchema = object({
  resourceType: oneOf(...TREATMENT_TYPES),
  ...resource,
  status: word,
  intent: word,
  doNotPerform: lenient(boolean),
  subject: lenientReference,
  patient: lenientReference,
  performedDateTime: word,
  performedPeriod: lenient(periodSchema),
  occurrenceDateTime: word,
  occurrencePeriod: lenient(periodSchema),
  effectiveDateTime: word,
  effectivePeriod: lenient(periodSchema),
  period: lenient(periodSchema),
  authoredOn: word,
  dateWritten: word,
  contained,
  activity: anything,
  action: anything,
  created: word,
})

export const encounterSchema = object({
  resourceType: oneOf('Encounter'),
  ...resource,
  status: text,
  subject: reference,
  period,
})

export const riskAssessmentSchema = object({
  resourceType: oneOf('RiskAssessment'),
  ...resource,
  /** Read where it is needed (stored-detail.ts). */
  extension: anything,
  identifier: identifiers,
  status: text,
  method: concept,
  code: concept,
  subject: reference,
  occurrenceDateTime: str,
  occurrencePeriod: period,
  performer: reference,
  basis: references,
  note: notes,
  prediction: optional(
    listOf(
      object({
        probabilityDecimal: optional(number),
        probabilityRange: range,
        qualitativeRisk: concept,
        rationale: str,
        whenPeriod: period,
      }),
    ),
  ),
})

export const documentReferenceSchema = object({
  resourceType: oneOf('DocumentReference'),
  ...resource,
  identifier: identifiers,
  status: text,
  docStatus: str,
  type: concept,
  subject: reference,
  date: str,
  author: references,
  description: str,
  content: optional(listOf(object({ attachment: optional(object({ contentType: str, data: str })) }))),
})

export type DocumentReference = ReadBy<typeof documentReferenceSchema>
export type Concept = ReadBy<typeof conceptSchema>
export type Reference = ReadBy<typeof referenceSchema>
export type Quantity = ReadBy<typeof quantitySchema>
export type Observation = ReadBy<typeof observationSchema>
export type ObservationComponent = ReadBy<typeof componentSchema>
export type Patient = ReadBy<typeof patientSchema>
export type DiagnosticReport = ReadBy<typeof diagnosticReportSchema>
export type BodyStructure = ReadBy<typeof bodyStructureSchema>
export type Specimen = ReadBy<typeof specimenSchema>
export type Condition = ReadBy<typeof conditionSchema>
export type Procedure = ReadBy<typeof procedureSchema>
export type Medication = ReadBy<typeof medicationSchema>
export type MedicationRequest = ReadBy<typeof medicationRequestSchema>
export type MedicationAdministration = ReadBy<typeof medicationAdministrationSchema>
export type MedicationStatement = ReadBy<typeof medicationStatementSchema>
export type MedicationDispense = ReadBy<typeof medicationDispenseSchema>
export type Treatment = ReadBy<typeof treatmentSchema>
export type Encounter = ReadBy<typeof encounterSchema>
export type RiskAssessment = ReadBy<typeof riskAssessmentSchema>
