import type { ReadTopic } from '../src/fhir/chart-inputs.ts'
import { codesOf } from '../src/fhir/codes/analytes.ts'
import { NCIT, TIPM_SYSTEM } from '../src/fhir/codes/canonical.ts'
import {
  BACKGROUND_LIVER_STIFFNESS,
  type CodeRef,
  ECOG,
  STANDARD_CODES,
  siteCode,
} from '../src/fhir/codes/standard-codes.ts'
import { ALL_SITES } from '../src/model/elastography-sites.ts'
import type { ReadingRules } from '../src/site/site-schema.ts'

/** What is asked of the EHR for a call. `score` keys decide what a card says; the others refine it. */
export const PREFETCH = {
  patient: { topic: undefined, score: false },
  laboratory: { topic: 'laboratory', score: true },
  tumourSize: { topic: 'imaging', score: true },
  stiffness: { topic: 'elastography', score: true },
  conditions: { topic: 'conditions', score: true },
  medications: { topic: 'orders', score: true },
  administrations: { topic: 'administrations', score: false },
  assessments: { topic: 'assessments', score: false },
  statements: { topic: 'statements', score: false },
  lesions: { topic: 'lesions', score: false },
  reports: { topic: 'reports', score: false },
  performance: { topic: 'conditions', score: false },
  procedures: { topic: 'procedures', score: false },
} as const satisfies Record<string, { topic: ReadTopic | undefined; score: boolean }>

export type PrefetchKey = keyof typeof PREFETCH

export const PREFETCH_KEYS = Object.keys(PREFETCH) as PrefetchKey[]

export type PrefetchTemplates = Readonly<Record<PrefetchKey, string>>

const PATIENT = '{{context.patientId}}'

/** The prefetch templates: tokens of CDS Hooks 2.0 and searches of its recommended subset only. They read what the app reads. */
export function prefetchTemplates(rules: ReadingRules): PrefetchTemplates {
  const search = (type: string, ...parameters: string[]) =>
    [`${type}?patient=${PATIENT}`, ...parameters].join('&')
  const coded = (codes: readonly CodeRef[]) =>
    `code=${codes.map(({ system, code }) => `${system}|${code}`).join(',')}`
  const laboratory = (
    [
      'neutrophils',
      'lymphocytes',
      'neutrophilPercent',
      'lymphocytePercent',
      'leukocytes',
      'nlr',
      'albumin',
      'bilirubin',
    ] as const
  ).flatMap((analyte) => codesOf(analyte, rules))
  const stiffness = [
    ...STANDARD_CODES.stiffnessExam,
    ...rules.codes.stiffnessExam,
    ...BACKGROUND_LIVER_STIFFNESS,
    ...ALL_SITES.flatMap((site) => [siteCode(site), ...(rules.codes.stiffnessSites[site] ?? [])]),
  ]
  const stage = ['C115132', 'C115134'].map((code) => ({ system: NCIT, code }))
  return {
    patient: `Patient/${PATIENT}`,
    laboratory: search('Observation', coded(laboratory), '_sort=-date', '_count=200'),
    tumourSize: search('Observation', coded(codesOf('tumourDiameter', rules)), '_sort=-date', '_count=50'),
    stiffness: search('Observation', coded(stiffness), '_sort=-date', '_count=100'),
    conditions: search('Condition', '_count=100'),
    medications: search('MedicationRequest', 'status=active,on-hold,completed', '_count=100'),
    administrations: search('MedicationAdministration', '_count=200'),
    assessments: search('RiskAssessment', `method=${TIPM_SYSTEM}|tipm-assessment`, '_count=20'),
    statements: search('MedicationStatement', '_count=100'),
    lesions: search('BodyStructure', '_count=50'),
    reports: search('DiagnosticReport', 'category=LAB', '_count=100'),
    performance: search('Observation', coded([...ECOG, ...stage]), '_sort=-date', '_count=20'),
    procedures: search('Procedure', '_count=100'),
  }
}

/** A template as the search to send for a patient, relative to the FHIR base; medications come with what they point to. */
export function fetchUrl(template: string, patientId: string): string {
  const [path = '', query] = template.replaceAll(PATIENT, patientId).split('?')
  if (query === undefined) return path
  const parameters = new URLSearchParams(query)
  if (/^Medication(Request|Administration|Statement)$/.test(path)) {
    parameters.set('_include', `${path}:medication`)
  }
  return `${path}?${parameters}`
}
