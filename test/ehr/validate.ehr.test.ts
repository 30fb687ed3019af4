import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invalid, valid } from './invalid-risk-assessments.ts'
import { mcode } from './npm-package.ts'
import { startValidator, unexplained, type Validator, validateResources } from './validate.ts'

const canonical = 'http://tipm.example/fhir'
const profile: fhir4.StructureDefinition = {
  resourceType: 'StructureDefinition',
  url: `${canonical}/StructureDefinition/points`,
  name: 'Points',
  status: 'active',
  kind: 'resource',
  abstract: false,
  type: 'Observation',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Observation',
  derivation: 'constraint',
  differential: {
    element: [
      { id: 'Observation.value[x]', path: 'Observation.value[x]', min: 1, type: [{ code: 'Quantity' }] },
      { id: 'Observation.bodySite', path: 'Observation.bodySite', max: '0' },
    ],
  },
}
const codes: fhir4.CodeSystem = {
  resourceType: 'CodeSystem',
  url: `${canonical}/CodeSystem/codes`,
  status: 'active',
  content: 'complete',
  concept: [{ code: 'points', display: 'Points' }],
}
const points = {
  resourceType: 'Observation',
  meta: { profile: [profile.url] },
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">142 points</div>' },
  status: 'final',
  code: { coding: [{ system: codes.url, code: 'points' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-03-01',
  performer: [{ reference: 'Practitioner/d1' }],
  valueQuantity: { value: 142, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' },
}

let validator: Validator
beforeAll(async () => {
  const profilesDir = mkdtempSync(join(tmpdir(), 'profiles-'))
  for (const resource of [profile, codes]) {
    writeFileSync(join(profilesDir, `${resource.resourceType}.json`), JSON.stringify(resource))
  }
  validator = await startValidator({ profilesDir, packages: [mcode] })
})
afterAll(() => validator?.stop())

const errorsOf = async (resource: object): Promise<string[]> => {
  const issues = await validator.validate([resource])
  return issues
    .filter((issue) => issue.severity === 'error' || issue.severity === 'fatal')
    .map((issue) => `${issue.location}: ${issue.message} [${issue.messageId}]`)
}

test('a valid RiskAssessment has no issue at all', async () => {
  expect(await validator.validate([valid])).toEqual([])
})

test.each(invalid)('a RiskAssessment with $fault is refused for that', async ({ resource, expected }) => {
  expect((await errorsOf(resource)).join('\n')).toMatch(expected)
})

test('text that is no resource is refused', async () => {
  expect(await errorsOf({ resourceType: 'RiscAssessment' })).toHaveLength(1)
  expect(await errorsOf({})).toHaveLength(1)
})

test('a resource is checked against the profile it claims and the codes of our own system', async () => {
  expect(unexplained(await validator.validate([points]))).toEqual([])
  const site = { coding: [{ system: 'http://snomed.info/sct', code: '10200004' }] }
  expect((await errorsOf({ ...points, bodySite: site })).join('\n')).toMatch(/bodySite/)
  const typo = { coding: [{ system: codes.url, code: 'pionts' }] }
  expect((await errorsOf({ ...points, code: typo })).join('\n')).toMatch(/Unknown code .*pionts/)
})

test('a resource can be checked against a profile that it does not claim', async () => {
  const { meta: _, ...claimless } = points
  const textual = { ...claimless, valueQuantity: undefined, valueString: 'high' }
  expect(unexplained(await validator.validate([textual]))).toEqual([])
  const issues = await validator.validate([textual], { profiles: [profile.url] })
  expect(unexplained(issues).map((issue) => issue.location)).toContain('Observation.value.ofType(string)')
})

test('a profile that is not there is an error', async () => {
  const claims = { ...points, meta: { profile: [`${canonical}/StructureDefinition/none`] } }
  expect((await errorsOf(claims)).join('\n')).toMatch(/could not be found/)
})

test('codes that cannot be checked offline are explained, wrong units and systems are not', async () => {
  const loinc = {
    ...points,
    meta: undefined,
    code: { coding: [{ system: 'http://loinc.org', code: '1751-7' }] },
  }
  const explained = await validator.validate([loinc])
  expect(explained.map((issue) => issue.explanation).sort()).toEqual(['external-code', 'unit-annotation'])
  const misspelt = { ...loinc, code: { coding: [{ system: 'https://loinc.org', code: '1751-7' }] } }
  expect(unexplained(await validator.validate([misspelt]))).toHaveLength(1)
  const unit = { ...loinc, valueQuantity: { ...points.valueQuantity, unit: 'K/uL', code: 'KK/uL' } }
  expect((await errorsOf(unit)).join('\n')).toMatch(/unit 'KK/)
})

test('a shear wave code of DICOM, newer than the copy in R4, is not called an error', async () => {
  const method = { coding: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: '130609' }] }
  const issues = await validator.validate([{ ...points, method }])
  expect(issues.map((issue) => issue.explanation).sort()).toEqual(['external-code', 'unit-annotation'])
})

const tumourSize = {
  resourceType: 'Observation',
  meta: { profile: ['http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tumor-size'] },
  text: points.text,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '21889-1' }] },
  subject: { reference: 'Patient/p1' },
  focus: [{ reference: 'BodyStructure/t1' }],
  effectiveDateTime: '2026-03-01',
  performer: points.performer,
  method: { coding: [{ system: 'http://snomed.info/sct', code: '16310003' }] },
  component: [
    {
      code: { coding: [{ system: 'http://loinc.org', code: '33728-7' }] },
      valueQuantity: { value: 6.2, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' },
    },
  ],
}

test("mCODE's tumour size is checked as mCODE 4.0 defines it", async () => {
  expect(unexplained(await validator.validate([tumourSize]))).toEqual([])
  expect((await errorsOf({ ...tumourSize, focus: undefined })).join('\n')).toMatch(
    /must-have-focus-or-specimen/,
  )
  expect((await errorsOf({ ...tumourSize, component: [] })).join('\n')).toMatch(
    /tumorLongestDimension|[Aa]rray/,
  )
})

test("mCODE's risk assessment takes a practitioner as performer and asks for a coded value", async () => {
  const risk = {
    ...points,
    meta: { profile: ['http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-risk-assessment'] },
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] },
    ],
    code: { text: 'TIPM' },
    focus: [{ reference: 'Condition/c1' }],
    valueQuantity: undefined,
    valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '723505004' }] },
  }
  expect((await validator.validate([risk])).filter((issue) => issue.severity === 'error')).toEqual([])
  const quantity = { ...risk, valueCodeableConcept: undefined, valueQuantity: points.valueQuantity }
  expect((await errorsOf(quantity)).join('\n')).toMatch(/CodeableConcept/)
})

test('a folder of profiles that is not readable is said at once', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'profiles-'))
  writeFileSync(join(broken, 'broken.json'), '{"resourceType":"StructureDefinition","nonsense')
  await expect(validateResources([valid], { profilesDir: broken })).rejects.toThrow(
    /broken\.json is not readable/,
  )
})
