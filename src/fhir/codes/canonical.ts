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

/** Equal up to http/https, a `www.` and a trailing slash: EHRs print system URIs in all these ways. */
export function sameSystem(a: string | undefined, b: string): boolean {
  return a !== undefined && normalised(a) === normalised(b)
}

function normalised(uri: string): string {
  return uri
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/\/+$/, '')
    .toLowerCase()
}
