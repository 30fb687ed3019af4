import { ICD10_CM } from '../../../src/fhir/codes/canonical.ts'
import { scenario } from '../scenario.ts'

const NAME = "D'Arcy <b>Bold</b> & Søns"

/** Nothing known: bounds of 0 to 34.89 + 62.52 + 100 + (13 - 4) x 10.959 = 296.041 would be the whole scale. */
export const missingData = scenario({
  id: 'missing-data',
  title: 'Nothing measured yet',
  story: 'Referred with the diagnosis; no laboratory or imaging result here. The name tries to be markup.',
  expects: 'Not computable: everything is missing',
  truth: { nlr: null, albumin: null, diameter: null, dT: null },
  expected: { kind: 'notComputable' },
  ...{ name: NAME, family: '<b>Bold</b> & Søns' },
  patient: { id: 'pt-1020', mrn: '40025377', gender: 'male', birthDate: '1966-06-06' },
  course(chart) {
    chart.problem(-9, {
      coding: [{ system: ICD10_CM, code: 'C22.0', display: 'Liver cell carcinoma' }],
      text: 'Hepatocellular carcinoma, BCLC stage C (referral letter)',
    })
  },
})
