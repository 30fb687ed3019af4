import { TIPM_CODES } from '../../fhir/codes/tipm-codes.ts'
import type { RecordTexts } from '../../fhir/write/record-texts.ts'

/** What is written into the chart, where it is not the words of the screen. */
export const writtenRecord: RecordTexts = {
  codes: TIPM_CODES,
  outcome: 'Progressive disease by mRECIST (target and immunotherapy non-effective, TIN)',
  status: {
    reconstructed: () => 'reconstructed',
    published: () => 'published',
    recalibrated: (site) => `recalibrated at ${site}`,
    'recalibrated-not-approved': (site) => `recalibrated at ${site}, not approved`,
  },
  model: (name, version, status, hash) => `${name}, model file version ${version} (${status}), hash ${hash}`,
  computed: (model, status, hash) => `Computed by TIPM on FHIR, model ${model} (${status}), hash ${hash}`,
  written: (version, model, hash) => `Written by TIPM on FHIR ${version}, model ${model}, hash ${hash}.`,
  asRead: (sources) => `Inputs as read: ${sources}.`,
  inputs: { nlr: 'NLR', deltaT: 'dT', albumin: 'Albumin', diameter: 'Tumour diameter' },
  enteredByHand: (name) => `${name} (entered by hand)`,
  elastography: 'Elastography',
  bloodCount: 'Blood count',
  before: 'Before',
  week6: 'Week 6',
  deltaT: {
    'stiffer-is-nonnegative': (counted, needed) =>
      `${counted} of 9 sites stiffer; ${needed} needed. The source publication is inconsistent on the sign of dT; convention used: stiffer is nonnegative.`,
    'softer-is-nonnegative': (counted, needed) =>
      `${counted} of 9 sites softer; ${needed} needed. The source publication is inconsistent on the sign of dT; convention used: softer is nonnegative.`,
  },
  lowRange: (cutoff) => `below ${cutoff} points: low risk`,
  title: 'TIPM assessment',
  titleAsData: 'TIPM assessment (FHIR RiskAssessment)',
  description: (result) => `TIPM: ${result}`,
  confirmed: 'Completed or confirmed',
  replaced: 'Replaced by a later assessment',
  noLonger: 'the assessment that rested on it was revised and rests on it no longer',
}
