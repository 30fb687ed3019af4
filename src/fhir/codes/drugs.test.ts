import { expect, test } from 'vitest'
import { readContext } from '../../../test/support/read-context.ts'
import { defaultReadingRules } from '../../site/load-site.ts'
import type { Concept } from '../resources/resource-schemas.ts'
import { type Drug, isDrug } from './drugs.ts'

const rules = defaultReadingRules()
const which = (concept: Concept) =>
  (['lenvatinib', 'camrelizumab'] as const).filter((drug: Drug) => isDrug(drug, [concept], rules))

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
})

test("takes a site's own codes and names", async () => {
  const codes = [{ system: 'urn:pharmacy', code: '4711' }]
  const { site } = await readContext({
    reading: { drugs: { lenvatinib: { codes, names: ['Levanib 4 mg'] } } },
  })
  expect(isDrug('lenvatinib', [{ coding: [{ system: 'urn:pharmacy', code: '4711' }] }], site.reading)).toBe(
    true,
  )
  expect(isDrug('lenvatinib', [{ text: 'LEVANIB 4 MG caps' }], site.reading)).toBe(true)
  expect(isDrug('camrelizumab', [{ text: 'LEVANIB 4 MG caps' }], site.reading)).toBe(false)
})
