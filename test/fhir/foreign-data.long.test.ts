import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import { foreignResources } from '../support/foreign-package.ts'
import { readContext } from '../support/read-context.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const READ = new Set([
  'Patient',
  'Observation',
  'DiagnosticReport',
  'BodyStructure',
  'Condition',
  'Procedure',
  'Medication',
  'MedicationRequest',
  'MedicationAdministration',
  'MedicationStatement',
  'RiskAssessment',
])
const INPUTS = ['anc', 'alc', 'nlr', 'albumin', 'diameter', 'deltaT', 'bilirubin'] as const
/** No value may hide behind its age: a century of look-back. */
const EVERY_AGE = { lookBackDays: { fresh: 36_500, old: 36_500 } }

const typeOf = (resource: unknown) => (resource as { readonly resourceType?: unknown }).resourceType

/** Everyone a package speaks of as a patient: its Patients, and whoever is referred to as one. */
function patientIds(resources: readonly unknown[]): string[] {
  const ids = new Set<string>()
  JSON.stringify(resources, (key, value) => {
    const referred =
      key === 'reference' && typeof value === 'string' && /(?:^|\/)Patient\/([^/]+)/.exec(value)
    if (referred && referred[1] !== undefined) ids.add(referred[1])
    if (value?.resourceType === 'Patient' && typeof value.id === 'string') ids.add(value.id)
    return value
  })
  return [...ids].toSorted()
}

/** What was picked for each patient, as `patient input value unit from`, and why the patient's own values were not. */
async function picks(resources: readonly unknown[]): Promise<{ picked: string[]; refused: string[] }> {
  const picked: string[] = []
  const refused = new Set<string>()
  for (const patientId of patientIds(resources)) {
    const chart = await readChart(resources, await readContext({ patientId, reading: EVERY_AGE }))
    picked.push(...pickedOf(patientId, chart))
    for (const { reference, reason, original } of INPUTS.flatMap((input) => [
      ...chart[input].doubts,
      ...chart[input].passedOver,
    ])) {
      if (reason !== 'wrong-subject') refused.add(`${patientId} ${reference} ${original}: ${reason}`)
    }
  }
  return { picked, refused: [...refused] }
}

function pickedOf(patientId: string, chart: ChartInputs): string[] {
  const values = INPUTS.flatMap((input) => {
    const reading = chart[input]
    if (reading.state === 'unknown') return []
    const sources = reading.evidence.sources.map(({ reference, original }) => `${reference} ${original}`)
    const value = reading.state === 'known' ? reading.value : `${reading.low} to ${reading.high}`
    return [`${patientId} ${input} ${value} ${reading.unit} from ${sources.join(', ')}`]
  })
  const criteria = chart.criteria
    .filter(({ state }) => state !== 'unknown')
    .map(
      ({ id, state, evidence }) =>
        `${patientId} ${id} ${state} from ${evidence.map((item) => item.reference)}`,
    )
  const began =
    chart.therapy.started === undefined ? [] : [`${patientId} therapy ${chart.therapy.started.text}`]
  const earlier = chart.earlier.map(({ reference }) => `${patientId} earlier ${reference}`)
  return [...values, ...criteria, ...began, ...earlier]
}

/** Most R4 examples carry no date, which alone refuses them: the same with a date put where there is none. */
function dated(resources: readonly unknown[]): unknown[] {
  return resources.map((item) => {
    const undated =
      typeOf(item) === 'Observation' &&
      !Object.keys(item as object).some((key) => key.startsWith('effective'))
    return undated ? { ...(item as object), effectiveDateTime: '2015-06-01T08:00:00Z' } : item
  })
}

describe('the official R4 examples', () => {
  let all: unknown[]
  let read: unknown[]
  beforeAll(() => {
    all = foreignResources('hl7.fhir.r4.examples')
    read = all.filter((item) => READ.has(String(typeOf(item))))
  })

  test('are all there', () => {
    expect(all.length).toBe(18_941)
    expect(read.length).toBe(786)
    expect(patientIds(all).length).toBe(279)
  })

  test('pass through reading as one chart, every type of them', async () => {
    const chart = await readChart(all, await readContext({ patientId: 'pat2', reading: EVERY_AGE }))
    expect(pickedOf('pat2', chart)).toEqual([])
  })

  test('give no value as they are, as each that is coded like an input lacks its date', async () => {
    const { picked, refused } = await picks(read)
    // A lung cancer (Condition/f002) and capecitabine (medrx0309), read of their words and dates.
    expect(picked).toEqual([
      'f001 hcc notMet from Condition/f002',
      'f001 noOtherMalignancy notMet from Condition/f002',
      'pat1 noPriorTherapy notMet from MedicationRequest/medrx0309',
    ])
    // The Patient pat1 names pat2 as another record of the same person: whose pat2's results are cannot be told.
    expect(refused.filter((line) => !line.endsWith(': date-missing'))).toEqual(
      ['r9 0.9 x10*9/L', 'r11 0.9 x10*9/L', 'r8 20 %', 'r10 20 %', 'r7 4.6 x10*9/L', 'o21 42 g/L'].map(
        (result) => `pat1 Observation/${result}: subject-unknown`,
      ),
    )
    expect(refused).toHaveLength(40)
  })

  test('give these values and no others once dated', async () => {
    const { picked, refused } = await picks(dated(read))
    // Checked by eye against each resource's subject, code, value and unit.
    // Patients 1 to 4 have two results each, which one and the same date makes contradictory: the range of both.
    expect(picked).toEqual([
      '1 albumin 41 to 42 g/L from Observation/o21-18 41 g/L, Observation/o21-3 42 g/L',
      '1 bilirubin 7 to 9 umol/L from Observation/o10-18 9 umol/L, Observation/o10-3 7 umol/L',
      '10 albumin 39 g/L from Observation/o21-17 39 g/L',
      '10 bilirubin 13 umol/L from Observation/o10-17 13 umol/L',
      '2 albumin 38 to 39 g/L from Observation/o20-19 38 g/L, Observation/o21-4 39 g/L',
      '2 bilirubin 16 to 43 umol/L from Observation/o10-19 43 umol/L, Observation/o10-4 16 umol/L',
      '3 albumin 38 to 39 g/L from Observation/o20-20 38 g/L, Observation/o21-5 39 g/L',
      '3 bilirubin 13 to 50 umol/L from Observation/o10-20 50 umol/L, Observation/o10-5 13 umol/L',
      '4 albumin 36 to 41 g/L from Observation/o20-21 36 g/L, Observation/o21-6 41 g/L',
      '4 bilirubin 9 to 27 umol/L from Observation/o10-21 27 umol/L, Observation/o10-6 9 umol/L',
      '5 albumin 38 g/L from Observation/o20-7 38 g/L',
      '5 bilirubin 43 umol/L from Observation/o10-7 43 umol/L',
      '6 albumin 38 g/L from Observation/o20-8 38 g/L',
      '6 bilirubin 50 umol/L from Observation/o10-8 50 umol/L',
      '7 albumin 36 g/L from Observation/o20-9 36 g/L',
      '7 bilirubin 27 umol/L from Observation/o10-9 27 umol/L',
      '8 albumin 42 g/L from Observation/o21-15 42 g/L',
      '8 bilirubin 7 umol/L from Observation/o10-15 7 umol/L',
      '9 albumin 39 g/L from Observation/o21-16 39 g/L',
      '9 bilirubin 16 umol/L from Observation/o10-16 16 umol/L',
      'f001 hcc notMet from Condition/f002',
      'f001 noOtherMalignancy notMet from Condition/f002',
      'pat1 noPriorTherapy notMet from MedicationRequest/medrx0309',
      'pat2 anc 0.9 10*9/L from Observation/r9 0.9 x10*9/L, Observation/r11 0.9 x10*9/L',
      'pat2 alc 0.9 10*9/L from Observation/r9 0.9 x10*9/L, Observation/r11 0.9 x10*9/L',
      'pat2 nlr 1 1 from Observation/r9 0.9 x10*9/L, Observation/r11 0.9 x10*9/L',
      'pat2 albumin 42 g/L from Observation/o21 42 g/L',
    ])
    const unexplained = refused
      .filter((line) => !/^[1-4] .+: contradictory-duplicate$/.test(line))
      .filter((line) => !/^pat1 .+: subject-unknown$/.test(line))
    expect(unexplained).toEqual([
      'pat2 Observation/r8 20 %: other-rule-used',
      'pat2 Observation/r10 20 %: other-rule-used',
    ])
    expect(refused).toHaveLength(24)
  })
})

describe('the examples of mCODE', () => {
  let all: unknown[]
  beforeAll(() => {
    all = foreignResources('hl7.fhir.us.mcode')
  })

  test('give these values and no others', async () => {
    expect(patientIds(all).length).toBe(7)
    const { picked, refused } = await picks(all)
    // Two leukaemias and a lung cancer; doxorubicin and cisplatin.
    expect(picked).toEqual([
      'cancer-patient-adam-everyman hcc notMet from Condition/primary-cancer-condition-cll',
      'cancer-patient-adam-everyman noOtherMalignancy notMet from Condition/primary-cancer-condition-cll',
      'cancer-patient-brian-l hcc notMet from Condition/primary-cancer-condition-brian-l',
      'cancer-patient-brian-l noOtherMalignancy notMet from Condition/primary-cancer-condition-brian-l',
      'cancer-patient-jenny-m performance met from Observation/ecog-performance-status-jenny-m',
      'cancer-patient-jenny-m noPriorTherapy notMet from MedicationRequest/cancer-related-medication-request-doxorubicin-jenny-m,MedicationAdministration/cancer-related-medication-admin-doxorubicin-jenny-m',
      'cancer-patient-john-anyperson hcc notMet from Condition/primary-cancer-condition-nsclc',
      'cancer-patient-john-anyperson performance met from Observation/ecog-performance-status-fully-active',
      'cancer-patient-john-anyperson noOtherMalignancy notMet from Condition/primary-cancer-condition-nsclc',
      'cancer-patient-john-anyperson noPriorTherapy notMet from MedicationRequest/cancer-related-medication-request-cisplatin,MedicationRequest/cancer-related-medication-request-cisplatin-stopped',
    ])
    // Two breast tumours as the pathologist measured them, and a neutrophil count in a unit a thousandfold off.
    expect(refused).toEqual([
      'cancer-patient-eve-anyperson Observation/tumor-size-pathology 1.2 cm: other-lesion',
      'cancer-patient-eve-anyperson Observation/tumor-size-pathology 0.5 cm: other-lesion',
      'cancer-patient-jenny-m Observation/us-core-observation-lab-neutrophils-jenny-m 3000 10*3/uL: implausible',
      'cancer-patient-jenny-m Observation/tumor-size-jenny-m 2.5 centimeters: other-lesion',
    ])
  })
})
