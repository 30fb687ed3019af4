import { scenario } from '../scenario.ts'

/** NLR 4.20 / 1.40 = 3.0, not above 3 -> 0; 5 stiffer of 6 measured -> 0; (50 - 38.6) x 4 = 45.6; (7.4 - 4) x 10.959 = 37.2606. Sum 82.8606. */
export const partialDecides = scenario({
  id: 'partial-decides',
  title: 'Partial week-6 exam that decides',
  story: 'Three peritumoral sites were not reached, but five have already become stiffer; NLR is exactly 3.',
  expects: '82.9 points, low',
  truth: { nlr: 3, albumin: 38.6, diameter: 7.4, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 82.8606, riskClass: 'low' },
  ...{ name: 'Zhou Min', family: 'Zhou' },
  patient: { id: 'pt-1013', mrn: '40022706', gender: 'male', birthDate: '1976-12-19' },
  ...{ start: -47, weightKg: 68 },
  liver: { bilirubin: 16.2, alt: 43, ast: 51, ggt: 104, afp: 318, platelets: 152 },
  elastography: 'shots',
  course(chart) {
    chart.carcinoma(-21, { background: 'Chronic hepatitis B' })
    chart.surveillance({ wbc: 5.6, anc: 3.3, alc: 1.6, albumin: 40.4 })
    chart.draw(-2, { wbc: 6.1, anc: 4.2, alc: 1.4, albumin: 38.6 })
    const tumour = chart.lesion('VII')
    chart.sizes(-7, 'cm', [[tumour, 7.4, 6.6]])
    chart.swe(-3, tumour, [28.3, 30.1, 27.7, 31.5, 26.8, 19.0, 18.2, 19.8, 19.1, 10.5, 9.7, 8.8])
    chart.therapy()
    chart.swe(42, tumour, [30.4, 32.0, 29.6, 33.3, 28.5, 18.1, null, null, null, 10.9, 9.6, null])
  },
})
