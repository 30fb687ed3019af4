import { scenario } from '../scenario.ts'

const WITHDRAWN = {
  status: 'entered-in-error',
  note: 'Sample of another patient; result withdrawn.',
} as const

/** NLR 3.40 / 1.60 = 2.13 -> 0; 6 of 9 stiffer -> 0; (50 - 41) x 4 = 36; (5.8 - 4) x 10.959 = 19.7262. Sum 55.7262. */
export const enteredInError = scenario({
  id: 'entered-in-error',
  title: 'Newest values withdrawn',
  story:
    'The newest albumin and neutrophils are entered in error; the right ones lie behind, before them one that is preliminary and one "<15".',
  expects: '55.7 points, low',
  truth: { nlr: 2.125, albumin: 41, diameter: 5.8, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 55.7262, riskClass: 'low' },
  ...{ name: 'Fatima Al-Zahrani', family: 'Al-Zahrani' },
  patient: { id: 'pt-1011', mrn: '40021590', gender: 'female', birthDate: '1968-11-23' },
  ...{ start: -51, weightKg: 67 },
  liver: { bilirubin: 14.6, alt: 38, ast: 42, ggt: 88, afp: 92.5, platelets: 171 },
  elastography: 'shots',
  course(chart) {
    chart.carcinoma(-26, { background: 'Chronic hepatitis C, cured' })
    chart.surveillance({ wbc: 5.6, anc: 3.2, alc: 1.8, albumin: 42 })
    chart.draw(-9, { wbc: 5.7, anc: 3.4, alc: 1.6, albumin: 41 })
    chart.sample(-13, { albumin: { value: 15, comparator: '<' } }, '13:25')
    chart.sample(-12, { albumin: { value: 29, status: 'preliminary' } }, '07:40')
    chart.sample(-2, {
      wbc: { value: 21.4, ...WITHDRAWN },
      anc: { value: 19, ...WITHDRAWN },
      alc: 1.1,
      albumin: { value: 21, ...WITHDRAWN },
    })
    const tumour = chart.lesion('III')
    chart.sizes(-11, 'mm', [[tumour, 58, 49]])
    chart.swe(-4, tumour, [23.8, 25.2, 24.4, 26.7, 22.9, 16.6, 15.9, 17.3, 16.8, 8.8, 8.1, 7.0])
    chart.therapy()
    chart.draw(21, { wbc: 5.1, anc: 3, alc: 1.6, albumin: 40 }, 0.95)
    chart.swe(44, tumour, [26.5, 27.9, 25.8, 25.6, 25.3, 18.2, 15.1, 18.8, 16.2, 8.9, 8.3, 7.1])
  },
})
