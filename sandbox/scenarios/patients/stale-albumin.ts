import { scenario } from '../scenario.ts'

/** NLR 5.20 / 1.30 = 4.0 -> 34.89; 3 of 9 stiffer -> 62.52; albumin unknown -> 0 to 100; (8.5 - 4) x 10.959 = 49.3155. 146.7255 to 246.7255. */
export const staleAlbumin = scenario({
  id: 'stale-albumin',
  title: 'Stale albumin',
  story: 'The only albumin was drawn 120 days before treatment.',
  expects: '146.7 to 246.7 points, undecided: albumin would decide',
  truth: { nlr: 4, albumin: null, diameter: 8.5, dT: 'negative' },
  expected: { kind: 'bounded', pointsLow: 146.7255, pointsHigh: 246.7255, riskClass: 'undecided' },
  ...{ name: 'Liu Yang', family: 'Liu' },
  patient: { id: 'pt-1010', mrn: '40021035', gender: 'female', birthDate: '1973-09-14' },
  ...{ start: -46, weightKg: 54 },
  liver: { bilirubin: 20.1, alt: 49, ast: 60, ggt: 126, afp: 940, platelets: 124 },
  course(chart) {
    chart.carcinoma(-17, { background: 'Chronic hepatitis B' })
    chart.draw(-205, { wbc: 5.4, anc: 3, alc: 1.7 }, 0.7)
    chart.draw(-120, { wbc: 5.9, anc: 3.5, alc: 1.6, albumin: 38 }, 0.8)
    chart.draw(-3, { wbc: 7.2, anc: 5.2, alc: 1.3 })
    const tumour = chart.lesion('VIII')
    chart.sizes(-8, 'mm', [[tumour, 85, 77]])
    chart.swe(-2, tumour, [34.5, 36.8, 33.1, 37.2, 32.0, 23.6, 22.8, 24.1, 23.0, 13.2, 12.6, 11.3])
    chart.therapy()
    chart.swe(41, tumour, [31.9, 34.2, 34.0, 35.1, 29.8, 24.4, 21.5, 24.7, 21.1, 13.0, 12.9, 11.2])
  },
})
