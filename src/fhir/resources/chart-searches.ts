import { ALL_SITES } from '../../model/elastography/elastography-sites.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import type { ReadTopic } from '../chart-inputs.ts'
import { ANALYTES, codesOf } from '../codes/analytes.ts'
import { NCIT, TIPM_SYSTEM } from '../codes/canonical.ts'
import {
  BACKGROUND_LIVER_STIFFNESS,
  BLOOD_COUNT_PANELS,
  BODY_WEIGHT,
  type CodeRef,
  ECOG,
  ELASTICITY,
  MEASUREMENT_GROUP,
  SHEAR_WAVE_SPEED,
  STANDARD_CODES,
  siteCode,
} from '../codes/standard-codes.ts'

/** One of the searches that make a chart: what the app asks for, what a prefetch template asks for, what the service fetches. */
export interface ChartSearch {
  /** The prefetch key. */
  readonly key: SearchKey
  readonly topic: ReadTopic
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
  /** What comes along, where the caller fetches it itself: prefetch tokens know no `_include`. */
  readonly include?: string
}

export type SearchKey =
  | 'laboratory'
  | 'tumourSize'
  | 'stiffness'
  | 'measurementGroups'
  | 'conditions'
  | 'medications'
  | 'administrations'
  | 'assessments'
  | 'pointsOnFile'
  | 'statements'
  | 'dispenses'
  | 'carePlans'
  | 'requestGroups'
  | 'serviceRequests'
  | 'lesions'
  | 'reports'
  | 'performance'
  | 'procedures'

const TIPM_ASSESSMENT = `${TIPM_SYSTEM}|tipm-assessment`

/**
 * The searches that hold everything TIPM reads of a patient, beside `Patient/id`. Drug records are asked for in every status:
 * a stopped order may be the one that began the therapy.
 */
export function chartSearches(rules: ReadingRules): readonly ChartSearch[] {
  const { codes } = rules
  const { tumourDiameter, ...laboratory } = ANALYTES
  const isOfHouse = Object.values(laboratory).some(({ id }) => codes[id].length > 0)
  const coded = (list: readonly CodeRef[]) => ({ code: tokens(list) })
  const drug = (key: SearchKey, topic: ReadTopic, type: string): ChartSearch => ({
    ...{ key, topic, type, parameters: {} },
    include: `${type}:medication`,
  })
  const plan = (key: SearchKey, type: string): ChartSearch => ({ key, topic: 'plans', type, parameters: {} })
  return [
    {
      key: 'laboratory',
      topic: 'laboratory',
      type: 'Observation',
      // A search by code sees an Observation's own code only: panels hold counts as components or name them as members.
      parameters: coded([
        ...Object.values(laboratory).flatMap(({ id }) => codesOf(id, rules)),
        ...BLOOD_COUNT_PANELS,
      ]),
      // A code of the house does not say blood: its specimen does (docs/reading-rules.md, 2).
      ...(isOfHouse ? { include: 'Observation:specimen' } : {}),
    },
    {
      key: 'tumourSize',
      topic: 'imaging',
      type: 'Observation',
      parameters: coded(codesOf(tumourDiameter.id, rules)),
    },
    {
      key: 'stiffness',
      topic: 'elastography',
      type: 'Observation',
      parameters: coded([
        ...STANDARD_CODES.stiffnessExam,
        ...codes.stiffnessExam,
        ...BACKGROUND_LIVER_STIFFNESS,
        ...ALL_SITES.flatMap((name) => [siteCode(name), ...(codes.stiffnessSites[name] ?? [])]),
        ...[ELASTICITY, SHEAR_WAVE_SPEED],
      ]),
    },
    // The label may stand at the group of the measurements alone.
    ...(Object.keys(rules.elastographyLabels).length === 0
      ? []
      : [
          {
            key: 'measurementGroups',
            topic: 'elastography',
            type: 'Observation',
            parameters: { category: tokens([MEASUREMENT_GROUP]) },
          } as const,
        ]),
    { key: 'lesions', topic: 'lesions', type: 'BodyStructure', parameters: {} },
    {
      key: 'performance',
      topic: 'conditions',
      type: 'Observation',
      parameters: coded([
        ...ECOG,
        { system: NCIT, code: 'C115132' },
        { system: NCIT, code: 'C115134' },
        ...BODY_WEIGHT,
      ]),
    },
    {
      key: 'reports',
      topic: 'reports',
      type: 'DiagnosticReport',
      parameters: { category: 'LAB,HM' },
    },
    { key: 'conditions', topic: 'conditions', type: 'Condition', parameters: {} },
    { key: 'procedures', topic: 'procedures', type: 'Procedure', parameters: {} },
    drug('medications', 'orders', 'MedicationRequest'),
    drug('administrations', 'administrations', 'MedicationAdministration'),
    drug('statements', 'statements', 'MedicationStatement'),
    drug('dispenses', 'dispenses', 'MedicationDispense'),
    // A protocol may be ordered as a whole, under its name alone.
    plan('carePlans', 'CarePlan'),
    plan('requestGroups', 'RequestGroup'),
    plan('serviceRequests', 'ServiceRequest'),
    {
      key: 'assessments',
      topic: 'assessments',
      type: 'RiskAssessment',
      parameters: { method: TIPM_ASSESSMENT },
    },
    {
      key: 'pointsOnFile',
      topic: 'assessments',
      type: 'Observation',
      parameters: { code: TIPM_ASSESSMENT },
    },
  ]
}

function tokens(codes: readonly CodeRef[]): string {
  return codes.map(({ system, code }) => `${system}|${code}`).join(',')
}
