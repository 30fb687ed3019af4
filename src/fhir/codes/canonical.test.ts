import { expect, test } from 'vitest'
import {
  ATC,
  DICOM,
  ICD_O_3,
  ICD10,
  ICD10_CM,
  ICD11,
  isIcd10,
  LOINC,
  NCIT,
  RXNORM,
  SNOMED,
  sameSystem,
  UCUM,
  UNII,
} from './canonical.ts'

test.each(['http://loinc.org', 'https://loinc.org', 'http://www.loinc.org/', ' http://LOINC.org '])(
  'takes %s as LOINC',
  (system) => {
    expect(sameSystem(system, LOINC)).toBe(true)
  },
)

test.each([
  undefined,
  '',
  'http://loinc.org.evil.example',
  'http://snomed.info/sct',
  'urn:oid:2.16.840.1.113883.6.12',
  'urn:oid:2.16.840.1.113883.6.96',
  '2.16.840.1.113883.6.1',
])('does not take %s as LOINC', (system) => {
  expect(sameSystem(system, LOINC)).toBe(false)
})

test('takes the https and www spellings some EHRs print for RxNorm', () => {
  expect(sameSystem('https://www.nlm.nih.gov/research/umls/rxnorm', RXNORM)).toBe(true)
  expect(sameSystem('http://nlm.nih.gov/research/umls/rxnorm/', RXNORM)).toBe(true)
})

test.each([
  ['2.16.840.1.113883.6.1', LOINC],
  ['2.16.840.1.113883.6.8', UCUM],
  ['2.16.840.1.113883.6.96', SNOMED],
  ['2.16.840.1.113883.6.88', RXNORM],
  ['2.16.840.1.113883.6.73', ATC],
  ['2.16.840.1.113883.4.9', UNII],
  ['2.16.840.1.113883.6.3', ICD10],
  ['2.16.840.1.113883.6.90', ICD10_CM],
  ['2.16.840.1.113883.6.43.1', ICD_O_3],
  ['2.16.840.1.113883.3.26.1.1', NCIT],
  ['1.2.840.10008.2.16.4', DICOM],
])('takes the OID %s as %s', (oid, system) => {
  expect(sameSystem(`urn:oid:${oid}`, system)).toBe(true)
  expect(sameSystem(`URN:OID:${oid}`, system)).toBe(true)
})

test('takes both URIs of ICD-11, and the copy of the NCI Thesaurus in TW PAS', () => {
  expect(sameSystem('http://hl7.org/fhir/sid/icd-11', ICD11)).toBe(true)
  expect(sameSystem('https://twcore.mohw.gov.tw/ig/pas/CodeSystem/nci-thesaurus', NCIT)).toBe(true)
})

test.each([
  'http://hl7.org/fhir/sid/icd-10',
  'http://hl7.org/fhir/sid/icd-10-cm',
  'http://hl7.org/fhir/sid/icd-10-am',
  'urn:oid:2.16.840.1.113883.6.3',
  'urn:oid:2.16.840.1.113883.6.90',
  'http://fhir.de/CodeSystem/bfarm/icd-10-gm',
  'https://twcore.mohw.gov.tw/ig/twcore/CodeSystem/icd-10-cm-2023-tw',
  'urn:oid:2.16.156.10011.2.3.3.11',
  'urn:oid:2.16.156.10011.2.3.3.11.3',
  'urn:oid:2.16.578.1.12.4.1.1.7110',
  'https://smt.esante.gouv.fr/terminologie-cim-10/',
  'http://jpfhir.jp/fhir/core/CodeSystem/JP_ConditionDiseaseCodeICD10_CS',
])('takes %s as an edition of ICD-10', (system) => {
  expect(isIcd10(system)).toBe(true)
})

test.each([
  undefined,
  'http://hl7.org/fhir/sid/icd-11',
  'http://hl7.org/fhir/sid/icd-9-cm',
  'urn:oid:2.16.840.1.113883.6.103',
])('does not take %s as ICD-10', (system) => {
  expect(isIcd10(system)).toBe(false)
})
