import * as z from 'zod/mini'

// Only what is read is described; everything else of a resource passes through unseen.
const str = z.optional(z.string())

/** What only refines a judgement: written wrongly it counts as absent and spoils nothing else of its resource. */
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined)

const codingSchema = z.looseObject({ system: str, code: str, display: str })
export const conceptSchema = z.looseObject({ coding: z.optional(z.array(codingSchema)), text: str })
const concept = z.optional(conceptSchema)
export const referenceSchema = z.looseObject({ reference: str, display: str })
const reference = z.optional(referenceSchema)
const references = z.optional(z.array(referenceSchema))
const identifiers = z.optional(z.array(z.looseObject({ system: str, value: str, type: concept, use: str })))
export const periodSchema = z.looseObject({ start: str, end: str })
const period = z.optional(periodSchema)
const quantitySchema = z.looseObject({
  value: z.optional(z.number()),
  comparator: str,
  unit: str,
  system: str,
  code: str,
})
const quantity = z.optional(quantitySchema)

const nestedExtension = z.looseObject({ url: z.string(), valueQuantity: quantity })
const extension = z.looseObject({ url: z.string(), extension: z.optional(z.array(nestedExtension)) })

const resource = {
  id: str,
  meta: z.optional(z.looseObject({ versionId: str, lastUpdated: str })),
}

const range = z.optional(z.looseObject({ low: quantity, high: quantity }))
const notes = z.optional(z.array(z.looseObject({ text: str })))

const value = {
  valueQuantity: quantity,
  valueRange: range,
  valueInteger: z.optional(z.number()),
  valueString: str,
  valueCodeableConcept: concept,
  dataAbsentReason: concept,
}

const component = z.looseObject({
  code: conceptSchema,
  extension: z.optional(z.array(extension)),
  ...value,
})

export const observationSchema = z.looseObject({
  resourceType: z.literal('Observation'),
  ...resource,
  modifierExtension: z.optional(z.array(z.unknown())),
  status: z.string(),
  code: conceptSchema,
  method: concept,
  subject: reference,
  focus: references,
  bodySite: concept,
  device: reference,
  specimen: reference,
  effectiveDateTime: str,
  effectiveInstant: str,
  effectivePeriod: period,
  issued: str,
  extension: z.optional(z.array(extension)),
  component: z.optional(z.array(component)),
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
  name: z.optional(
    z.array(
      z.looseObject({
        use: str,
        text: str,
        family: str,
        given: z.optional(z.array(z.string())),
      }),
    ),
  ),
  birthDate: str,
  gender: z.optional(z.enum(['male', 'female', 'other', 'unknown'])),
  identifier: identifiers,
})

export const diagnosticReportSchema = z.looseObject({
  resourceType: z.literal('DiagnosticReport'),
  ...resource,
  status: str,
  subject: reference,
  result: references,
})

export const bodyStructureSchema = z.looseObject({
  resourceType: z.literal('BodyStructure'),
  ...resource,
  patient: reference,
  location: concept,
  description: str,
})

export const conditionSchema = z.looseObject({
  resourceType: z.literal('Condition'),
  ...resource,
  code: concept,
  subject: reference,
  clinicalStatus: concept,
  verificationStatus: concept,
  stage: z.optional(z.array(z.looseObject({ summary: concept, type: concept }))),
  onsetDateTime: str,
  recordedDate: str,
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

const medication = { medicationCodeableConcept: concept, medicationReference: reference }
const contained = z.optional(z.array(z.looseObject({ resourceType: z.string(), id: str })))

export const medicationSchema = z.looseObject({
  resourceType: z.literal('Medication'),
  ...resource,
  code: concept,
  ingredient: z.optional(z.array(z.looseObject({ itemCodeableConcept: concept }))),
})

export const medicationRequestSchema = z.looseObject({
  resourceType: z.literal('MedicationRequest'),
  ...resource,
  ...medication,
  contained,
  status: z.string(),
  intent: str,
  doNotPerform: z.optional(z.boolean()),
  subject: reference,
  authoredOn: str,
  dosageInstruction: z.optional(
    z.array(
      z.looseObject({
        timing: z.optional(
          z.looseObject({
            repeat: z.optional(
              z.looseObject({
                boundsPeriod: period,
                frequency: lenient(z.number()),
                period: lenient(z.number()),
                periodUnit: lenient(z.string()),
              }),
            ),
          }),
        ),
        doseAndRate: lenient(z.array(z.looseObject({ doseQuantity: quantity }))),
      }),
    ),
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
export type ObservationComponent = z.infer<typeof component>
export type Patient = z.infer<typeof patientSchema>
export type DiagnosticReport = z.infer<typeof diagnosticReportSchema>
export type BodyStructure = z.infer<typeof bodyStructureSchema>
export type Condition = z.infer<typeof conditionSchema>
export type Procedure = z.infer<typeof procedureSchema>
export type Medication = z.infer<typeof medicationSchema>
export type MedicationRequest = z.infer<typeof medicationRequestSchema>
export type MedicationAdministration = z.infer<typeof medicationAdministrationSchema>
export type MedicationStatement = z.infer<typeof medicationStatementSchema>
export type RiskAssessment = z.infer<typeof riskAssessmentSchema>
