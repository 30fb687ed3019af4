import { ALL_SITES } from '../../model/elastography-sites.ts'
import type { SiteConfig } from '../../site/site-schema.ts'
import type { ReadTopic } from '../chart-inputs.ts'
import { ANALYTES, codesOf } from '../codes/analytes.ts'
import { NCIT, TIPM_SYSTEM } from '../codes/canonical.ts'
import {
  BACKGROUND_LIVER_STIFFNESS,
  BLOOD_COUNT_PANELS,
  BODY_WEIGHT,
  type CodeRef,
  ECOG,
  STANDARD_CODES,
  siteCode,
} from '../codes/standard-codes.ts'

/** One search, relative to the FHIR base. All of them are independent and can go out at once. */
export interface ChartQuery {
  readonly topic: ReadTopic
  readonly url: string
}

/** The most that HAPI gives at once; servers that give fewer say so by their `next` links. */
const PAGE = 200
const TIPM_ASSESSMENT = `${TIPM_SYSTEM}|tipm-assessment`

/**
 * The searches that hold everything TIPM reads of a patient; `Patient/id` is read beside them. `documents`: also stored
 * assessments of the form DocumentReference, for EHRs whose issuer entry allows it.
 */
export function chartQueries(patientId: string, site: SiteConfig, documents = false): readonly ChartQuery[] {
  const { reading } = site
  const search = (topic: ReadTopic, type: string, parameters: Record<string, string> = {}): ChartQuery => ({
    topic,
    url: `${type}?${new URLSearchParams({ patient: patientId, ...parameters, _count: String(PAGE) })}`,
  })
  const { tumourDiameter, ...laboratory } = ANALYTES
  const laboratoryCodes = [
    ...Object.values(laboratory).flatMap(({ id }) => codesOf(id, reading)),
    // A search by code sees an Observation's own code only: panels hold counts as components or name them as members.
    ...BLOOD_COUNT_PANELS,
  ]
  const imagingCodes = [
    ...codesOf(tumourDiameter.id, reading),
    ...STANDARD_CODES.stiffnessExam,
    ...reading.codes.stiffnessExam,
    ...BACKGROUND_LIVER_STIFFNESS,
    ...ALL_SITES.flatMap((name) => [siteCode(name), ...(reading.codes.stiffnessSites[name] ?? [])]),
  ]
  const statusCodes = [
    ...ECOG,
    { system: NCIT, code: 'C115132' },
    { system: NCIT, code: 'C115134' },
    ...BODY_WEIGHT,
  ]
  return [
    search('laboratory', 'Observation', { code: tokens(laboratoryCodes) }),
    search('imaging', 'Observation', { code: tokens(imagingCodes) }),
    search('lesions', 'BodyStructure'),
    search('conditions', 'Observation', { code: tokens(statusCodes) }),
    search('reports', 'DiagnosticReport', { category: 'LAB,HM' }),
    search('conditions', 'Condition'),
    search('procedures', 'Procedure'),
    search('orders', 'MedicationRequest', { _include: 'MedicationRequest:medication' }),
    search('administrations', 'MedicationAdministration', {
      _include: 'MedicationAdministration:medication',
    }),
    search('statements', 'MedicationStatement', { _include: 'MedicationStatement:medication' }),
    search('assessments', 'RiskAssessment', { method: TIPM_ASSESSMENT }),
    search('assessments', 'Observation', { code: TIPM_ASSESSMENT }),
    ...(documents ? [search('assessments', 'DocumentReference', { type: TIPM_ASSESSMENT })] : []),
  ]
}

function tokens(codes: readonly CodeRef[]): string {
  return codes.map(({ system, code }) => `${system}|${code}`).join(',')
}
