/** LOINC codes of a ward's routine panel (see docs/codes.md): what the app reads of it, and what it leaves aside. */
const READ = ['751-8', '731-0', '770-8', '736-9', '6690-2', '1751-7', '1975-2']
const OTHERS = ['1742-6', '1920-8', '2324-2', '6768-6', '777-3', '5902-2', '2160-0', '2532-0', '1834-1']
const VITALS = ['29463-7', '8302-2', '1988-5', '14682-9']
const PANEL = [...READ, ...OTHERS, ...VITALS]
const DAY_MS = 24 * 60 * 60 * 1000
const YEAR = 365

/** `draws` x 20 Observations of a patient, one draw a day, all of them more than a year old: they change no result. */
export function routinePanels(patientId: string, draws: number, now: Date): fhir4.Bundle[] {
  return Array.from({ length: draws }, (_, draw) => {
    const time = new Date(now.getTime() - (YEAR + draw) * DAY_MS).toISOString()
    const entry = PANEL.map((code, at): fhir4.BundleEntry => {
      const resource: fhir4.Observation = {
        resourceType: 'Observation',
        id: `${patientId}-routine-${draw}-${at}`,
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code }] },
        subject: { reference: `Patient/${patientId}` },
        effectiveDateTime: time,
        valueQuantity: {
          value: 2 + (draw % 10) / 10,
          unit: '10*9/L',
          system: 'http://unitsofmeasure.org',
          code: '10*9/L',
        },
      }
      return { resource, request: { method: 'PUT', url: `Observation/${resource.id}` } }
    })
    return { resourceType: 'Bundle', type: 'transaction', entry }
  })
}

/** Bundles put together, so that the server gets fewer and larger transactions. */
export function together(bundles: readonly fhir4.Bundle[], size: number): fhir4.Bundle[] {
  return Array.from({ length: Math.ceil(bundles.length / size) }, (_, at) => ({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: bundles.slice(at * size, (at + 1) * size).flatMap(({ entry }) => entry ?? []),
  }))
}
