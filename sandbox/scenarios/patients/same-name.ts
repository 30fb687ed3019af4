import { scenario } from '../scenario.ts'

/** NLR 6.40 / 1.60 = 4.0 -> 34.89; 1 of 9 stiffer -> 62.52; (50 - 33) x 4 = 68; (10.2 - 4) x 10.959 = 67.9458. Sum 233.3558. */
export const sameNameHigh = scenario({
  id: 'same-name-high',
  title: 'Same name, born 1961',
  story: 'Shares name and sex with another patient; this one is high.',
  expects: '233.4 points, high',
  truth: { nlr: 4, albumin: 33, diameter: 10.2, dT: 'negative' },
  expected: { kind: 'complete', points: 233.3558, riskClass: 'high' },
  ...{ name: 'Zhang Wei', family: 'Zhang' },
  patient: { id: 'pt-1017', mrn: '40024316', gender: 'male', birthDate: '1961-04-12' },
  ...{ start: -47, weightKg: 61 },
  liver: { bilirubin: 26.4, alt: 72, ast: 101, ggt: 221, afp: 6120, platelets: 97 },
  elastography: 'shots',
  course(chart) {
    chart.carcinoma(-18, { background: 'Chronic hepatitis B' })
    chart.surveillance({ wbc: 6.5, anc: 4.2, alc: 1.7, albumin: 37 })
    chart.draw(-2, { wbc: 8.6, anc: 6.4, alc: 1.6, albumin: 33 })
    const tumour = chart.lesion('VIII')
    chart.sizes(-8, 'mm', [[tumour, 102, 93]])
    chart.swe(-3, tumour, [37.7, 39.5, 36.4, 40.6, 35.2, 25.9, 24.8, 26.6, 25.4, 15.2, 14.1, 12.7])
    chart.therapy()
    chart.swe(42, tumour, [33.1, 35.8, 32.9, 37.4, 31.0, 23.2, 25.6, 23.9, 22.7, 15.0, 14.3, 12.5])
  },
})

/** NLR 3.00 / 2.00 = 1.5 -> 0; 8 of 9 stiffer -> 0; (50 - 45) x 4 = 20; (4.8 - 4) x 10.959 = 8.7672. Sum 28.7672. */
export const sameNameLow = scenario({
  id: 'same-name-low',
  title: 'Same name, born 1979',
  story: 'Shares name and sex with another patient; this one is low.',
  expects: '28.8 points, low',
  truth: { nlr: 1.5, albumin: 45, diameter: 4.8, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 28.7672, riskClass: 'low' },
  ...{ name: 'Zhang Wei', family: 'Zhang' },
  patient: { id: 'pt-1018', mrn: '40024361', gender: 'male', birthDate: '1979-11-30' },
  ...{ start: -47, weightKg: 74 },
  liver: { bilirubin: 10.9, alt: 27, ast: 30, ggt: 51, afp: 12.7, platelets: 226 },
  elastography: 'shots',
  course(chart) {
    chart.carcinoma(-18, { ecog: 0, background: 'Chronic hepatitis B' })
    chart.surveillance({ wbc: 5.7, anc: 2.9, alc: 2.1, albumin: 46 })
    chart.draw(-2, { wbc: 5.6, anc: 3, alc: 2, albumin: 45 })
    const tumour = chart.lesion('VI')
    chart.sizes(-8, 'mm', [[tumour, 48, 44]])
    chart.swe(-3, tumour, [21.7, 22.9, 21.2, 23.8, 20.6, 15.3, 14.7, 15.9, 15.5, 7.9, 7.4, 6.6])
    chart.therapy()
    chart.swe(42, tumour, [24.6, 26.0, 24.1, 26.9, 23.2, 17.4, 16.5, 15.1, 17.6, 8.0, 7.3, 6.7])
  },
})
