import { expect, test } from 'vitest'
import { isElsewhere, isLocoregional, isSystemic } from './prior-therapy.ts'

test.each([
  ...[
    'TACE',
    'cTACE',
    'DEB-TACE',
    'HAIC',
    'Radiofrequency ablation of liver lesion',
    'Y-90 radioembolization',
    'SBRT',
  ],
  ...[
    'Stereotactic body radiotherapy',
    'Percutaneous ethanol injection',
    'Transcatheter arterial chemoembolisation',
  ],
  ...[
    'Transarterial embolization',
    'Microwave ablation',
    'Cryoablation of liver',
    'Hepatic arterial infusion chemotherapy',
  ],
  ...[
    '射频消融术',
    '经导管肝动脉化疗栓塞术',
    '经导管动脉化疗栓塞术',
    '肝动脉栓塞',
    '肝动脉灌注化疗',
    '立体定向放疗',
    '无水酒精注射',
  ],
  ...['經導管肝動脈化療栓塞術', '微波消融', '钇90放射性栓塞', '碘125粒子植入术'],
])('takes %s as locoregional therapy', (text) => {
  expect(isLocoregional({ text })).toBe(true)
})

test.each([
  'Tacedinaline',
  'Liver biopsy',
  'Facet injection',
  'Splenectomy',
  'Avoid TACE',
  'Fire',
  '肝移植',
  '',
])('does not take %s as locoregional therapy', (text) => {
  expect(isLocoregional({ text })).toBe(false)
})

test.each([
  ...[
    'Sorafenib 200 mg',
    'Nexavar',
    'atezolizumab',
    'Tecentriq',
    'Avastin',
    'Keytruda',
    'Opdivo',
    'anlotinib',
    'penpulimab',
  ],
  ...[
    'serplulimab',
    'Rivoceranib',
    'FOLFOX4',
    'cabozantinib',
    '甲磺酸阿帕替尼片',
    '帕博利珠单抗',
    '纳武利尤单抗',
    '卡博替尼',
    '安罗替尼',
  ],
  ...['替雷利珠单抗', '贝伐珠单抗', '索拉非尼', '多吉美'],
])('takes %s as systemic therapy', (text) => {
  expect(isSystemic({ text })).toBe(true)
})

test.each([
  ...[
    'Lapatinib',
    'Lenvatinib',
    'Camrelizumab',
    'Entecavir',
    '拉帕替尼',
    '仑伐替尼',
    '卡瑞利珠单抗',
    'Sorafenib placebo',
  ],
  ...['Do not combine with sorafenib', '索拉非尼过敏', ''],
])('does not take %s as prior systemic therapy', (text) => {
  expect(isSystemic({ text })).toBe(false)
})

const ATC = 'http://www.whocc.no/atc'
test.each([
  [ATC, 'L01EX02', true],
  ['urn:oid:2.16.840.1.113883.6.73', 'L01EX02', true],
  ['http://fhir.de/CodeSystem/bfarm/atc', 'L01FF02', true],
  [ATC, 'L01DB01', true],
  [ATC, 'V10XX01', true],
  [ATC, 'L01EX08', false],
  [ATC, 'L01XE29', false],
  [ATC, 'L01FF14', false],
  [ATC, 'L01FF', false],
  [ATC, 'L02BG04', false],
  ['urn:local', 'L01EX02', false],
])('takes %s %s as systemic therapy: %s', (system, code, expected) => {
  expect(isSystemic({ coding: [{ system, code }] })).toBe(expected)
})

test('a therapy that is denied, refused or only planned was not given', () => {
  for (const text of [
    'No prior TACE',
    'Planned TACE',
    'Evaluation for RFA',
    '未行TACE',
    '拟行射频消融',
    '无索拉非尼治疗史',
  ]) {
    expect(isLocoregional({ text }) || isSystemic({ text }), text).toBe(false)
  }
  // 无水 is "absolute", not "without".
  for (const text of ['经皮无水酒精注射术', 'TACE, no complications', 'TACE术后未出血']) {
    expect(isLocoregional({ text }), text).toBe(true)
  }
})

test('one of several names is enough', () => {
  const named = (text: string, display: string) => ({ text, coding: [{ display }] })
  expect(isLocoregional(named('Procedure of the day', 'TACE'))).toBe(true)
  expect(isSystemic(named('Study drug', 'Sorafenib'))).toBe(true)
})

test('the same techniques at other organs are no therapy of the liver', () => {
  for (const name of [
    'Radiofrequency ablation of kidney',
    'Radiofrequency ablation, atrial',
    '肾射频消融术',
    'THYROID radiofrequency ablation',
  ]) {
    expect([name, isElsewhere(name), isLocoregional({ text: name })]).toEqual([name, true, false])
  }
  for (const name of ['Radiofrequency ablation of liver', 'TACE, heart failure', 'Radiofrequency ablation']) {
    expect([name, isElsewhere(name), isLocoregional({ text: name })]).toEqual([name, false, true])
  }
})

test('radiation is therapy of the liver where it says so, and what stands after a therapy may deny it', () => {
  expect(isLocoregional({ text: 'Radiotherapy of liver metastasis' })).toBe(true)
  expect(isLocoregional({ text: 'Radiotherapy' })).toBe(false)
  expect(isLocoregional({ text: 'TACE, cancelled' })).toBe(false)
  expect(isLocoregional({ text: 'TACE, second session' })).toBe(true)
})
