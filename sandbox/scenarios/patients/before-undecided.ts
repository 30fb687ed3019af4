import { scenario } from '../scenario.ts'

/** NLR 4.90 / 1.40 = 3.5 -> 34.89; (50 - 38) x 4 = 48; (7.8 - 4) x 10.959 = 41.6442. 124.5342, with dT < 0 187.0542. */
export const beforeUndecided = scenario({
  id: 'before-undecided',
  title: 'Before treatment, undecided',
  story: 'Decision pending: the class depends on the week-6 elastography.',
  expects: '124.5 to 187.1 points, undecided',
  truth: { nlr: 3.5, albumin: 38, diameter: 7.8, dT: null },
  expected: { kind: 'bounded', pointsLow: 124.5342, pointsHigh: 187.0542, riskClass: 'undecided' },
  ...{ name: 'Lin Shufen', family: 'Lin' },
  patient: { id: 'pt-1003', mrn: '40019006', gender: 'female', birthDate: '1969-01-17' },
  weightKg: 58,
  liver: { bilirubin: 19.5, alt: 47, ast: 58, ggt: 131, afp: 612, platelets: 142 },
  elastography: 'shots',
  course(chart) {
    chart.carcinoma(-18, { background: 'Chronic hepatitis B' })
    chart.surveillance({ wbc: 5.8, anc: 3.4, alc: 1.7, albumin: 41 }, -2)
    chart.draw(-2, { wbc: 6.9, anc: 4.9, alc: 1.4, albumin: 38 })
    const tumour = chart.lesion('VII')
    chart.sizes(-11, 'mm', [[tumour, 78, 70]])
    chart.swe(-3, tumour, [29.4, 31.0, 28.7, 33.2, 27.9, 19.3, 18.8, 20.1, 19.6, 11.0, 10.2, 8.9])
  },
})
