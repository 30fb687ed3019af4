import { expect, test } from 'vitest'
import { readContext } from '../../../test/support/read-context.ts'
import { defaultReadingRules } from '../../site/load-site.ts'
import type { Concept } from '../resources/resource-schemas.ts'
import { type Drug, drugsOf, otherOf } from './drugs.ts'

const rules = defaultReadingRules()
const which = (concept: Concept) =>
  (['lenvatinib', 'camrelizumab'] as const).filter((drug: Drug) =>
    drugsOf([concept], rules).drugs.includes(drug),
  )

test.each([
  ['Lenvatinib', 'lenvatinib'],
  ['LENVATINIB MESYLATE 4 mg capsule', 'lenvatinib'],
  ['Lenvima(R) 12 mg daily dose', 'lenvatinib'],
  ['甲磺酸仑伐替尼胶囊', 'lenvatinib'],
  ['乐卫玛', 'lenvatinib'],
  ['樂衛瑪', 'lenvatinib'],
  ['E7080', 'lenvatinib'],
  ['Camrelizumab 200 mg injection', 'camrelizumab'],
  ['camrelizumab-xxxx', 'camrelizumab'],
  ['carrelizumab', 'camrelizumab'],
  ['SHR-1210', 'camrelizumab'],
  ['SHR1210', 'camrelizumab'],
  ['注射用卡瑞利珠单抗', 'camrelizumab'],
  ['艾瑞卡', 'camrelizumab'],
  ['Ｌｅｎｖａｔｉｎｉｂ', 'lenvatinib'],
  ['lenvatinib4mg', 'lenvatinib'],
  ['LenvatinibCapsule', 'lenvatinib'],
  ['Lenvatinibum', 'lenvatinib'],
  ['侖伐替尼', 'lenvatinib'],
  ['Kisplyx', 'lenvatinib'],
  ['LENVIMA® 8 mg', 'lenvatinib'],
  ['E-7080', 'lenvatinib'],
  ['レンビマ', 'lenvatinib'],
  ['SHR 1210', 'camrelizumab'],
  ['SHR\u20111210', 'camrelizumab'],
  ['INCSHR1210', 'camrelizumab'],
  ['卡瑞利珠單抗', 'camrelizumab'],
  ['Lenvatinib (dose reduced after week 6)', 'lenvatinib'],
  ['Lenvatinib 8 mg, not with grapefruit', 'lenvatinib'],
  ['Lenvatinib changed to 8 mg', 'lenvatinib'],
  ['仑伐替尼改为8mg', 'lenvatinib'],
])('takes the name %s as %s', (text, drug) => {
  expect(which({ text })).toEqual([drug])
  expect(which({ coding: [{ display: text }] })).toEqual([drug])
})

test.each([
  'Lapatinib',
  'Cemiplimab',
  'Pembrolizumab',
  'Sorafenib',
  'Levatinib',
  'Nolenvatinibum',
  '拉帕替尼',
  '信迪利单抗',
  'SHR-12100',
  'Sorafenib; switched from lenvatinib',
  'Sorafenib (do not combine with lenvatinib)',
  'Sorafenib, do not give together with Lenvima',
  'Regorafenib after lenvatinib',
  'Atezolizumab instead of camrelizumab',
  'Lenvatinib placebo',
  'Placebo to match lenvatinib',
  'Camrelizumab or placebo',
  'Lenvatinib stopped',
  'Lenvatinib discontinued, start regorafenib',
  'Allergic to lenvatinib',
  '停用仑伐替尼',
  '仑伐替尼（停用）',
  '仑伐替尼已停药',
  '不与仑伐替尼合用',
  '卡瑞利珠单抗安慰剂',
  '瑞戈非尼（仑伐替尼失败后）',
  '',
])('takes %s as neither drug', (text) => {
  expect(which({ text })).toEqual([])
})

test('takes the verified codes, and not the same code of another system', () => {
  const atc = 'http://www.whocc.no/atc'
  expect(which({ coding: [{ system: atc, code: 'L01EX08' }] })).toEqual(['lenvatinib'])
  expect(which({ coding: [{ system: atc, code: 'L01FF14' }] })).toEqual(['camrelizumab'])
  expect(which({ coding: [{ system: 'http://fdasis.nlm.nih.gov', code: 'EE083865G2' }] })).toEqual([
    'lenvatinib',
  ])
  expect(which({ coding: [{ system: 'http://fdasis.nlm.nih.gov', code: '73096E137E' }] })).toEqual([
    'camrelizumab',
  ])
  expect(which({ coding: [{ system: 'urn:local', code: 'L01EX08' }] })).toEqual([])
  expect(which({ coding: [{ system: atc, code: 'L01FF0' }] })).toEqual([])
  expect(which({ coding: [{ system: atc, code: 'L01XE29' }] })).toEqual(['lenvatinib'])
  expect(which({ coding: [{ system: 'urn:oid:2.16.840.1.113883.6.73', code: 'L01FF14' }] })).toEqual([
    'camrelizumab',
  ])
  expect(which({ coding: [{ system: 'urn:oid:2.16.840.1.113883.6.88', code: '1603296' }] })).toEqual([
    'lenvatinib',
  ])
  expect(which({ coding: [{ system: 'urn:oid:2.16.840.1.113883.4.9', code: 'EE083865G2' }] })).toEqual([
    'lenvatinib',
  ])
})

test("takes a site's own codes and names", async () => {
  const codes = [{ system: 'urn:pharmacy', code: '4711' }]
  const { site } = await readContext({
    reading: { drugs: { lenvatinib: { codes, names: ['Levanib 4 mg'] } } },
  })
  expect(
    drugsOf([{ coding: [{ system: 'urn:pharmacy', code: '4711' }] }], site.reading).drugs.includes(
      'lenvatinib',
    ),
  ).toBe(true)
  expect(drugsOf([{ text: 'LEVANIB 4 MG caps' }], site.reading).drugs.includes('lenvatinib')).toBe(true)
  expect(drugsOf([{ text: 'LEVANIB 4 MG caps' }], site.reading).drugs.includes('camrelizumab')).toBe(false)
})

test('one order that names both drugs is both', () => {
  const both = { drugs: ['lenvatinib', 'camrelizumab'], told: true }
  expect(drugsOf([{ text: 'Lenvatinib + Camrelizumab, 21-day cycle' }], rules)).toMatchObject(both)
  expect(drugsOf([{ text: '仑伐替尼联合卡瑞利珠单抗' }], rules)).toMatchObject(both)
  expect(drugsOf([{ text: 'Lenvatinib' }, { text: 'Camrelizumab' }], rules)).toMatchObject(both)
})

test.each([
  [[]],
  [[{}]],
  [[{ text: '' }]],
  [[{ coding: [{ system: 'urn:local', code: '4711' }] }]],
  [[{ coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '999' }] }]],
  [[{ text: 'See note' }]],
  [[{ text: 'Study drug' }]],
  [[{ text: 'PD-1 inhibitor' }]],
  [[{ text: '化疗' }]],
  [[{ text: 'Lenvatinib or placebo' }]],
])('does not call %j another drug: what it is is not told', (medication) => {
  expect(drugsOf(medication, rules)).toMatchObject({ drugs: [], told: false })
})

test.each([
  [{ text: 'Sorafenib' }],
  [{ text: '恩替卡韦' }],
  [{ coding: [{ system: 'http://www.whocc.no/atc', code: 'J05AF10' }] }],
  [{ text: 'Sorafenib; switched from lenvatinib' }],
])('knows that %j is another drug', (concept) => {
  expect(drugsOf([concept], rules)).toMatchObject({ drugs: [], told: true })
})

test('a drug or its placebo in a blinded trial tells neither; a placebo alone tells that it is none', () => {
  const told = (...texts: string[]) =>
    drugsOf(
      texts.map((text) => ({ text })),
      rules,
    )
  expect(told('Lenvatinib or placebo')).toMatchObject({ drugs: [], told: false })
  // One of its names says so, the other does not.
  expect(told('Lenvatinib or placebo', 'Study drug')).toMatchObject({ drugs: [], told: false })
  expect(told('Placebo capsule')).toMatchObject({ drugs: [], told: true })
  expect(told('Lenvatinib')).toMatchObject({ drugs: ['lenvatinib'], told: true })
})

test('each drug has the other for its partner', () => {
  expect([otherOf('lenvatinib'), otherOf('camrelizumab')]).toEqual(['camrelizumab', 'lenvatinib'])
})

test('a code of another substance tells a drug; a group, half a code, or one of another system does not', () => {
  const told = (system: string | undefined, code: string | undefined) =>
    drugsOf([{ coding: [{ system, code }] }], defaultReadingRules()).told
  const [atc, unii] = ['http://www.whocc.no/atc', 'http://fdasis.nlm.nih.gov']
  // Sorafenib in ATC and UNII.
  expect([told(atc, 'L01EX02'), told(unii, '9ZOQ3TZI87')]).toEqual([true, true])
  expect([told(atc, 'L01EX'), told(unii, '9ZOQ3'), told(atc, undefined), told(unii, undefined)]).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect([told('urn:local', 'L01EX02'), told('urn:local', '9ZOQ3TZI87')]).toEqual([false, false])
  expect(told(atc, 'L01EX08')).toBe(true)
  expect(drugsOf([{ text: ' see note ' }], defaultReadingRules()).told).toBe(false)
})

test('what stands far before a name, or before another sentence, does not deny it', () => {
  const of = (text: string) => drugsOf([{ text }], defaultReadingRules()).drugs
  expect(of('Stopped smoking. Lenvatinib 8 mg')).toEqual(['lenvatinib'])
  expect(of(`Do not ${'crush '.repeat(10)}lenvatinib`)).toEqual([])
  expect(of(`Do not ${'crush '.repeat(30)}lenvatinib`)).toEqual(['lenvatinib'])
})

test('what may be a drug is told apart from what is', () => {
  const of = (...texts: string[]) =>
    drugsOf(
      texts.map((text) => ({ text })),
      defaultReadingRules(),
    )
  expect(of('Sorafenib or lenvatinib')).toEqual({ drugs: [], mayBe: ['lenvatinib'], told: false })
  expect(of('Lenvatinib planned', 'Camrelizumab pending')).toEqual({
    drugs: [],
    mayBe: ['lenvatinib', 'camrelizumab'],
    told: false,
  })
  // A name that is plain decides.
  expect(of('Consider lenvatinib', 'Lenvatinib')).toEqual({ drugs: ['lenvatinib'], mayBe: [], told: true })
  expect(of('Camrelizumab', 'or lenvatinib')).toEqual({ drugs: ['camrelizumab'], mayBe: [], told: true })
  expect(of('Placebo', 'Lenvatinib planned')).toEqual({ drugs: [], mayBe: [], told: true })
})

test('a code of the pair beside words that name another drug, or deny it, leaves the drug open', () => {
  const coded = (text: string) =>
    drugsOf([{ text, coding: [{ system: 'http://www.whocc.no/atc', code: 'L01EX08' }] }], rules)
  expect(coded('Capsules 4 mg')).toMatchObject({ drugs: ['lenvatinib'], mayBe: [] })
  expect(coded('Sorafenib 200 mg')).toMatchObject({ drugs: [], mayBe: ['lenvatinib'] })
  expect(coded('Switched from lenvatinib')).toMatchObject({ drugs: [], mayBe: ['lenvatinib'] })
})
