import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import { ALL_SITES, type ElastographySite } from '../../src/model/elastography/elastography-sites.ts'
import { readContext } from './read-context.ts'

const LOINC = 'http://loinc.org'
const UCUM = 'http://unitsofmeasure.org'
const SITES = 'https://tipm-on-fhir.example/fhir/CodeSystem/elastography-site'
const TIPM = 'https://tipm-on-fhir.example/fhir/CodeSystem/tipm'

/** LOINC codes by what they measure, for readable tests. */
export const CODE = {
  anc: '751-8',
  alc: '731-0',
  neutrophilPercent: '770-8',
  lymphocytePercent: '736-9',
  wbc: '6690-2',
  albumin: '1751-7',
  molarAlbumin: '54347-0',
  bilirubin: '1975-2',
  tumourSize: '21889-1',
  longest: '33728-7',
  otherDimension: '33729-5',
} as const

/** Two days before the clock of `readContext`. */
export const RECENT = '2026-11-21T08:00:00Z'
export const SUBJECT = { reference: 'Patient/p1' }

export function quantity(value: number, unit: string): fhir4.Quantity {
  return { value, unit, system: UCUM, code: unit }
}

/** A final result of patient p1. */
export function lab(
  id: string,
  code: string,
  value: number,
  unit: string,
  at: string = RECENT,
  overrides: Partial<fhir4.Observation> = {},
): fhir4.Observation {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [{ system: LOINC, code }] },
    subject: SUBJECT,
    effectiveDateTime: at,
    valueQuantity: quantity(value, unit),
    ...overrides,
  }
}

/** mCODE's tumour size: dimensions in components, the longest first. */
export function tumourSize(
  id: string,
  dimensions: readonly (readonly [code: string, value: number])[],
  unit: 'cm' | 'mm' = 'cm',
  at: string = RECENT,
  overrides: Partial<fhir4.Observation> = {},
): fhir4.Observation {
  const { valueQuantity: _, ...frame } = lab(id, CODE.tumourSize, 0, unit, at)
  const component = dimensions.map(([code, value]) => ({
    code: { coding: [{ system: LOINC, code }] },
    valueQuantity: quantity(value, unit),
  }))
  return { ...frame, component, ...overrides }
}

/** A lesion in the liver. */
export function lesion(id: string): fhir4.BodyStructure {
  const location = { coding: [{ system: 'http://snomed.info/sct', code: '10200004' }] }
  return { resourceType: 'BodyStructure', id, patient: SUBJECT, location }
}

/** What an Observation of imaging says of the lesion that it measured. */
export function about(id: string): Pick<fhir4.Observation, 'focus'> {
  return { focus: [{ reference: `BodyStructure/${id}` }] }
}

export type Stiffness = Partial<Record<ElastographySite, number>>

/** One exam with a component a site, in kPa. */
export function exam(
  id: string,
  medians: Stiffness,
  at: string = RECENT,
  overrides: Partial<fhir4.Observation> = {},
): fhir4.Observation {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [{ system: TIPM, code: 'stiffness-exam' }] },
    subject: SUBJECT,
    effectiveDateTime: at,
    component: Object.entries(medians).map(([site, value]) => ({
      code: { coding: [{ system: SITES, code: site }] },
      valueQuantity: quantity(value, 'kPa'),
    })),
    ...overrides,
  }
}

/** The same medians at all twelve sites. */
export function allSites(value: number): Stiffness {
  return Object.fromEntries(ALL_SITES.map((site) => [site, value]))
}

/** One Observation for one site. */
export function siteObservation(
  id: string,
  site: ElastographySite,
  value: number,
  at: string = RECENT,
  overrides: Partial<fhir4.Observation> = {},
): fhir4.Observation {
  return {
    ...lab(id, '', value, 'kPa', at),
    code: { coding: [{ system: SITES, code: site }] },
    ...overrides,
  }
}

export function administration(
  id: string,
  drug: string,
  at: string,
  overrides: Partial<fhir4.MedicationAdministration> = {},
): fhir4.MedicationAdministration {
  return {
    resourceType: 'MedicationAdministration',
    id,
    status: 'completed',
    medicationCodeableConcept: { text: drug },
    subject: SUBJECT,
    effectiveDateTime: at,
    ...overrides,
  }
}

export function order(
  id: string,
  drug: string,
  at: string,
  overrides: Partial<fhir4.MedicationRequest> = {},
): fhir4.MedicationRequest {
  return {
    resourceType: 'MedicationRequest',
    id,
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: drug },
    subject: SUBJECT,
    authoredOn: at,
    ...overrides,
  }
}

export function statement(
  id: string,
  drug: string,
  at: string,
  overrides: Partial<fhir4.MedicationStatement> = {},
): fhir4.MedicationStatement {
  return {
    resourceType: 'MedicationStatement',
    id,
    status: 'active',
    medicationCodeableConcept: { text: drug },
    subject: SUBJECT,
    effectiveDateTime: at,
    ...overrides,
  }
}

export function dispense(
  id: string,
  drug: string,
  at: string,
  overrides: Partial<fhir4.MedicationDispense> = {},
): fhir4.MedicationDispense {
  return {
    resourceType: 'MedicationDispense',
    id,
    status: 'completed',
    medicationCodeableConcept: { text: drug },
    subject: SUBJECT,
    whenHandedOver: at,
    ...overrides,
  }
}

/** Both drugs administered for the first time on one day. */
export function pairFrom(at: string): fhir4.MedicationAdministration[] {
  return [administration('len-1', 'Lenvatinib', at), administration('cam-1', 'Camrelizumab', at)]
}

export function condition(
  id: string,
  code: fhir4.CodeableConcept,
  overrides: Partial<fhir4.Condition> = {},
): fhir4.Condition {
  const status = (system: string, value: string) => ({
    coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code: value }],
  })
  return {
    resourceType: 'Condition',
    id,
    code,
    subject: SUBJECT,
    clinicalStatus: status('condition-clinical', 'active'),
    verificationStatus: status('condition-ver-status', 'confirmed'),
    ...overrides,
  }
}

/** Reads resources as the chart of p1. */
export async function read(
  resources: readonly unknown[],
  overrides: Parameters<typeof readContext>[0] = {},
): Promise<ChartInputs> {
  return readChart(resources, await readContext(overrides))
}

/** A reading's value, the range it lies in, or why there is neither. */
export function resultOf(
  reading: ChartInputs['nlr'] | ChartInputs['deltaT'],
): number | string | readonly [number, number] {
  switch (reading.state) {
    case 'known':
      return reading.value
    case 'interval':
      return [reading.low, reading.high]
    case 'unknown':
      return reading.reason
  }
}

/** Why each resource was not used, by reference: those the rule picked and doubts, and those passed over. */
export function reasonsOf(reading: ChartInputs['nlr'] | ChartInputs['deltaT']): Record<string, string> {
  const all = [...reading.doubts, ...reading.passedOver]
  return Object.fromEntries(all.map(({ reference, reason }) => [reference ?? '', reason]))
}

/** The references a reading rests on. */
export function sourcesOf(reading: ChartInputs['nlr'] | ChartInputs['deltaT']): (string | undefined)[] {
  return reading.state === 'unknown' ? [] : reading.evidence.sources.map(({ reference }) => reference)
}
