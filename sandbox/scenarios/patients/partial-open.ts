import { scenario } from '../scenario.ts'

/** NLR 5.20 / 1.30 = 4.0 -> 34.89; 3 stiffer and 3 softer of 6 measured -> 0 or 62.52; (50 - 37.5) x 4 = 50; (7.2 - 4) x 10.959 = 35.0688. 119.9588 to 182.4788. */
export const partialOpen = scenario({
  id: 'partial-open',
  title: 'Partial week-6 exam that does not decide',
  story: 'Three sites stiffer, three softer, three not reached: F2, F3 and F4 would decide.',
  expects: '120.0 to 182.5 points, undecided',
  truth: { nlr: 4, albumin: 37.5, diameter: 7.2, dT: null },
  expected: { kind: 'bounded', pointsLow: 119.9588, pointsHigh: 182.4788, riskClass: 'undecided' },
  ...{ name: 'Ivan Petrović', family: 'Petrović' },
  patient: { id: 'pt-1014', mrn: '40023118', gender: 'male', birthDate: '1962-02-08' },
  ...{ start: -45, weightKg: 83 },
  liver: { bilirubin: 19.1, alt: 50, ast: 64, ggt: 133, afp: 877, platelets: 140 },
  course(chart) {
    chart.carcinoma(-23, { background: 'Alcohol-related cirrhosis' })
    chart.surveillance({ wbc: 6.1, anc: 3.9, alc: 1.5, albumin: 39.8 })
    chart.draw(-3, { wbc: 7, anc: 5.2, alc: 1.3, albumin: 37.5 })
    const tumour = chart.lesion('V')
    chart.sizes(-10, 'mm', [[tumour, 72, 65]])
    chart.swe(-4, tumour, [31.1, 32.6, 30.0, 33.9, 29.2, 21.0, 20.3, 21.9, 21.2, 12.0, 11.1, 10.0])
    chart.therapy()
    chart.swe(41, tumour, [33.0, 34.3, 28.1, 31.8, 27.6, 22.4, null, null, null, 12.3, null, 10.1])
  },
})
