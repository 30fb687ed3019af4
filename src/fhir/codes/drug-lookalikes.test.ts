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

test('any name of a medication may look like one of the pair', () => {
  const named = (...texts: string[]) =>
    drugLookalikes(
      texts.map((text) => ({ text })),
      defaultReadingRules(),
    ).map(({ drug, reason }) => `${drug} ${reason}`)
  expect(named('Study drug', 'Lenvatinib placebo')).toEqual(['lenvatinib placebo'])
  expect(named('Lenvatinib', 'Placebo')).toEqual(['lenvatinib placebo'])
  expect(named('Sorafenib', 'switched from lenvatinib')).toEqual(['lenvatinib mentioned'])
  expect(named('TKI', 'lenvatanib')).toEqual(['lenvatinib spelling'])
})

test('a slip is two letters of a name of ten or more, and one of a shorter', () => {
  // lenvatinib: 10 letters; lenvima: 7; 仑伐替尼: 4.
  expect(like('lenvatanab')).toEqual(['lenvatinib spelling'])
  expect(like('lanvatanab')).toEqual([])
  expect(like('lenvime')).toEqual(['lenvatinib spelling'])
  expect(like('lanvime')).toEqual([])
  expect(like('甲磺酸仑伐替你胶囊')).toEqual(['lenvatinib spelling'])
  expect(like('甲磺酸仑伐提你胶囊')).toEqual([])
  // Letters left out or put in.
  expect(like('lenvatin')).toEqual(['lenvatinib spelling'])
  expect(like('lenvatininibs')).toEqual([])
})
