import { scenario } from '../scenario.ts'

/** NLR unknown -> 0 or 34.89; 3 of 9 stiffer -> 62.52; (50 - 37) x 4 = 52; (7.0 - 4) x 10.959 = 32.877. 147.397 to 182.287. */
export const separateDraws = scenario({
  id: 'separate-draws',
  title: 'Neutrophils and lymphocytes from different draws',
  story: 'Hours and days lie between the counts before treatment; the first common draw is after its start.',
  expects: '147.4 to 182.3 points, undecided: NLR would decide',
  truth: { nlr: null, albumin: 37, diameter: 7, dT: 'negative' },
  expected: { kind: 'bounded', pointsLow: 147.397, pointsHigh: 182.287, riskClass: 'undecided' },
  ...{ name: 'Kenji Watanabe', family: 'Watanabe' },
  patient: { id: 'pt-1009', mrn: '40020788', gender: 'male', birthDate: '1965-07-11' },
  ...{ start: -48, weightKg: 70 },
  liver: { bilirubin: 17.9, alt: 52, ast: 63, ggt: 118, afp: 730, platelets: 137 },
  elastography: 'shots',
  course(chart) {
    chart.carcinoma(-19, { background: 'Chronic hepatitis B' })
    chart.surveillance({ wbc: 5.7, anc: 3.6, alc: 1.6, albumin: 40 })
    chart.sample(-6, { anc: 5.3 }, '07:00')
    chart.draw(-4, { anc: 5.5, albumin: 37 }, 1, '07:10')
    chart.sample(-4, { alc: 1.3 }, '16:40')
    chart.sample(-2, { alc: 1.4 }, '08:30')
    const tumour = chart.lesion('V')
    chart.sizes(-9, 'mm', [[tumour, 70, 58]])
    chart.swe(-3, tumour, [29.9, 31.3, 28.2, 32.7, 27.5, 20.8, 19.9, 21.4, 20.2, 11.6, 10.7, 9.9])
    chart.therapy()
    chart.draw(21, { wbc: 5.6, anc: 3.2, alc: 1.7, albumin: 36 }, 1.1)
    chart.swe(43, tumour, [27.0, 32.4, 26.5, 29.9, 25.1, 21.6, 20.7, 19.8, 18.9, 11.2, 10.9, 9.7])
  },
})
