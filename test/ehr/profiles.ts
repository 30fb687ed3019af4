import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CANONICAL } from '../../src/fhir/codes/canonical.ts'

export const profilesDir = join(import.meta.dirname, '../../smart-config/fhir')

/** The code systems, value sets and profiles that a site installs. */
export const conformanceResources = readdirSync(profilesDir)
  .filter((name) => name.endsWith('.json'))
  .map(
    (name) =>
      JSON.parse(readFileSync(join(profilesDir, name), 'utf8')) as
        | fhir4.CodeSystem
        | fhir4.ValueSet
        | fhir4.StructureDefinition,
  )

const own = (id: string) => `${CANONICAL}/StructureDefinition/${id}`
const mcodeProfile = (id: string) => `http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-${id}`

const byCode: Readonly<Record<string, readonly string[]>> = {
  nlr: [own('nlr')],
  'delta-t': [own('delta-t')],
  'tipm-points': [own('tipm-points')],
  'tipm-assessment': [own('tipm-assessment-observation'), mcodeProfile('cancer-risk-assessment')],
  'stiffness-exam': [own('elastography-exam')],
  '21889-1': [mcodeProfile('tumor-size')],
}

/** The profiles beyond R4 that a resource must meet, by its type and code; none for a type that has no profile of ours or mCODE's. */
export function profilesOf(resource: fhir4.FhirResource): readonly string[] {
  if (resource.resourceType === 'RiskAssessment') return [own('tipm-risk-assessment')]
  if (resource.resourceType !== 'Observation') return []
  return (resource.code.coding ?? []).flatMap(({ code = '' }) => byCode[code] ?? [])
}
