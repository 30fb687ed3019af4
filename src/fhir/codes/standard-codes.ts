import {
  DICOM,
  LOINC,
  SITE_SYSTEM,
  SNOMED,
  TIPM_SYSTEM,
  TW_NHI,
  TW_TREATMENT_ASSESSMENT,
} from './canonical.ts'

/** A code as sites and standards name concepts. */
export interface CodeRef {
  readonly system: string
  readonly code: string
}

const loinc = (...codes: string[]): CodeRef[] => codes.map((code) => ({ system: LOINC, code }))

/** Standard codes by the concept they stand for (names and verification: docs/codes.md). A site adds its own in the site file. */
export const STANDARD_CODES = {
  neutrophils: loinc('751-8', '753-4', '26499-4'),
  lymphocytes: loinc('731-0', '732-8', '26474-7'),
  neutrophilPercent: loinc('770-8', '23761-0', '26511-6'),
  lymphocytePercent: loinc('736-9', '737-7', '26478-8'),
  leukocytes: [...loinc('6690-2', '26464-8', '804-5'), { system: TW_NHI, code: '08002C' }],
  nlr: [] as CodeRef[],
  albumin: [
    ...loinc('1751-7', '61151-7', '61152-5', '2862-1', '77148-5', '54347-0'),
    { system: TW_NHI, code: '09038C' },
  ],
  bilirubin: loinc('1975-2', '14631-6'),
  tumourDiameter: loinc('21889-1', '33728-7', '33729-5'),
  stiffnessExam: [{ system: TIPM_SYSTEM, code: 'stiffness-exam' }] as CodeRef[],
} as const satisfies Record<string, readonly CodeRef[]>

/** Blood counts with the differential, which hold neutrophils and lymphocytes. */
export const DIFFERENTIAL_PANELS = loinc('57021-8', '69742-5')
/** Blood count panels: read for the counts they hold or group. */
export const BLOOD_COUNT_PANELS = [...loinc('58410-2'), ...DIFFERENTIAL_PANELS]
/** Counts of a blood count that are no input: platelets, erythrocytes, haemoglobin, haematocrit. */
export const KNOWN_OTHERS = loinc('777-3', '789-8', '718-7', '4544-3')
/** Molar albumin: a mass needs a molecular weight, so it is never converted. */
export const MOLAR_ALBUMIN = loinc('54347-0')
export const TUMOUR_LONGEST = loinc('33728-7')
export const TUMOUR_OTHER_DIMENSION = loinc('33729-5')
/** Method of a tumour size measured on what was taken out ("Gross examination and sampling of tissue specimen", mCODE's examples). */
export const SPECIMEN_EXAMINATION: CodeRef[] = [{ system: SNOMED, code: '787377000' }]
/** Diagnostic service sections: pathology, surgical pathology (HL7 v2 table 0074). */
export const PATHOLOGY: CodeRef[] = ['PAT', 'SP'].map((code) => ({
  system: 'http://terminology.hl7.org/CodeSystem/v2-0074',
  code,
}))
/** Transient elastography of background liver: never a tumour site. */
export const BACKGROUND_LIVER_STIFFNESS = loinc('77615-3')
export const ECOG = loinc('89247-1')
/** LOINC's answers to it, ECOG 0 to 5 in their order. */
export const ECOG_ANSWERS = loinc('LA9622-7', 'LA9623-5', 'LA9624-3', 'LA9625-0', 'LA9626-8', 'LA9627-6')
/** Taiwan's national health insurance is the one found to code mRECIST. */
export const MRECIST: CodeRef[] = [{ system: TW_TREATMENT_ASSESSMENT, code: 'MREC' }]
export const BODY_WEIGHT = loinc('29463-7')
export const ELASTICITY: CodeRef = { system: DICOM, code: '110830' }
export const SHEAR_WAVE_SPEED: CodeRef = { system: DICOM, code: '130611' }
/** Category of the Observations that group what imaging measured at one place (HL7's mapping of DICOM SR). */
export const MEASUREMENT_GROUP: CodeRef = { system: DICOM, code: '125007' }

/** The project's code of an elastography site, as in its CodeSystem. */
export function siteCode(site: string): CodeRef {
  return { system: SITE_SYSTEM, code: site }
}
