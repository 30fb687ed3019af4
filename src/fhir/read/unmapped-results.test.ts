import { expect, test } from 'vitest'
import { lab, read } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { defaultReadingRules } from '../../site/load-site.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { chartPatient } from '../resources/subject.ts'
import { unmappedResults } from './unmapped-results.ts'

const rules = defaultReadingRules()
const LOCAL = 'http://hospital.example/labitems'
const local = (id: string, code: string, display: string, value = 4, unit = 'K/uL') => ({
  ...lab(id, '', value, unit),
  code: { coding: [{ system: LOCAL, code, display }] },
})
const found = (...resources: object[]) => unmappedResults(chartResources(resources), rules)

test('lists results under local codes, with how many there are of each, the look-alikes first', () => {
  expect(
    found(
      local('1', '50971', 'Potassium'),
      local('2', '50971', 'Potassium'),
      local('3', '52075', 'Absolute Neutrophil Count'),
    ),
  ).toEqual([
    { system: LOCAL, code: '52075', name: 'Absolute Neutrophil Count', count: 1, resembles: 'neutrophils' },
    { system: LOCAL, code: '50971', name: 'Potassium', count: 2, resembles: undefined },
  ])
})

test('lists results that are named by words alone', () => {
  const textOnly = (id: string, text: string) => ({ ...lab(id, '', 36, 'g/L'), code: { text } })
  expect(found(textOnly('a', 'ALBUMIN'), textOnly('b', 'Albumin'))).toMatchObject([
    { code: undefined, count: 2, resembles: 'albumin' },
  ])
})

test.each([
  ['淋巴细胞绝对值', 'K/uL', 'lymphocytes'],
  ['Lymphocytes', '%', 'lymphocytePercent'],
  ['中性粒细胞百分比', '%', 'neutrophilPercent'],
  ['WBC', '10*9/L', 'leukocytes'],
  ['白蛋白', 'g/L', 'albumin'],
  ['Prealbumin', 'mg/L', undefined],
  ['Albumin, urine', 'mg/L', undefined],
  ['肿瘤最大径', 'cm', 'tumourDiameter'],
  ['Sodium', 'mmol/L', undefined],
])('%s in %s looks like %s', (display, unit, resembles) => {
  expect(found(local('a', '1', display, 4, unit))).toMatchObject([{ resembles }])
})

test('lists the components of a local panel', () => {
  const { valueQuantity: _, ...panel } = local('p', 'CBC', 'Blood count')
  const component = [{ code: { text: 'Neutrophils' }, valueQuantity: { value: 4, unit: 'K/uL' } }]
  expect(found({ ...panel, component })).toMatchObject([{ name: 'Neutrophils', resembles: 'neutrophils' }])
})

test('leaves out what is mapped, what LOINC says is something else, vital signs and another patient’s', async () => {
  const chart = chartResources([
    lab('a', '1751-7', 36, 'g/L'),
    lab('b', '777-3', 180, '10*9/L'),
    {
      ...lab('c', '2951-2', 140, 'mmol/L'),
      code: { coding: [{ system: 'http://loinc.org', code: '2951-2', display: 'Sodium' }] },
    },
    { ...local('d', 'HR', 'Heart rate'), category: [{ coding: [{ code: 'vital-signs' }] }] },
    { ...local('e', '52075', 'Absolute Neutrophil Count'), subject: { reference: 'Patient/p2' } },
  ])
  expect(unmappedResults(chart, rules, chartPatient(chart, { patientId: 'p1' }))).toEqual([])
  const { site } = await readContext({
    reading: { codes: { neutrophils: [{ system: LOCAL, code: '52075' }] } },
  })
  const mapped = chartResources([local('f', '52075', 'Absolute Neutrophil Count')])
  expect(unmappedResults(mapped, site.reading)).toEqual([])
})

test('a count without a name in a LOINC code that nobody mapped is listed: segmented neutrophils are counted apart', () => {
  expect(found(lab('s', '30451-9', 4.2, '10*9/L'))).toMatchObject([
    { code: '30451-9', resembles: 'neutrophils' },
  ])
})

test('a result is what has a number in any form, and neither a vital sign nor an examination by its category', () => {
  const { valueQuantity: _, ...empty } = local('a', '1', 'Sodium')
  const isFound = (more: object) => found({ ...empty, ...more }).length === 1
  for (const value of [
    { valueInteger: 0 },
    { valueRange: { low: { value: 1 } } },
    { valueString: '140 (H)' },
  ])
    expect([value, isFound(value)]).toEqual([value, true])
  for (const value of [{}, { valueString: 'see comment' }, { valueCodeableConcept: { text: '2' } }])
    expect([value, isFound(value)]).toEqual([value, false])
  const ofCategory = (category: fhir4.CodeableConcept) =>
    isFound({ valueInteger: 1, category: [{ text: 'Routine' }, category] })
  expect(ofCategory({ coding: [{ code: 'laboratory' }] })).toBe(true)
  for (const other of [
    { text: 'Vital Signs' },
    { coding: [{ code: 'social-history' }] },
    { coding: [{ code: 'exam' }] },
  ])
    expect([other, ofCategory(other)]).toEqual([other, false])
})

test('of those that look alike the frequent come first, and of those as frequent the first by name; of a code one look-alike is enough', () => {
  const names = found(
    ...[
      local('1', 'a', 'Zinc'),
      local('2', 'b', 'Sodium'),
      local('3', 'b', 'Sodium'),
      local('4', 'c', 'Iron'),
    ],
    ...[
      local('5', 'd', 'WBC'),
      local('6', 'e', 'Albumin'),
      local('7', 'e', 'Albumin'),
      local('8', 'f', 'ANC'),
    ],
  ).map(({ name, count }) => `${name} ${count}`)
  expect(names).toEqual(['Albumin 2', 'ANC 1', 'WBC 1', 'Sodium 2', 'Iron 1', 'Zinc 1'])
  const named = local('1', 'x', 'Neutrophils')
  const plain = { ...named, id: '2', code: { coding: [{ system: LOCAL, code: 'x', display: 'Item x' }] } }
  for (const both of [
    [named, plain],
    [plain, named],
  ])
    expect(found(...both)).toMatchObject([{ count: 2, resembles: 'neutrophils' }])
})

test('a ratio, a quotient with globulin, and a nameless unit are told apart', () => {
  const like = (display: string, unit = '1') => found(local('a', '1', display, 4, unit))[0]?.resembles
  expect(like('N/L ratio')).toBe('nlr')
  expect(like('Albumin/Globulin ratio')).toBeUndefined()
  expect(like('Total bilirubin', 'umol/L')).toBe('bilirubin')
  const nameless = (system: string, unit: string) =>
    found({ ...lab('n', '', 4, unit), code: { coding: [{ system, code: 'x' }] } }).map(
      ({ resembles }) => resembles,
    )
  expect(nameless(LOCAL, '10*9/L')).toEqual(['neutrophils'])
  expect([nameless(LOCAL, 'g/L'), nameless(LOCAL, '%')]).toEqual([[undefined], [undefined]])
  // LOINC's own name would tell what it is.
  expect(nameless('http://loinc.org', 'g/L')).toEqual([])
})

test('of a panel with components these are its results, mapped ones and those without a value left out', () => {
  const component = [
    { code: { text: 'Sodium' }, valueQuantity: { value: 140, unit: 'mmol/L' } },
    {
      code: { coding: [{ system: 'http://loinc.org', code: '1751-7' }] },
      valueQuantity: { value: 36, unit: 'g/L' },
    },
    { code: { text: 'Potassium' } },
  ]
  expect(found({ ...local('p', 'C', 'Chemistry'), component }).map(({ name }) => name)).toEqual(['Sodium'])
})

test('this project has no result of its own to map', () => {
  const points = {
    ...lab('p', '', 120, '{score}'),
    code: { coding: [{ system: 'https://tipm-on-fhir.example/fhir/CodeSystem/tipm', code: 'tipm-points' }] },
  }
  expect(found(points)).toEqual([])
})

test('a chart says what looks like an input, and all of them where no result was found under any code that is read', async () => {
  const unmapped = async (...resources: object[]) => (await read(resources)).unmapped.map(({ name }) => name)
  const potassium = local('1', '50971', 'Potassium')
  const neutrophils = local('2', '52075', 'Absolute Neutrophil Count')
  expect(await unmapped(potassium, neutrophils)).toEqual(['Absolute Neutrophil Count', 'Potassium'])
  expect(await unmapped(potassium, neutrophils, lab('a', '1751-7', 36, 'g/L'))).toEqual([
    'Absolute Neutrophil Count',
  ])
  expect(await unmapped(potassium, lab('a', '1751-7', 36, 'g/L'))).toEqual([])
})

test('where the laboratory results were not read whole, that none was found says nothing of the codes', async () => {
  const failures = [{ topic: 'laboratory', code: 'http', status: 500, diagnostics: undefined }] as const
  const chart = await read([local('1', '50971', 'Potassium')], { failures })
  expect(chart.unmapped).toEqual([])
})
