import { TIPM_SYSTEM } from './canonical.ts'

/** The project's own codes: concepts for which standard terminologies were searched and hold none (docs/decisions). */
export const TIPM_CODES = {
  'stiffness-exam': 'Shear wave elastography of a liver lesion and its surroundings, 12 sites',
  nlr: 'Neutrophil-to-lymphocyte ratio',
  'delta-t': 'Change of tumour stiffness six weeks after start of therapy (dT)',
  'delta-t-nonnegative': 'dT not negative',
  'delta-t-negative': 'dT negative',
  'tipm-points': 'Target Immunotherapy Predict Model, total points',
  'tipm-assessment': 'Target Immunotherapy Predict Model assessment',
  probability: 'Estimated probability of progression',
  'model-version': 'Model file: id, version and hash',
  undecided: 'Undecided',
  'non-effective': 'Target and immunotherapy non-effective: progressive disease by mRECIST',
} as const

export type TipmCode = keyof typeof TIPM_CODES

/** A `Coding` of the project's CodeSystem. */
export function tipmCoding(code: TipmCode): { system: string; code: TipmCode; display: string } {
  return { system: TIPM_SYSTEM, code, display: TIPM_CODES[code] }
}
