import { ICD10_CM } from '../../../src/fhir/codes/canonical.ts'
import { scenario } from '../scenario.ts'

/** Every input is there, and the model is still not for this patient: another tumour. */
export const notHcc = scenario({
  id: 'not-hcc',
  title: 'Not hepatocellular carcinoma',
  story: 'Intrahepatic cholangiocarcinoma on the problem list; all measurements complete.',
  expects: 'Out of scope, no points',
  truth: { nlr: 2.375, albumin: 40, diameter: 6.8, dT: 'nonnegative' },
  expected: { kind: 'outOfScope' },
  ...{ name: 'Elisabeth Brandt', family: 'Brandt' },
  patient: { id: 'pt-1016', mrn: '40023991', gender: 'female', birthDate: '1957-01-25' },
  ...{ start: -46, weightKg: 63 },
  liver: { bilirubin: 16.8, alt: 40, ast: 46, ggt: 260, afp: 3.1, platelets: 201 },
  course(chart) {
    chart.problem(-30, {
      coding: [{ system: ICD10_CM, code: 'C22.1', display: 'Intrahepatic bile duct carcinoma' }],
      text: 'Intrahepatic cholangiocarcinoma',
    })
    chart.background(-30, { background: 'Primary sclerosing cholangitis' })
    chart.surveillance({ wbc: 5.9, anc: 3.5, alc: 1.7, albumin: 41 })
    chart.draw(-3, { wbc: 6, anc: 3.8, alc: 1.6, albumin: 40 })
    const tumour = chart.lesion('IV')
    chart.sizes(-11, 'mm', [[tumour, 68, 54]])
    chart.swe(-4, tumour, [38.4, 40.2, 37.9, 41.1, 36.5, 25.5, 24.7, 26.3, 25.8, 10.1, 9.2, 8.0])
    chart.therapy()
    chart.swe(42, tumour, [40.0, 41.9, 39.2, 42.7, 37.7, 26.4, 25.1, 25.9, 25.2, 10.3, 9.1, 8.2])
  },
})
