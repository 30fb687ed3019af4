import { expect, test } from 'vitest'
import {
  administration,
  allSites,
  condition,
  dispense,
  exam,
  lab,
  order,
  pairFrom,
  RECENT,
  read,
  statement,
} from '../../../test/support/chart-builders.ts'
import type { CriterionId } from './criteria.ts'

const ICD = 'http://hl7.org/fhir/sid/icd-10'
const icd = (code: string) => ({ coding: [{ system: ICD, code }] })
const status = (code: string) => ({ coding: [{ code }] })
const HCC = icd('C22.0')

async function judged(id: CriterionId, ...resources: readonly unknown[]) {
  const criterion = (await read(resources)).criteria.find((item) => item.id === id)
  return [criterion?.state, ...(criterion?.evidence ?? []).map(({ reference }) => reference)]
}

test.each([
  icd('C22.0'),
  icd('C22.000'),
  icd('C22.000x001'),
  icd('C220'),
  { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C22.0' }] },
  { coding: [{ system: 'http://snomed.info/sct', code: '109841003' }] },
  { coding: [{ system: 'http://snomed.info/sct', code: '25370001' }] },
  { text: 'Hepatocellular carcinoma' },
  { text: '肝细胞癌' },
  { coding: [{ system: 'urn:local', code: 'X', display: 'HCC' }] },
])('takes a confirmed condition coded %j as HCC', async (code) => {
  expect(await judged('hcc', condition('c', code))).toEqual(['met', 'Condition/c'])
})

test.each([
  icd('C22.8'),
  icd('C22.9'),
  icd('C22.900'),
  icd('C22.900x001'),
  icd('C229'),
  icd('C22'),
  { text: '原发性肝癌' },
])('a malignancy in the liver of a kind not said, %j, is named and decides nothing', async (code) => {
  expect(await judged('hcc', condition('c', code))).toEqual(['unknown', 'Condition/c'])
  expect((await judged('noOtherMalignancy', condition('c', code)))[0]).toBe('unknown')
})

test.each([
  icd('C78.7'),
  icd('C80.1'),
  { text: 'No hepatocellular carcinoma' },
  { text: 'Family history of hepatocellular carcinoma' },
  { coding: [{ system: 'urn:local', code: 'C22.0' }] },
  { text: 'Liver mass' },
])('does not conclude anything from a condition coded %j', async (code) => {
  expect(await judged('hcc', condition('c', code))).toEqual(['unknown'])
  expect((await judged('noOtherMalignancy', condition('c', code)))[0]).toBe('unknown')
})

test('a skin cancer beside a liver cancer of a kind not said is named, and does not say that it is no HCC', async () => {
  const both = [condition('liver', icd('C22.9')), condition('skin', icd('C44.91'))]
  expect(await judged('hcc', ...both)).toEqual(['unknown', 'Condition/liver'])
  expect(await judged('noOtherMalignancy', ...both)).toEqual(['notMet', 'Condition/skin'])
})

test.each([
  { coding: [{ system: 'http://snomed.info/sct', code: '312104005' }] },
  { coding: [{ system: 'http://snomed.info/sct', code: '702391001' }] },
  { coding: [{ system: 'urn:oid:2.16.156.10011.2.3.3.11', code: 'C22.100x001' }] },
  { text: 'Metastatic renal cell carcinoma' },
  { text: '肝内胆管细胞癌' },
])('takes a confirmed %j alone as not HCC', async (code) => {
  expect(await judged('hcc', condition('c', code))).toEqual(['notMet', 'Condition/c'])
  expect(await judged('noOtherMalignancy', condition('c', code))).toEqual(['notMet', 'Condition/c'])
})

test('an HCC that cannot be read, or of which it cannot be told whose it is, keeps another cancer from putting it out of scope', async () => {
  const other = condition('c', icd('C18.3'))
  const broken = { ...condition('h', HCC), verificationStatus: 'confirmed' }
  expect(await judged('hcc', other, broken)).toEqual(['unknown', 'Condition/h'])
  const nobodys = condition('h', HCC, { subject: { display: 'Lin' } })
  expect(await judged('hcc', other, nobodys)).toEqual(['unknown', 'Condition/h'])
})

test('what cannot be read is no HCC where it says another diagnosis, lies in the future, is of another patient, or is no diagnosis', async () => {
  const other = condition('c', icd('C18.3'))
  const broken = (more: object) => ({ ...condition('h', HCC), verificationStatus: 'confirmed', ...more })
  for (const item of [
    broken({ code: icd('C18.3') }),
    broken({ recordedDate: '2027-01-01' }),
    broken({ subject: { reference: 'Patient/p2' } }),
    { ...lab('h', '', 1, '1'), code: HCC, status: 7 },
    condition('h', icd('I10'), { subject: { display: 'Lin' } }),
  ]) {
    expect(await judged('hcc', other, item)).toEqual(['notMet', 'Condition/c'])
  }
})

test('a diagnosis has the day of its onset, else that on which it was recorded', async () => {
  const day = async (more: object) => {
    const { criteria } = await read([condition('h', HCC, more)])
    return criteria.find(({ id }) => id === 'hcc')?.evidence[0]?.date
  }
  expect(await day({ onsetDateTime: '2026-01-02', recordedDate: '2026-02-03' })).toBe('2026-01-02')
  expect(await day({ recordedDate: '2026-02-03' })).toBe('2026-02-03')
  expect(await day({})).toBeUndefined()
})

test('null where nothing is read spoils no diagnosis', async () => {
  const icca = { ...condition('c', icd('C22.1')), recordedDate: null, stage: null }
  expect(await judged('hcc', icca)).toEqual(['notMet', 'Condition/c'])
})

test('reads no diagnosis, stage, score or procedure of after the assessment', async () => {
  // The clock stands at 23 November 2026.
  for (const dated of [
    { recordedDate: '2026-11-24' },
    { onsetDateTime: '2026-12' },
    { recordedDate: '2027' },
  ]) {
    expect(await judged('hcc', condition('c', HCC, dated))).toEqual(['unknown'])
    expect(await judged('noOtherMalignancy', condition('c', icd('C50.9'), dated))).toEqual(['unknown'])
  }
  expect((await judged('hcc', condition('c', HCC, { recordedDate: '2026-11' })))[0]).toBe('met')
  expect(await judged('stage', bclc('s', 'C', '2026-12-01'))).toEqual(['unknown'])
  expect(await judged('stage', bclc('1', 'B', '2026-11-01'), bclc('2', 'C', '2026-12-01'))).toEqual([
    'notMet',
    'Observation/1',
  ])
  expect(await judged('noPriorTherapy', { ...tace, performedDateTime: '2026-12' })).toEqual(['unknown'])
  expect(await judged('diagnosis', biopsy('Biopsy of liver', { performedDateTime: '2026-12-01' }))).toEqual([
    'unknown',
  ])
})

test.each(['C22.1', 'C22.100', 'C18.3', 'C50.9', 'C34.90'])(
  'takes confirmed %s alone as not HCC',
  async (code) => {
    expect(await judged('hcc', condition('c', icd(code)))).toEqual(['notMet', 'Condition/c'])
    expect(await judged('noOtherMalignancy', condition('c', icd(code)))).toEqual(['notMet', 'Condition/c'])
  },
)

test('keeps HCC met beside another malignancy, and names that one', async () => {
  const both = [condition('h', HCC), condition('c', icd('C18.3'))]
  expect(await judged('hcc', ...both)).toEqual(['met', 'Condition/h'])
  expect(await judged('noOtherMalignancy', ...both)).toEqual(['notMet', 'Condition/c'])
})

test('leaves unconfirmed, refuted and past HCC unknown', async () => {
  for (const verificationStatus of ['provisional', 'differential', 'unconfirmed'].map(status)) {
    expect(await judged('hcc', condition('c', HCC, { verificationStatus }))).toEqual([
      'unknown',
      'Condition/c',
    ])
  }
  for (const verificationStatus of ['refuted', 'entered-in-error'].map(status)) {
    expect(await judged('hcc', condition('c', HCC, { verificationStatus }))).toEqual(['unknown'])
  }
  for (const clinicalStatus of ['resolved', 'inactive', 'remission'].map(status)) {
    expect(await judged('hcc', condition('c', HCC, { clinicalStatus }))).toEqual(['unknown', 'Condition/c'])
  }
})

test('reads a verification status behind another coding, and one written as text', async () => {
  const behind = { coding: [{ system: 'urn:local', code: '7.1' }, { code: 'refuted' }] }
  expect(await judged('hcc', condition('c', HCC, { verificationStatus: behind }))).toEqual(['unknown'])
  const confirmed = { coding: [{ system: 'urn:local', code: '7.1' }, { code: 'confirmed' }] }
  expect(await judged('hcc', condition('c', HCC, { verificationStatus: confirmed }))).toEqual([
    'met',
    'Condition/c',
  ])
  expect(await judged('hcc', condition('c', HCC, { verificationStatus: { text: 'Refuted' } }))).toEqual([
    'unknown',
  ])
  expect(await judged('hcc', condition('c', HCC, { verificationStatus: { text: 'Confirmed' } }))).toEqual([
    'met',
    'Condition/c',
  ])
})

test('is not kept unsure of another malignancy by an HCC that was refuted', async () => {
  const refuted = condition('h', HCC, { verificationStatus: status('refuted') })
  expect(await judged('hcc', refuted, condition('c', icd('C18.3')))).toEqual(['notMet', 'Condition/c'])
})

test('takes a condition that states neither status as present and confirmed', async () => {
  const { clinicalStatus: _, verificationStatus: __, ...silent } = condition('c', HCC)
  expect(await judged('hcc', silent)).toEqual(['met', 'Condition/c'])
})

test("reads nothing from another patient's conditions", async () => {
  const others = { subject: { reference: 'Patient/p2' } }
  expect(await judged('hcc', condition('c', HCC, others))).toEqual(['unknown'])
  expect(await judged('hcc', condition('h', HCC), condition('c', icd('C18.3'), others))).toEqual([
    'met',
    'Condition/h',
  ])
})

const bclc = (
  id: string,
  stage: string,
  at: string | undefined,
  overrides: Partial<fhir4.Observation> = {},
) => {
  const { valueQuantity: _, effectiveDateTime: __, ...frame } = lab(id, '', 0, '1')
  return {
    ...frame,
    code: { coding: [{ system: 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl', code: 'C115134' }] },
    valueCodeableConcept: { text: stage },
    ...(at === undefined ? {} : { effectiveDateTime: at }),
    ...overrides,
  }
}

test('reads the BCLC stage of the condition or of a staging Observation', async () => {
  const staged = (summary: string, type: string) =>
    condition('c', HCC, { stage: [{ summary: { text: summary }, type: { text: type } }] })
  expect(await judged('stage', staged('C', 'BCLC'))).toEqual(['met', 'Condition/c'])
  expect(await judged('stage', staged('BCLC stage C', ''))).toEqual(['met', 'Condition/c'])
  expect(await judged('stage', staged('B', 'Barcelona Clinic Liver Cancer stage'))).toEqual([
    'notMet',
    'Condition/c',
  ])
  expect(await judged('stage', staged('C', 'AJCC'))).toEqual(['unknown'])
  expect(await judged('stage', bclc('s', 'Stage C', RECENT))).toEqual(['met', 'Observation/s'])
  expect(await judged('stage', bclc('s', 'C', RECENT, { status: 'entered-in-error' }))).toEqual(['unknown'])
  expect(await judged('stage', bclc('s', 'Child-Pugh C', RECENT))).toEqual(['unknown', 'Observation/s'])
})

test('takes the latest stage; one without a date may be the latest', async () => {
  const [early, undated, late] = [
    bclc('1', 'B', '2026-01-10'),
    bclc('2', 'B', undefined),
    bclc('3', 'C', '2026-11-10'),
  ]
  expect(await judged('stage', early, late)).toEqual(['met', 'Observation/3'])
  expect(await judged('stage', late, early)).toEqual(['met', 'Observation/3'])
  expect(await judged('stage', early, undated, late)).toEqual(['unknown', 'Observation/2', 'Observation/3'])
  expect(await judged('stage', early, undated)).toEqual(['notMet', 'Observation/1', 'Observation/2'])
})

const ecog = (id: string, score: number, at: string) => {
  const { valueQuantity: _, ...frame } = lab(id, '89247-1', 0, '1', at)
  return { ...frame, valueInteger: score }
}

test('takes the latest ECOG score', async () => {
  expect(await judged('performance', ecog('a', 2, '2026-01-10'), ecog('b', 1, '2026-11-10'))).toEqual([
    'met',
    'Observation/b',
  ])
  expect(await judged('performance', ecog('a', 2, '2026-11-10'))).toEqual(['notMet', 'Observation/a'])
  expect(await judged('performance', ecog('a', 1, '2026-12-10'))).toEqual(['unknown'])
  expect(
    await judged('performance', { ...ecog('a', 1, RECENT), subject: { reference: 'Patient/p2' } }),
  ).toEqual(['unknown'])
})

const coded = (value: object) => {
  const { valueInteger: _, ...frame } = ecog('a', 0, RECENT)
  return { ...frame, ...value }
}
const answer = (code: string) => ({
  valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code }] },
})

test.each([
  [answer('LA9622-7'), 'met'],
  [answer('LA9623-5'), 'met'],
  [answer('LA9624-3'), 'notMet'],
  [answer('LA9627-6'), 'notMet'],
  [{ valueString: '1' }, 'met'],
  [{ valueString: 'ECOG PS 2' }, 'notMet'],
  [{ valueCodeableConcept: { text: 'ECOG 1分' } }, 'met'],
  [{ valueString: 'Karnofsky 90' }, 'unknown'],
  [{ valueQuantity: { value: 1, comparator: '>' } }, 'unknown'],
])('reads ECOG given as %j: %s', async (value, expected) => {
  expect((await judged('performance', coded(value)))[0]).toBe(expected)
})

test("reads BCLC as Taiwan's TW PAS codes it", async () => {
  const system = 'https://twcore.mohw.gov.tw/ig/pas/CodeSystem/nci-thesaurus'
  const { valueCodeableConcept: _, ...frame } = bclc('s', '', RECENT)
  const staged = { ...frame, code: { coding: [{ system, code: 'C115134' }] } }
  expect(await judged('stage', { ...staged, valueString: 'C' })).toEqual(['met', 'Observation/s'])
  expect(await judged('stage', { ...staged, valueString: 'BCLC B期' })).toEqual(['notMet', 'Observation/s'])
})

const tace = {
  resourceType: 'Procedure',
  id: 'p',
  status: 'completed',
  code: { text: 'Transarterial chemoembolization (TACE) of liver tumour' },
  subject: { reference: 'Patient/p1' },
  performedDateTime: '2026-06-01',
}

test('finds locoregional therapy before the start, and never takes its absence for none', async () => {
  expect(await judged('noPriorTherapy')).toEqual(['unknown'])
  expect(await judged('noPriorTherapy', tace)).toEqual(['notMet', 'Procedure/p'])
  expect(await judged('noPriorTherapy', { ...tace, code: { text: '经导管动脉化疗栓塞术' } })).toEqual([
    'notMet',
    'Procedure/p',
  ])
  expect(await judged('noPriorTherapy', ...pairFrom('2026-05-01'), tace)).toEqual(['unknown'])
  expect(await judged('noPriorTherapy', { ...tace, status: 'not-done' })).toEqual(['unknown'])
  expect(await judged('noPriorTherapy', { ...tace, subject: { reference: 'Patient/p2' } })).toEqual([
    'unknown',
  ])
})

test('finds other systemic therapy that was given or ordered, not what was only considered or forbidden', async () => {
  expect(await judged('noPriorTherapy', statement('s', 'Sorafenib', '2026-01-01'))).toEqual([
    'notMet',
    'MedicationStatement/s',
  ])
  expect(await judged('noPriorTherapy', administration('a', '信迪利单抗', '2026-01-01'))).toEqual([
    'notMet',
    'MedicationAdministration/a',
  ])
  expect(
    await judged('noPriorTherapy', order('o', 'Sorafenib', '2026-01-01', { status: 'stopped' })),
  ).toEqual(['notMet', 'MedicationRequest/o'])
  for (const overrides of [
    { doNotPerform: true },
    { intent: 'proposal' as const },
    { intent: 'plan' as const },
    { intent: 'option' as const },
    { status: 'draft' as const },
  ]) {
    expect(await judged('noPriorTherapy', order('o', 'Sorafenib', '2026-01-01', overrides))).toEqual([
      'unknown',
    ])
  }
  expect(await judged('noPriorTherapy', statement('s', 'Lapatinib', '2026-01-01'))).toEqual(['unknown'])
})

test('finds other systemic therapy by its ATC class, and where it was only dispensed', async () => {
  const sorafenib = { coding: [{ system: 'http://www.whocc.no/atc', code: 'L01EX02' }] }
  expect(
    await judged('noPriorTherapy', {
      ...statement('s', '', '2026-01-01'),
      medicationCodeableConcept: sorafenib,
    }),
  ).toEqual(['notMet', 'MedicationStatement/s'])
  const dispense = {
    resourceType: 'MedicationDispense',
    id: 'd',
    status: 'completed',
    subject: { reference: 'Patient/p1' },
    medicationCodeableConcept: { text: '索拉非尼' },
    whenHandedOver: '2026-01-01',
  }
  expect(await judged('noPriorTherapy', dispense)).toEqual(['notMet', 'MedicationDispense/d'])
})

test('reads when other therapy was given from any date of its record', async () => {
  const before = { start: '2026-01-01', end: '2026-02-01' }
  const after = { start: '2026-10-15', end: '2026-10-20' }
  const records = (when: typeof before) => [
    { ...tace, performedDateTime: undefined, performedPeriod: when },
    { ...tace, performedDateTime: undefined, occurrenceDateTime: when.start },
    { ...tace, performedDateTime: undefined, occurrencePeriod: when },
    { ...tace, status: 'in-progress', performedDateTime: when.start },
    administration('a', 'Sorafenib', '', { effectiveDateTime: undefined as never, effectivePeriod: when }),
    statement('s', 'Sorafenib', '', { effectiveDateTime: undefined as never, effectivePeriod: when }),
    dispense('d', 'Sorafenib', '', { whenHandedOver: undefined as never, whenPrepared: when.start }),
    dispense('d', 'Sorafenib', when.start, { whenPrepared: '2026-10-30' }),
  ]
  const start = pairFrom('2026-10-01')
  for (const record of records(before)) {
    expect((await judged('noPriorTherapy', ...start, record))[0]).toBe('notMet')
  }
  for (const record of records(after)) {
    expect((await judged('noPriorTherapy', ...start, record))[0]).toBe('unknown')
  }
})

test('therapy of which it cannot be read whose or when it was is named, and answers nothing', async () => {
  const broken = { ...tace, performedDateTime: 3 }
  expect(await judged('noPriorTherapy', broken)).toEqual(['unknown', 'Procedure/p'])
  expect(await judged('noPriorTherapy', { ...tace, subject: { reference: '#p' } })).toEqual([
    'unknown',
    'Procedure/p',
  ])
  const sorafenib = { ...statement('s', 'Sorafenib', '2026-01-01'), status: 7 }
  expect(await judged('noPriorTherapy', sorafenib)).toEqual(['unknown', 'MedicationStatement/s'])
  const chart = await read([sorafenib])
  expect(chart.criteria.find(({ id }) => id === 'noPriorTherapy')?.evidence).toEqual([
    { reference: 'MedicationStatement/s', text: 'Sorafenib', date: '2026-01-01' },
  ])
  // Beside one that is sure, it is no question any more.
  expect(await judged('noPriorTherapy', broken, { ...tace, id: 'q' })).toEqual(['notMet', 'Procedure/q'])
  for (const none of [
    { ...broken, subject: { reference: 'Patient/p2' } },
    { ...broken, status: 'not-done' },
    { ...broken, status: 'entered-in-error' },
    { ...broken, code: { text: 'Appendectomy' } },
    { ...statement('s', 'Aspirin', '2026-01-01'), status: 7 },
    { ...sorafenib, effectiveDateTime: '2026-12-01' },
  ]) {
    expect(await judged('noPriorTherapy', none)).toEqual(['unknown'])
  }
})

test('therapy may be any of what a malformed record calls it', async () => {
  const broken = { ...statement('s', '', '2026-01-01'), status: 7 }
  const medication = [{ text: 'Kit' }, { text: 'Sorafenib' }]
  expect(await judged('noPriorTherapy', { ...broken, medicationCodeableConcept: medication })).toEqual([
    'unknown',
    'MedicationStatement/s',
  ])
})

test('another cancer that cannot be read is named', async () => {
  const broken = { ...condition('c', icd('C64')), clinicalStatus: 'active' }
  expect(await judged('noOtherMalignancy', broken)).toEqual(['unknown', 'Condition/c'])
  expect(await judged('noOtherMalignancy', { ...broken, code: HCC })).toEqual(['unknown'])
  const ofNobody = { ...condition('c', icd('C64')), subject: { reference: '#p' } }
  expect(await judged('noOtherMalignancy', ofNobody)).toEqual(['unknown', 'Condition/c'])
  expect(await judged('noOtherMalignancy', condition('d', icd('C50')), broken)).toEqual([
    'notMet',
    'Condition/d',
  ])
})

test('a Medication is other therapy if any of its ingredients is', async () => {
  const medication = {
    resourceType: 'Medication',
    id: 'm',
    code: { text: 'Study kit' },
    ingredient: [{ itemCodeableConcept: { text: 'Sorafenib' } }],
  }
  const { medicationCodeableConcept: _, ...rest } = administration('a', '', '2026-01-01')
  const given = { ...rest, medicationReference: { reference: 'Medication/m' } }
  expect(await judged('noPriorTherapy', medication, given)).toEqual(['notMet', 'MedicationAdministration/a'])
})

test('one of the pair that was only ordered, and more than 42 days before, is prior therapy', async () => {
  const ordered = (at: string) => [
    order('o', 'Lenvatinib', at, { status: 'completed' }),
    order('o2', 'Lenvatinib', '2026-10-01'),
    order('c', 'Camrelizumab', '2026-10-01'),
  ]
  expect(await judged('noPriorTherapy', ...ordered('2026-08-19'))).toEqual(['notMet', 'MedicationRequest/o'])
  // The last moment of 20 August is 41 days and a moment before.
  expect(await judged('noPriorTherapy', ...ordered('2026-08-20'))).toEqual(['unknown'])
})

test('meets the regimen once both drugs were begun', async () => {
  expect((await judged('regimen', ...pairFrom('2026-10-01')))[0]).toBe('met')
  expect((await judged('regimen', administration('l', 'Lenvatinib', '2026-10-01')))[0]).toBe('unknown')
})

const biopsy = (text: string, overrides: object = {}) => ({
  resourceType: 'Procedure',
  id: 'b',
  status: 'completed',
  code: { text },
  subject: { reference: 'Patient/p1' },
  performedDateTime: '2026-09-01',
  ...overrides,
})

test('a biopsy of the liver is evidence of how the diagnosis was made, and no answer', async () => {
  expect(await judged('diagnosis', biopsy('Core needle biopsy of liver lesion'))).toEqual([
    'unknown',
    'Procedure/b',
  ])
  expect(await judged('diagnosis', biopsy('肝穿刺活检'))).toEqual(['unknown', 'Procedure/b'])
  expect(await judged('diagnosis', biopsy('Biopsy of skin'))).toEqual(['unknown'])
  expect(await judged('diagnosis', biopsy('Biopsy of liver', { status: 'not-done' }))).toEqual(['unknown'])
})

test('what no structured entry tells is left to the user', async () => {
  expect(await judged('noSevereComorbidity', condition('h', HCC))).toEqual(['unknown'])
  expect(await judged('noOtherTrial', condition('h', HCC))).toEqual(['unknown'])
})

test('one of the pair alone long before the other is prior systemic therapy', async () => {
  const alone = administration('len-old', 'Lenvatinib', '2026-06-01')
  const ongoing = administration('len-2', 'Lenvatinib', '2026-09-20')
  const other = administration('cam', 'Camrelizumab', '2026-10-01')
  expect(await judged('noPriorTherapy', alone, ongoing, other)).toEqual([
    'notMet',
    'MedicationAdministration/len-old',
  ])
  expect((await judged('noPriorTherapy', ongoing, other))[0]).toBe('unknown')
})

test('an early order of a drug that was given later is no prior therapy', async () => {
  const early = order('o', 'Lenvatinib', '2026-08-01')
  expect((await judged('noPriorTherapy', early, ...pairFrom('2026-10-01')))[0]).toBe('unknown')
})

test('data are complete once all four inputs are known', async () => {
  const start = '2026-10-01T08:00:00Z'
  const before = '2026-09-30T08:00:00Z'
  const three = [
    ...pairFrom(start),
    lab('anc', '751-8', 4, '10*9/L', before),
    lab('alc', '731-0', 2, '10*9/L', before),
    lab('alb', '1751-7', 40, 'g/L', before),
    lab('dia', '21889-1', 8, 'cm', before),
  ]
  const exams = [exam('e0', allSites(20), before), exam('e1', allSites(10), '2026-11-12T08:00:00Z')]
  expect(await judged('completeData')).toEqual(['unknown'])
  expect(await judged('completeData', ...three)).toEqual(['unknown'])
  expect(await judged('completeData', ...three, ...exams)).toEqual(['met'])
})

test('a biopsy is the patient’s own and dated as its record says', async () => {
  const taken = biopsy('Biopsy of liver')
  expect(await judged('diagnosis', { ...taken, subject: { reference: 'Patient/p2' } })).toEqual(['unknown'])
  const { performedDateTime: _, ...rest } = taken
  const chart = await read([{ ...rest, performedPeriod: { start: '2026-09-02' } }])
  const criterion = chart.criteria.find(({ id }) => id === 'diagnosis')
  expect(criterion?.evidence).toEqual([
    { reference: 'Procedure/b', text: 'Biopsy of liver', date: '2026-09-02' },
  ])
  const later = { ...rest, performedPeriod: { start: '2026-12-01' } }
  expect(await judged('diagnosis', later)).toEqual(['unknown'])
})

test('a diagnosis that is malformed is named, of whatever kind in the liver', async () => {
  const broken = { ...condition('c', icd('C22.9')), clinicalStatus: 'active' }
  expect(await judged('hcc', broken)).toEqual(['unknown', 'Condition/c'])
  expect(await judged('hcc', { ...broken, code: HCC })).toEqual(['unknown', 'Condition/c'])
  expect(await judged('hcc', { ...broken, code: icd('K74.6') })).toEqual(['unknown'])
  expect(await judged('hcc', { ...broken, subject: { reference: 'Patient/p2' } })).toEqual(['unknown'])
  expect(await judged('hcc', { ...broken, recordedDate: '2026-12-01' })).toEqual(['unknown'])
})

test('a stage counts of what is confirmed and there; two that differ say nothing', async () => {
  const staged = (id: string, summary: string, more: object = {}) =>
    condition(id, HCC, { stage: [{ summary: { text: summary }, type: { text: 'BCLC' } }], ...more })
  expect(await judged('stage', staged('c', 'C', { clinicalStatus: status('resolved') }))).toEqual(['unknown'])
  expect(await judged('stage', staged('c', 'C', { verificationStatus: status('provisional') }))).toEqual([
    'unknown',
  ])
  expect(await judged('stage', staged('c', 'C'), staged('d', 'B'))).toEqual([
    'unknown',
    'Condition/c',
    'Condition/d',
  ])
  expect(await judged('stage', staged('c', ' C '))).toEqual(['met', 'Condition/c'])
  expect(await judged('stage', staged('c', ' BCLC C'))).toEqual(['met', 'Condition/c'])
  const long = `BCLC stage C${' '.repeat(100)}`
  expect(await judged('stage', staged('c', long))).toEqual(['unknown'])
})

test('ECOG says what it says, in a hundred letters at most', async () => {
  expect((await judged('performance', coded({ valueQuantity: { value: 2 } })))[0]).toBe('notMet')
  expect((await judged('performance', coded({ valueString: ' 1 ' })))[0]).toBe('met')
  expect((await judged('performance', coded({ valueString: `1${' '.repeat(100)}` })))[0]).toBe('unknown')
  const chart = await read([coded({ valueInteger: 2 })])
  expect(chart.criteria.find(({ id }) => id === 'performance')?.evidence).toEqual([
    { reference: 'Observation/a', text: 'ECOG 2', date: RECENT },
  ])
})

test('an ECOG score that is malformed is named and may be the latest', async () => {
  const broken = { ...ecog('b', 3, '2026-11-10'), valueInteger: 'three' }
  expect(await judged('performance', ecog('a', 1, '2026-10-10'), broken)).toEqual([
    'unknown',
    'Observation/b',
  ])
  expect(await judged('performance', ecog('a', 1, '2026-11-12'), broken)).toEqual(['met', 'Observation/a'])
  const chart = await read([broken])
  expect(chart.criteria.find(({ id }) => id === 'performance')?.evidence).toEqual([
    { reference: 'Observation/b', text: 'ECOG', date: '2026-11-10' },
  ])
  const others = { ...broken, subject: { reference: 'Patient/p2' } }
  expect(await judged('performance', others)).toEqual(['unknown'])
})
