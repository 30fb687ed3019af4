import { scenario } from '../scenario.ts'

/** NLR 72 % / 18 % = 4.0 -> 34.89; 5 of 9 stiffer -> 0; (50 - 39.5) x 4 = 42; (6.6 - 4) x 10.959 = 28.4934. Sum 105.3834. */
export const percentOnly = scenario({
  id: 'percent-only',
  title: 'Percent differential only',
  story: 'The analyser reports percentages; stiffness comes as twelve Observations an exam.',
  expects: '105.4 points, low',
  truth: { nlr: 4, albumin: 39.5, diameter: 6.6, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 105.3834, riskClass: 'low' },
  ...{ name: 'Amara Diallo', family: 'Diallo' },
  patient: { id: 'pt-1008', mrn: '40020411', gender: 'female', birthDate: '1980-02-26' },
  ...{ start: -48, weightKg: 62 },
  liver: { bilirubin: 15.4, alt: 41, ast: 44, ggt: 97, afp: 205, platelets: 163 },
  elastography: 'separate',
  course(chart) {
    chart.carcinoma(-22, { background: 'Chronic hepatitis B' })
    chart.surveillance({ wbc: 5, neutrophilPercent: 58, lymphocytePercent: 31, albumin: 41 })
    chart.draw(-2, { wbc: 6.3, neutrophilPercent: 72, lymphocytePercent: 18, albumin: 39.5 })
    const tumour = chart.lesion('IV')
    chart.sizes(-10, 'mm', [[tumour, 66, 60]])
    chart.swe(-5, tumour, [26.1, 27.7, 25.4, 28.6, 24.9, 18.0, 17.1, 18.9, 18.2, 9.8, 9.0, 8.1])
    chart.therapy()
    chart.swe(42, tumour, [28.4, 29.9, 24.8, 30.2, 23.6, 19.7, 18.5, 18.1, 17.4, 9.9, 8.8, 8.3])
  },
})
