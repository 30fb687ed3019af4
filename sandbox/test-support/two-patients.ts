/** Two patients with a little data, for the tests of the sandbox itself. */
export const testBundle: fhir4.Bundle = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: (
    [
      { resourceType: 'Practitioner', id: 'doc', name: [{ family: 'Doe', given: ['Dana'] }] },
      {
        resourceType: 'Patient',
        id: 'ann',
        name: [{ family: 'Abel', given: ['Ann'] }],
        birthDate: '1960-01-02',
      },
      {
        resourceType: 'Patient',
        id: 'bob',
        name: [{ family: 'Baker', given: ['Bob'] }],
        birthDate: '1955-03-04',
      },
      {
        resourceType: 'Encounter',
        id: 'visit',
        status: 'in-progress',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
        subject: { reference: 'Patient/ann' },
      },
      albumin('ann-1', 'ann', '2026-01-10T08:00:00+08:00', 41),
      albumin('ann-2', 'ann', '2026-02-10T08:00:00Z', 9),
      albumin('ann-3', 'ann', '2026-03-10', 38.5),
      albumin('bob-1', 'bob', '2026-01-11T08:00:00Z', 30),
    ] satisfies fhir4.FhirResource[]
  ).map((resource) => ({ resource })),
}

/** An albumin of a patient in g/L. */
export function albumin(id: string, patient: string, when: string, value: number): fhir4.Observation {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' },
        ],
      },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '1751-7' }] },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: when,
    valueQuantity: { value, unit: 'g/L', system: 'http://unitsofmeasure.org', code: 'g/L' },
  }
}
