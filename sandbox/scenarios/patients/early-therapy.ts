import { scenario } from '../scenario.ts'

/** NLR 3.78 / 1.80 = 2.1 -> 0; dT not due -> 0 or 62.52; (50 - 38) x 4 = 48; (8.8 - 4) x 10.959 = 52.6032. 100.6032 to 163.1232. */
export const earlyTherapy = scenario({
  id: 'early-therapy',
  title: 'Third week of treatment',
  story: 'Started 20 days ago; an elastography after two weeks is too early to count.',
  expects: '100.6 to 163.1 points, undecided until week 6',
  truth: { nlr: 2.1, albumin: 38, diameter: 8.8, dT: null },
  expected: { kind: 'bounded', pointsLow: 100.6032, pointsHigh: 163.1232, riskClass: 'undecided' },
  ...{ name: 'Park Ji-ho', family: 'Park' },
  patient: { id: 'pt-1021', mrn: '40025849', gender: 'male', birthDate: '1978-08-08' },
  ...{ start: -20, weightKg: 69 },
  liver: { bilirubin: 17.1, alt: 46, ast: 55, ggt: 110, afp: 466, platelets: 149 },
  course(chart) {
    chart.carcinoma(-19, { background: 'Chronic hepatitis B' })
    chart.surveillance({ wbc: 5.8, anc: 3.3, alc: 1.9, albumin: 40 })
    chart.draw(-2, { wbc: 6.2, anc: 3.78, alc: 1.8, albumin: 38 })
    const tumour = chart.lesion('VI')
    chart.sizes(-8, 'mm', [[tumour, 88, 79]])
    chart.swe(-3, tumour, [31.8, 33.2, 30.5, 34.4, 29.7, 21.7, 20.6, 22.3, 21.5, 12.4, 11.3, 10.2])
    chart.therapy()
    chart.draw(14, { wbc: 5.3, anc: 2.9, alc: 1.8, albumin: 37 }, 0.95)
    chart.swe(14, tumour, [33.6, 35.0, 32.1, 36.2, 31.3, 22.9, 21.8, 23.5, 22.4, 12.6, 11.2, 10.3])
  },
})
