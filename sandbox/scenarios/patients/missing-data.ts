import { ICD10_CM } from '../../../src/fhir/codes/canonical.ts'
import { problem } from '../builders/disease.ts'
import { openChart } from '../builders/patient-chart.ts'
import type { ScenarioChart } from '../scenario.ts'

const NAME = "D'Arcy <b>Bold</b> & Søns"

/** Nothing known: bounds of 0 to 34.89 + 62.52 + 100 + (13 - 4) x 10.959 = 296.041 would be the whole scale. */
export const missingData: ScenarioChart = {
  id: 'missing-data',
  patientId: 'pt-1020',
  name: NAME,
  title: 'Nothing measured yet',
  story: 'Referred with the diagnosis; no laboratory or imaging result here. The name tries to be markup.',
  expects: 'Not computable: everything is missing',
  truth: { nlr: null, albumin: null, diameter: null, dT: null },
  expected: { kind: 'notComputable' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1020',
      mrn: '40025377',
      name: [{ text: NAME, family: '<b>Bold</b> & Søns', given: ["D'Arcy"] }],
      gender: 'male',
      birthDate: '1966-06-06',
    })
    problem(chart, -9, {
      coding: [{ system: ICD10_CM, code: 'C22.0', display: 'Liver cell carcinoma' }],
      text: 'Hepatocellular carcinoma, BCLC stage C (referral letter)',
    })
    return chart.resources
  },
}
