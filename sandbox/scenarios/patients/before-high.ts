import { scenario } from '../scenario.ts'

/** NLR 7.20 / 0.90 = 8.0 -> 34.89; (50 - 27) x 4 = 92; (11.5 - 4) x 10.959 = 82.1925. 209.0825, with dT < 0 271.6025: high either way. */
export const beforeHigh = scenario({
  id: 'before-high',
  title: 'Before treatment, certainly high',
  story: 'Large tumour, low albumin, high NLR: high whatever the week-6 elastography will show.',
  expects: '209.1 to 271.6 points, high whatever dT will be',
  truth: { nlr: 8, albumin: 27, diameter: 11.5, dT: null },
  expected: { kind: 'bounded', pointsLow: 209.0825, pointsHigh: 271.6025, riskClass: 'high' },
  ...{ name: 'Huang Zhiming', family: 'Huang' },
  patient: { id: 'pt-1005', mrn: '40019812', gender: 'male', birthDate: '1975-06-30' },
  weightKg: 59,
  liver: { bilirubin: 31.7, alt: 92, ast: 140, ggt: 310, afp: 18_450, platelets: 86 },
  course(chart) {
    chart.carcinoma(-14, { background: 'Chronic hepatitis B, cirrhosis' })
    chart.surveillance({ wbc: 6.6, anc: 4.4, alc: 1.5, albumin: 36 }, -1)
    chart.draw(-1, { wbc: 9.1, anc: 7.2, alc: 0.9, albumin: 27 })
    const tumour = chart.lesion('VIII')
    chart.sizes(-7, 'mm', [[tumour, 115, 98]])
    chart.swe(-2, tumour, [41.2, 44.0, 39.8, 45.3, 38.1, 27.7, 26.2, 28.4, 27.0, 16.3, 15.1, 13.8])
  },
})
