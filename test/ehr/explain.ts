import { ASSESSMENT_IDENTIFIER } from '../../src/fhir/codes/canonical.ts'

/**
 * Why an issue of the offline validator is no fault of the resource. Everything else stands as it is: an unknown code of
 * a system we have, a system nobody knows (a misspelt URI), a broken rule, a value outside a value set we can expand.
 */
export type Explanation =
  | 'external-code'
  | 'external-value-set'
  | 'no-narrative'
  | 'no-performer'
  | 'unit-annotation'
  | 'own-tag'
  | 'reason-text'
  | 'ai-guide'
  | 'extension-context'
  | 'stored-reference'

export const explanations: Readonly<Record<Explanation, string>> = {
  'external-code':
    'The code belongs to a terminology that may not be shipped with a validator (LOINC, DICOM, drug codes ...), so that its existence cannot be checked offline.',
  'external-value-set':
    'The value set is defined by a rule over such a terminology, so that membership cannot be decided offline.',
  'no-narrative': 'FHIR recommends, and does not require, a narrative in every resource (dom-6).',
  'no-performer': 'FHIR recommends, and does not require, a performer for every Observation.',
  'unit-annotation':
    'A pure number says what it counts in a UCUM annotation ({score}, {ratio}), and its unit shows the same annotation; the validator asks that nothing be computed from it, and nothing is.',
  'own-tag':
    'A Provenance has no identifier, so a tag keeps a second one away; its code is the hash that identifies the assessment, and no list of such hashes exists.',
  'reason-text':
    'The reason of a correction is in the words of whoever corrected; the value set holds purposes of use, of which none is a correction.',
  'ai-guide':
    "HL7's AI Transparency guide is in ballot: its kinds of device are in no package at hand, and its reason of a Provenance is no purpose of use.",
  'extension-context':
    'To check where an extension may be used, the validator looks for the package of R4 on the network. The definition itself is checked wherever the extension is used.',
  'stored-reference':
    'A resource that is sent back to be marked as entered in error names another one of the same transaction as it was stored (Observation/12), not by its place in the transaction. Both are the same.',
}

/** The terminologies that cannot be checked offline. A system missing here stays an unexplained warning on purpose. */
const external: ReadonlySet<string> = new Set([
  'http://loinc.org',
  'http://snomed.info/sct',
  'http://dicom.nema.org/resources/ontology/DCM',
  'http://www.nlm.nih.gov/research/umls/rxnorm',
  'http://www.whocc.no/atc',
  'http://fdasis.nlm.nih.gov',
  'http://hl7.org/fhir/sid/icd-10',
  'http://hl7.org/fhir/sid/icd-10-cm',
  'http://hl7.org/fhir/sid/ndc',
  'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl',
  'http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes',
])

type Found = {
  readonly severity: string
  readonly location: string
  readonly message: string
  readonly messageId: string
}

/** `all` are the issues of the same resource: a failed membership check is only explained by its neighbour. */
export function explain(issue: Found, all: readonly Found[]): Explanation | undefined {
  if (issue.messageId === 'http://hl7.org/fhir/StructureDefinition/DomainResource#dom-6')
    return 'no-narrative'
  if (issue.messageId === 'All_observations_should_have_a_performer') return 'no-performer'
  if (issue.messageId === 'TYPE_SPECIFIC_CHECKS_DT_QTY_UCUM_ANNOTATIONS') return 'unit-annotation'
  if (
    unknownSystem.exec(issue.message)?.[1] === ASSESSMENT_IDENTIFIER &&
    issue.location.endsWith('.meta.tag[0]')
  )
    return 'own-tag'
  if (isOfAiGuide(issue)) return 'ai-guide'
  if (
    /\.reason\[\d\]$/.test(issue.location) &&
    issue.message.startsWith('No code provided, and a code should')
  )
    return 'reason-text'
  if (issue.messageId === 'ERROR_GENERATING_SNAPSHOT' && offlinePackage.test(issue.message))
    return 'extension-context'
  if (issue.messageId === 'BUNDLE_BUNDLE_POSSIBLE_MATCH_WRONG_FU') return 'stored-reference'
  if (isExternal(unknownSystem, issue)) return 'external-code'
  if (isExternal(unexpandable, issue)) return 'external-value-set'
  const undecided = notAMember.has(issue.messageId) && all.some((each) => sameCauseAs(issue, each))
  return undecided ? 'external-value-set' : undefined
}

const unknownSystem = /^CodeSystem is unknown and can't be validated: (\S+) for /
const AI_GUIDE_CODES = /^http:\/\/hl7\.org\/fhir\/uv\/aitransparency\/CodeSystem\/AI(deviceType|inputs)CS$/
const offlinePackage = /^Error generating Snapshot: Unable to resolve package id hl7\.fhir\.r4\.core#null /
const unexpandable = /^Unable to expand ValueSet: .* because CodeSystem '([^']+)' is ignored\/not-present$/

function isOfAiGuide({ severity, location, message }: Found): boolean {
  if (severity === 'error') return false
  const system = unknownSystem.exec(message)?.[1]
  if (AI_GUIDE_CODES.test(system ?? '')) return true
  return location.endsWith('.reason[0]') && message.includes('PurposeOfUse') && message.includes('#AIAST')
}

/** Not in the value set of an extensible or preferred binding. A required binding (`_1_`) is never excused. */
const notAMember = new Set(['Terminology_TX_NoValid_2_CC', 'Terminology_TX_NoValid_3_CC'])

function sameCauseAs(issue: Found, neighbour: Found): boolean {
  return neighbour.location === issue.location && isExternal(unexpandable, neighbour)
}

function isExternal(pattern: RegExp, issue: Found): boolean {
  const system = pattern.exec(issue.message)?.[1]
  return issue.severity !== 'error' && system !== undefined && external.has(system)
}
