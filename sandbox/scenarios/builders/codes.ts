import { UCUM } from '../../../src/fhir/codes/canonical.ts'

/** Code systems of HL7 that only the scenarios need; those the product reads are in src/fhir/canonical.ts. */
const THO = 'http://terminology.hl7.org/CodeSystem'

export const ENCOUNTER_CLASS = `${THO}/v3-ActCode`
export const IDENTIFIER_TYPE = `${THO}/v2-0203`
export const DIAGNOSTIC_SERVICE = `${THO}/v2-0074`
export const INTERPRETATION = `${THO}/v3-ObservationInterpretation`
export const CONDITION_CLINICAL = `${THO}/condition-clinical`
export const CONDITION_VERIFICATION = `${THO}/condition-ver-status`
export const CONDITION_CATEGORY = `${THO}/condition-category`
export const DATA_ABSENT_REASON = `${THO}/data-absent-reason`

/** Fictional: `.example` is reserved. */
export const MRN_SYSTEM = 'https://sandbox-ehr.example/mrn'
export const LESION_SYSTEM = 'https://sandbox-ehr.example/lesion'

/** A quantity in a unit that is written as its UCUM code. */
export function ucum(value: number, code: string): fhir4.Quantity {
  return { value, unit: code, system: UCUM, code }
}
