import { ICD10, ICD10_CM, SNOMED } from '../codes/canonical.ts'
import { hasCode } from '../codes/code-match.ts'
import type { BodyStructure, Concept, Observation } from '../resources/resource-schemas.ts'
import { localReference } from '../resources/subject.ts'

/** Liver and the eight Couinaud segments (DICOM CID 12321, CID 7170). */
const LIVER_CODES = [
  '10200004',
  '71133005',
  '277956007',
  '277957003',
  '277958008',
  '277959000',
  '277960005',
  '277961009',
  '277962002',
].map((code) => ({ system: SNOMED, code }))

const LIVER_CONDITION = [ICD10, ICD10_CM].map((system) => ({ system, code: 'C22.0' }))

/** The lesion an imaging Observation is about: `BodyStructure/x`, undefined when it does not say. */
export function lesionOf(observation: Observation): string | undefined {
  const reference = observation.focus?.find((focus) => focus.reference?.includes('BodyStructure/'))?.reference
  return reference === undefined ? undefined : localReference(reference)
}

/** Whether the Observation says that it measured outside the liver; saying nothing is not saying so. */
export function isOutsideLiver(observation: Observation, bodyStructures: readonly BodyStructure[]): boolean {
  const lesion = lesionOf(observation)
  const structure = bodyStructures.find(({ id }) => `BodyStructure/${id}` === lesion)
  return [observation.bodySite, structure?.location].some(
    (site) => site !== undefined && namesPlace(site) && !isLiver(site),
  )
}

function namesPlace({ coding, text }: Concept): boolean {
  return (text ?? '') !== '' || (coding ?? []).some(({ code, display }) => code ?? display)
}

function isLiver(site: Concept): boolean {
  if (hasCode(site, LIVER_CODES) || hasCode(site, LIVER_CONDITION)) return true
  const names = [site.text, ...(site.coding ?? []).map(({ display }) => display)]
  return names.some(
    (name) => name !== undefined && /\b(liver|hepatic)\b|肝/i.test(name) && !NEAR_LIVER.test(name),
  )
}

/** Places that are named after the liver and are not in it. */
const NEAR_LIVER = /flexure|\b(lymph|node|nodes|artery|duct)\b|淋巴|肝曲|肝外|肝动脉|肝總管|肝总管/i
