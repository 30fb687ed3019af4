import { remembered } from './remembered.ts'

/** Where this project's own conformance resources and identifiers live. `.example` is reserved and cannot be taken over; a site that publishes them changes this one line. */
export const CANONICAL = 'https://tipm-on-fhir.example/fhir'

export const TIPM_SYSTEM = `${CANONICAL}/CodeSystem/tipm`
export const SITE_SYSTEM = `${CANONICAL}/CodeSystem/elastography-site`
export const SHOTS_EXTENSION = `${CANONICAL}/StructureDefinition/elastography-shots`
export const DETAIL_EXTENSION = `${CANONICAL}/StructureDefinition/assessment-detail`
export const EXAM_IDENTIFIER = `${CANONICAL}/identifier/stiffness-exam`
export const ASSESSMENT_IDENTIFIER = `${CANONICAL}/identifier/assessment`

export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'
export const UCUM = 'http://unitsofmeasure.org'
export const DICOM = 'http://dicom.nema.org/resources/ontology/DCM'
export const ATC = 'http://www.whocc.no/atc'
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
export const UNII = 'http://fdasis.nlm.nih.gov'
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10'
export const ICD10_CM = 'http://hl7.org/fhir/sid/icd-10-cm'
export const NCIT = 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl'
export const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

export const ICD_O_3 = 'http://terminology.hl7.org/CodeSystem/icd-o-3'
export const ICD11 = 'http://id.who.int/icd/release/11/mms'

/** Where Taiwan's TW PAS guide has put its code systems. */
const TW_PAS = [
  'https://nhicore.nhi.gov.tw/pas/CodeSystem',
  'https://twcore.mohw.gov.tw/ig/pas/CodeSystem',
  'https://fhir-ig.nhi.org.tw/pas/CodeSystem',
]
/** What TW PAS assesses a tumour's response by. */
export const TW_TREATMENT_ASSESSMENT = 'https://nhicore.nhi.gov.tw/pas/CodeSystem/nhi-tx-ast'
/** Items of Taiwan's national health insurance, under which its hospitals code laboratory results. */
export const TW_NHI = 'https://twcore.mohw.gov.tw/ig/twcore/CodeSystem/medical-service-payment-tw'

/** Further registered names of the systems that are read: their OIDs (HL7's registry), as conversion from CDA leaves them, and other URIs. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  [LOINC]: ['urn:oid:2.16.840.1.113883.6.1'],
  [SNOMED]: ['urn:oid:2.16.840.1.113883.6.96'],
  [UCUM]: ['urn:oid:2.16.840.1.113883.6.8'],
  [DICOM]: ['urn:oid:1.2.840.10008.2.16.4'],
  [ATC]: [
    'urn:oid:2.16.840.1.113883.6.73',
    'http://fhir.de/CodeSystem/bfarm/atc',
    'http://fhir.de/CodeSystem/dimdi/atc',
  ],
  [RXNORM]: ['urn:oid:2.16.840.1.113883.6.88'],
  [UNII]: ['urn:oid:2.16.840.1.113883.4.9'],
  [ICD10]: ['urn:oid:2.16.840.1.113883.6.3'],
  [ICD10_CM]: ['urn:oid:2.16.840.1.113883.6.90'],
  [ICD_O_3]: ['urn:oid:2.16.840.1.113883.6.43.1'],
  [ICD11]: ['http://hl7.org/fhir/sid/icd-11', 'http://id.who.int/icd11/mms'],
  // Taiwan's TW PAS gives its stages under a copy of the thesaurus; its guide has moved twice.
  [NCIT]: ['urn:oid:2.16.840.1.113883.3.26.1.1', ...TW_PAS.map((guide) => `${guide}/nci-thesaurus`)],
  [TW_TREATMENT_ASSESSMENT]: TW_PAS.map((guide) => `${guide}/nhi-tx-ast`),
}

/** Every name of a system, in the spelling of `normalised`, to its first one. */
const CANONICAL_NAMES = new Map(
  Object.entries(OTHER_NAMES).flatMap(([system, others]) =>
    [system, ...others].map((name) => [normalised(name), normalised(system)] as const),
  ),
)

/** Equal by any registered name, up to http/https, a `www.`, case and a trailing slash: EHRs print system URIs in all these ways. */
export function sameSystem(a: string | undefined, b: string): boolean {
  return a !== undefined && (a === b || canonicalName(a) === canonicalName(b))
}

const canonicalName = remembered((uri) => {
  const name = normalised(uri)
  return CANONICAL_NAMES.get(name) ?? name
})

/** National editions of ICD-10 that keep its categories (C22.0 is liver cell carcinoma in all): Germany, Taiwan, China, Australia, Canada, Norway, France, Japan. */
const ICD10_EDITIONS = [
  /^fhir\.de\/codesystem\/(bfarm|dimdi)\/icd-10-gm$/,
  /^twcore\.mohw\.gov\.tw\/ig\/\w+\/codesystem\/icd-10-cm-\d{4}-tw$/,
  /^urn:oid:2\.16\.156\.10011\.2\.3\.3\.11(\.\d+)*$/,
  /^hl7\.org\/fhir\/sid\/icd-10-[a-z]{2,3}$/,
  /^urn:oid:2\.16\.578\.1\.12\.4\.1\.1\.7110$/,
  /^smt\.esante\.gouv\.fr\/terminologie-cim-10$/,
  /^jpfhir\.jp\/fhir\/core\/codesystem\/jp_conditiondiseasecodeicd10_cs$/,
]

/** Whether a system is ICD-10, in any national edition. */
export function isIcd10(system: string | undefined): boolean {
  if (system === undefined) return false
  if (sameSystem(system, ICD10) || sameSystem(system, ICD10_CM)) return true
  const name = normalised(system)
  return ICD10_EDITIONS.some((edition) => edition.test(name))
}

function normalised(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/(?<!\/)\/+$/, '')
}
