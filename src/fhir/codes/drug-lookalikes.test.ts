import { expect, test } from 'vitest'
import { defaultReadingRules } from '../../site/load-site.ts'
import { drugLookalikes } from './drug-lookalikes.ts'

const like = (text: string) =>
  drugLookalikes([{ text }], defaultReadingRules()).map(({ drug, reason }) => `${drug} ${reason}`)

test.each([
  ['lenvatanib 4 mg', 'lenvatinib spelling'],
  ['Camrelizumb', 'camrelizumab spelling'],
  ['卡瑞丽珠单抗', 'camrelizumab spelling'],
  ['Lenvimma', 'lenvatinib spelling'],
  ['Lenvatinib placebo', 'lenvatinib placebo'],
  ['Sorafenib; switched from lenvatinib', 'lenvatinib mentioned'],
])('%s looks like it and is not taken: %s', (text, expected) => {
  expect(like(text)).toEqual([expected])
})

test('the drug itself is no look-alike of itself, and other drugs are none', () => {
  for (const text of [
    'Lenvatinib',
    '卡瑞利珠单抗',
    'Lapatinib',
    'Cemiplimab',
    'Tislelizumab',
    'Pembrolizumab',
  ]) {
    expect(like(text)).toEqual([])
  }
  for (const text of [
    '帕博利珠单抗',
    '替雷利珠单抗',
    '信迪利单抗',
    '阿帕替尼',
    'Sorafenib',
    'Levantine',
    '',
  ]) {
    expect(like(text)).toEqual([])
  }
})
