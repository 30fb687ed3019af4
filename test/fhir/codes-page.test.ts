import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BLOOD_COUNT_PANELS, STANDARD_CODES } from '../../src/fhir/codes/standard-codes.ts'
import { TIPM_CODES } from '../../src/fhir/codes/tipm-codes.ts'

const root = join(import.meta.dirname, '..', '..')
const page = readFileSync(join(root, 'docs', 'codes.md'), 'utf8')
const source = (name: string) => readFileSync(join(root, 'src', 'fhir', name), 'utf8')

test('the page of codes names every code that is looked for as an input', () => {
  for (const { code } of [...Object.values(STANDARD_CODES).flat(), ...BLOOD_COUNT_PANELS])
    expect(page).toContain(code)
})

test("the page of codes names every one of the project's own", () => {
  for (const [code, name] of Object.entries(TIPM_CODES)) {
    expect(page).toContain(code)
    if (code !== 'stiffness-exam' && !code.startsWith('delta-t-')) expect(page).toContain(name)
  }
})

test('the page of codes names every LOINC, SNOMED CT, NCI, ATC, UNII and ICD-11 code in the sources', () => {
  const files = [
    'codes/standard-codes.ts',
    'codes/drugs.ts',
    'codes/canonical.ts',
    'codes/malignancy.ts',
    'criteria/stage-criteria.ts',
    'read/lesion-site.ts',
    'write/assessment-observation.ts',
  ]
  const codes = files.flatMap((name) => [
    ...source(name).matchAll(
      /'(\d{3,5}-\d|LA\d{4,6}-\d|\d{6,18}|2[A-Z0-9]{3}\.\d+|\d{5}C|C\d{6}|L01[A-Z]{2}\d\d|[A-Z0-9]{10})'/g,
    ),
  ])
  expect(codes.length).toBeGreaterThan(30)
  for (const [, code] of codes) expect(page).toContain(code)
})
