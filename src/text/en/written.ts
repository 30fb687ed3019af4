import { TIPM_CODES } from '../../fhir/codes/tipm-codes.ts'
import type { RecordPhrases } from '../../fhir/write/record-phrases.ts'

/** What is written to a chart beside an assessment's own words (src/facts/record-words.ts). */
export const written = {
  codes: TIPM_CODES,
  fromFile: {} as Readonly<Record<string, string>>,
  named: (name: string, version: string, status: string) => `${name} ${version} (${status})`,
  model: (name: string, version: string, status: string, hash: string) =>
    `${name}, model file version ${version} (${status}), hash ${hash}`,
  computed: (id: string, version: string, status: string, hash: string) =>
    `Computed by TIPM on FHIR, model ${id} ${version} (${status}), hash ${hash}`,
  status: {
    reconstructed: 'reconstructed',
    published: 'published',
    recalibrated: (site: string) => `recalibrated at ${site}`,
    notApproved: (recalibrated: string) => `${recalibrated}, not approved`,
    untold: 'recalibrated',
  },
  inputs: { nlr: 'NLR', deltaT: 'dT', albumin: 'Albumin', diameter: 'Tumour diameter' },
  parts: { nlr: 'NLR', 'delta-t': 'dT', 'tipm-points': 'TIPM points' },
  bloodCount: 'Blood count',
  elastography: 'Elastography',
  entered: (input: string) => `${input} (entered by hand)`,
  before: 'Before',
  week6: 'Week 6',
  lowBelow: (cutoff: string) => `below ${cutoff} points: low risk`,
  title: 'TIPM assessment',
  withJson: 'TIPM assessment (FHIR RiskAssessment)',
  read: (inputs: string) => `Inputs as read: ${inputs}.`,
  writtenBy: (appVersion: string, id: string, version: string, hash: string) =>
    `Written by TIPM on FHIR ${appVersion}, model ${id} ${version}, hash ${hash}.`,
  inError: (reason: string) => `Marked as entered in error: ${reason}`,
  reasons: {
    completed: 'Completed or confirmed',
    replaced: 'Replaced by a later assessment',
    corrected: 'Corrected',
    restsNoLonger: 'the assessment that rested on it was revised and rests on it no longer',
    storedTwice: 'stored once too often, by a request that was repeated on its way',
  },
  provenance: 'Provenance',
  tookPart: (role: string, who: string) => `${role}: ${who}`,
  agents: { assembler: 'Assembler', verifier: 'Verifier' },
  software: 'Clinical decision support software',
  application: 'application',
  modelFile: 'model file',
  webPage: 'Web page',
  exam: (medians: string) => `Elastography, kPa: ${medians}.`,
  converted: (medians: string) =>
    `Elastography, kPa: ${medians}. Converted from shear wave speed by E = 3 rho v^2 with rho = 1000 kg/m3; the speeds are kept.`,
} satisfies RecordPhrases
