import { OBSERVATION_CATEGORY } from '../../../src/fhir/codes/canonical.ts'
import { type Clock, clockFor, laterThan } from './clock.ts'
import { DIAGNOSTIC_SERVICE, ENCOUNTER_CLASS, IDENTIFIER_TYPE, MRN_SYSTEM } from './codes.ts'
import { clinician, hospital, imaging, sonographer } from './directory.ts'

/** How the laboratory that reports to this chart writes its units. */
export type UnitStyle = 'si' | 'us' | 'cn'

/** One patient's chart while it is being written: resources in the order in which they reach the server. */
export interface PatientChart {
  readonly patientId: string
  readonly subject: fhir4.Reference
  readonly clock: Clock
  readonly units: UnitStyle
  readonly resources: fhir4.FhirResource[]
}

export interface Person {
  id: string
  mrn: string
  /** Where the name is more than given names and family name. */
  names?: fhir4.HumanName[]
  gender: 'male' | 'female'
  birthDate: string
  units?: UnitStyle
  offsetHours?: number
}

/** Opens a chart: the patient and an outpatient encounter that is under way. */
export function openChart(today: Date, person: Person, name: string, family = ''): PatientChart {
  const given = name.replace(family, '').trim().split(' ')
  const names = person.names ?? [{ text: name, family, given }]
  const chart: PatientChart = {
    patientId: person.id,
    subject: { reference: `Patient/${person.id}`, display: names[0]?.text ?? name },
    clock: clockFor(today, person.offsetHours ?? 8),
    units: person.units ?? 'si',
    resources: [],
  }
  add(chart, {
    resourceType: 'Patient',
    id: person.id,
    active: true,
    identifier: [
      {
        use: 'usual',
        type: { coding: [{ system: IDENTIFIER_TYPE, code: 'MR' }], text: 'MRN' },
        system: MRN_SYSTEM,
        value: person.mrn,
      },
    ],
    name: names,
    gender: person.gender,
    birthDate: person.birthDate,
    generalPractitioner: [clinician],
    managingOrganization: hospital,
  })
  add(chart, {
    resourceType: 'Encounter',
    id: idFor(chart, 'enc'),
    status: 'in-progress',
    class: { system: ENCOUNTER_CLASS, code: 'AMB', display: 'ambulatory' },
    type: [{ text: 'Hepato-oncology clinic' }],
    subject: chart.subject,
    participant: [{ individual: clinician }],
    period: { start: chart.clock.minutesAgo(40) },
    serviceProvider: hospital,
  })
  return chart
}

/** Appends and hands back, so that other resources can point to it. */
export function add<T extends fhir4.FhirResource>(chart: PatientChart, resource: T): T {
  chart.resources.push(resource)
  return resource
}

/** Next fixed id of its kind: `pt-1001-obs-7`. */
export function idFor(chart: PatientChart, kind: string): string {
  const prefix = `${chart.patientId}-${kind}-`
  const used = chart.resources.filter((resource) => resource.id?.startsWith(prefix)).length
  return `${prefix}${used + 1}`
}

export function referTo(resource: fhir4.FhirResource, display?: string): fhir4.Reference {
  const reference = `${resource.resourceType}/${resource.id}`
  return display === undefined ? { reference } : { reference, display }
}

/** What every Observation of an imaging exam says of when, of whom and by whom. */
export function imaged(chart: PatientChart, id: string, day: number, time: string) {
  const category = [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'imaging', display: 'Imaging' }] }]
  return {
    ...({ resourceType: 'Observation', id, status: 'final' } as const),
    ...{ category, subject: chart.subject, performer: [sonographer] },
    effectiveDateTime: chart.clock.at(day, time),
  }
}

/** The report of an imaging exam, so many minutes after it. */
export function imagingReport(
  chart: PatientChart,
  text: string,
  [day, time, minutes]: readonly [number, string, number],
  observations: readonly fhir4.Observation[],
  conclusion?: string,
): void {
  add(chart, {
    ...{ resourceType: 'DiagnosticReport', id: idFor(chart, 'rep'), status: 'final' },
    category: [{ coding: [{ system: DIAGNOSTIC_SERVICE, code: 'RAD' }] }],
    ...{ code: { text }, subject: chart.subject, performer: [imaging], resultsInterpreter: [sonographer] },
    effectiveDateTime: chart.clock.at(day, time),
    issued: chart.clock.at(day, laterThan(time, minutes)),
    result: observations.map((observation) => referTo(observation)),
    ...(conclusion && { conclusion }),
  })
}
