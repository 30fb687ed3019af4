import { once } from 'node:events'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { scenarioBundle } from '../sandbox/scenarios/index.ts'

/** The day up to which a generated hospital's export reaches. */
export const HOSPITAL_TODAY = new Date('2026-11-23T12:00:00Z')

const TREATED = ['complete-high', 'complete-low', 'before-undecided', 'partial-open', 'several-lesions']
const OTHERS = 60
const FILES_OF_A_TYPE = 4

/**
 * Writes a Bulk Data export of a hospital: NDJSON by type, in files of their own as servers cut them. Two in a hundred patients have the
 * chart of a scenario, numbers changed; each has sixty other resources, drugs and results among them. The same for the same count.
 */
export async function writeHospital(folder: string, patients: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const charts = TREATED.map((id) => JSON.stringify(scenarioBundle(id, HOSPITAL_TODAY)))
  const files = new Map<string, WriteStream>()
  for (let number = 0; number < patients; number += 1) {
    const id = `h${number.toString().padStart(7, '0')}`
    const resources =
      number % 50 === 0 ? treated(charts[(number / 50) % charts.length] ?? '', id, number) : [patient(id)]
    resources.push(...Array.from({ length: OTHERS }, (_, at) => other(id, number, at)))
    for (const resource of resources) {
      const name = `${resource.resourceType}.${number % FILES_OF_A_TYPE}.ndjson`
      const file = files.get(name) ?? createWriteStream(join(folder, name), { highWaterMark: 1_048_576 })
      files.set(name, file)
      if (!file.write(`${JSON.stringify(resource)}\n`)) await once(file, 'drain')
    }
  }
  await Promise.all([...files.values()].map((file) => once(file.end(), 'close')))
}

interface Resource {
  readonly resourceType: string
  readonly [name: string]: unknown
}

const patient = (id: string): Resource => ({
  resourceType: 'Patient',
  id,
  active: true,
  name: [{ family: `Family ${id}`, given: ['Given'] }],
  gender: 'male',
  birthDate: '1961-04-05',
})

/** A scenario's chart under another id, every number of it a little different. */
function treated(chart: string, id: string, number: number): Resource[] {
  const own = JSON.parse(
    chart.replaceAll(/\bpt-\d{4}/g, id).replaceAll(/("value":\d+\.\d)/g, `$1${number % 7}`),
  ) as {
    entry: { resource: Resource }[]
  }
  return own.entry.map(({ resource }) => resource)
}

const RESULTS = '2345-7 2160-0 3094-0 2951-2 2823-3 1742-6 1920-8 718-7 4544-3 777-3'.split(' ')
const DRUGS = ['metformin', 'amlodipine', 'omeprazole', 'atorvastatin', 'entecavir', 'furosemide', 'insulin']
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'
const DAILY = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }

/** What the chart of any patient holds: results, drugs, diagnoses, visits, reports. */
function other(id: string, number: number, at: number): Resource {
  const day = new Date(HOSPITAL_TODAY.getTime() - ((number * 31 + at * 17) % 3000) * 86_400_000).toISOString()
  const subject = { reference: `Patient/${id}` }
  const head = { id: `${id}-o${at}`, meta: { versionId: '1', lastUpdated: day }, subject }
  const encounter = { reference: `Encounter/${id}-o${Math.floor(at / 10) * 10}` }
  const concept = (system: string, code: string, text: string | undefined, display?: string) => ({
    coding: [{ system, code, display }],
    text,
  })
  switch (at % 10) {
    case 0: {
      const visit = { status: 'finished', class: { code: 'AMB' }, period: { start: day } }
      return { resourceType: 'Encounter', ...head, ...visit }
    }
    case 1:
    case 2: {
      const drug = DRUGS[(number + at) % DRUGS.length]
      return {
        ...{ resourceType: 'MedicationRequest', ...head, status: 'completed', intent: 'order' },
        medicationCodeableConcept: concept('http://local.example/drugs', `${at}`, drug, drug),
        ...{ encounter, authoredOn: day },
        dosageInstruction: [{ text: 'one tablet daily', timing: DAILY }],
      }
    }
    case 3: {
      const code = concept('http://hl7.org/fhir/sid/icd-10', `E1${at % 9}.9`, `Diagnosis ${at}`)
      return { resourceType: 'Condition', ...head, code, encounter, recordedDate: day }
    }
    case 4: {
      const data = 'TGV0dGVyIHRvIHRoZSBmYW1pbHkgZG9jdG9yLg=='.repeat(8)
      return {
        ...{ resourceType: 'DocumentReference', ...head, status: 'current', type: { text: 'Letter' } },
        ...{ date: day, content: [{ attachment: { contentType: 'text/plain', data } }] },
      }
    }
    default: {
      const code = RESULTS[(number + at) % RESULTS.length] ?? ''
      const [system, unit] = ['http://unitsofmeasure.org', 'mg/dL']
      return {
        ...{ resourceType: 'Observation', ...head, status: 'final' },
        category: [{ coding: [{ system: CATEGORY, code: 'laboratory' }] }],
        code: concept('http://loinc.org', code, `Result ${code}`, `Result ${code}`),
        ...{ encounter, effectiveDateTime: day, issued: day },
        valueQuantity: { value: ((number * 7 + at * 13) % 1000) / 10, unit, system, code: unit },
        referenceRange: [{ low: { value: 10, unit }, high: { value: 90, unit } }],
      }
    }
  }
}
