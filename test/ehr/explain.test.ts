import { expect, test } from 'vitest'
import { explain } from './explain.ts'

const issue = (message: string, messageId = 'Terminology_PassThrough_TX_Message', severity = 'warning') => ({
  severity,
  location: 'Observation.code',
  message,
  messageId,
})
const alone = (found: ReturnType<typeof issue>) => explain(found, [found])
const unknown = (system: string) =>
  issue(`CodeSystem is unknown and can't be validated: ${system} for '${system}#1'`)
const unexpandable = issue(
  "Unable to expand ValueSet: cannot apply filters '[x]' because CodeSystem 'http://snomed.info/sct' is ignored/not-present",
)
const notIn = (strength: 1 | 2) =>
  issue('None of the codings provided are in it', `Terminology_TX_NoValid_${strength}_CC`)

test('a code of LOINC cannot be checked offline', () => {
  expect(alone(unknown('http://loinc.org'))).toBe('external-code')
})

test('a misspelt system is not excused', () => {
  expect(alone(unknown('https://loinc.org/'))).toBeUndefined()
})

test('an unknown code of a known system is not excused', () => {
  const found = issue(
    "Unknown code 'http://terminology.hl7.org/CodeSystem/risk-probability#hihg'",
    undefined,
    'error',
  )
  expect(alone(found)).toBeUndefined()
})

test('a value outside an extensible value set is excused only when the set could not be expanded', () => {
  expect(alone(notIn(2))).toBeUndefined()
  expect(explain(notIn(2), [unexpandable, notIn(2)])).toBe('external-value-set')
  const elsewhere = { ...unexpandable, location: 'Observation.method' }
  expect(explain(notIn(2), [elsewhere, notIn(2)])).toBeUndefined()
})

test('a value outside a required value set is never excused', () => {
  expect(explain(notIn(1), [unexpandable, notIn(1)])).toBeUndefined()
})

test('a missing narrative or performer is a recommendation', () => {
  expect(alone(issue('x', 'http://hl7.org/fhir/StructureDefinition/DomainResource#dom-6'))).toBe(
    'no-narrative',
  )
  expect(alone(issue('x', 'All_observations_should_have_a_performer'))).toBe('no-performer')
})

test('a broken rule of another resource type is not excused', () => {
  expect(
    alone(issue('x', 'http://hl7.org/fhir/StructureDefinition/DomainResource#dom-3', 'error')),
  ).toBeUndefined()
})

test('an annotation for a unit is excused only when the unit shows it too', () => {
  expect(alone(issue('x', 'TYPE_SPECIFIC_CHECKS_DT_QTY_UCUM_ANNOTATIONS'))).toBe('unit-annotation')
  expect(alone(issue('x', 'TYPE_SPECIFIC_CHECKS_DT_QTY_UCUM_ANNOTATIONS_NOT_IN_UNIT'))).toBeUndefined()
})

test('the tag that keeps a second Provenance away is excused where it stands, and no other tag', () => {
  const system = 'https://tipm-on-fhir.example/fhir/identifier/assessment'
  const at = (location: string, found = unknown(system)) => alone({ ...found, location })
  expect(at('Provenance.meta.tag[0]')).toBe('own-tag')
  expect(at('Observation.code')).toBeUndefined()
  expect(at('Provenance.meta.tag[0]', unknown(`${system}s`))).toBeUndefined()
})

test('a differential that is wrong is not excused as a missing package', () => {
  const found = (message: string) => alone(issue(message, 'ERROR_GENERATING_SNAPSHOT', 'error'))
  expect(found('Error generating Snapshot: Unable to resolve package id hl7.fhir.r4.core#null (this)')).toBe(
    'extension-context',
  )
  expect(found('Error generating Snapshot: invalid slicing')).toBeUndefined()
})
