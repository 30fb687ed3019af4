import { expect, test } from 'vitest'
import { LOCOREGIONAL, SYSTEMIC } from './prior-therapy-names.ts'

test.each([
  'TACE',
  'cTACE',
  'DEB-TACE',
  'HAIC',
  'Radiofrequency ablation of liver lesion',
  'Y-90 radioembolization',
  '射频消融术',
])('takes %s as locoregional therapy', (name) => {
  expect(LOCOREGIONAL.test(name)).toBe(true)
})

test.each(['Tacedinaline', 'Liver biopsy', 'Facet injection', 'Splenectomy'])(
  'does not take %s as locoregional therapy',
  (name) => {
    expect(LOCOREGIONAL.test(name)).toBe(false)
  },
)

test.each(['Sorafenib 200 mg', 'atezolizumab', '甲磺酸阿帕替尼片', 'Rivoceranib'])(
  'takes %s as systemic therapy',
  (name) => {
    expect(SYSTEMIC.test(name)).toBe(true)
  },
)

test.each(['Lapatinib', 'Lenvatinib', 'Camrelizumab', 'Entecavir', '拉帕替尼'])(
  'does not take %s as prior systemic therapy',
  (name) => {
    expect(SYSTEMIC.test(name)).toBe(false)
  },
)
