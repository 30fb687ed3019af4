import { scenario } from '../scenario.ts'

/** NLR 6.1 / 1.6 = 3.81 -> 34.89; 6 of 9 stiffer -> 0; 3.4 g/dL = 34 g/L -> 64; (8.4 - 4) x 10.959 = 48.2196. Sum 147.1096: low, but high with 3.4 read as g/L. */
export const usUnits = scenario({
  id: 'us-units',
  title: 'US units',
  story: 'K/uL, x10E3/uL, g/dL and cm; orders point to a contained Medication.',
  expects: '147.1 points, low',
  truth: { nlr: 3.8125, albumin: 34, diameter: 8.4, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 147.1096, riskClass: 'low' },
  ...{ name: "Seán O'Brien-Nguyễn", family: "O'Brien-Nguyễn" },
  patient: {
    id: 'pt-1006',
    mrn: 'E-5520-918',
    gender: 'male',
    birthDate: '1963-10-05',
    units: 'us',
    offsetHours: -5,
  },
  ...{ start: -50, weightKg: 88 },
  liver: { bilirubin: 22.2, alt: 55, ast: 71, ggt: 148, afp: 388, platelets: 131 },
  course(chart) {
    chart.carcinoma(-28, { coding: 'icd', background: 'Chronic hepatitis C, cured; cirrhosis' })
    chart.surveillance({ wbc: 6.2, anc: 3.9, alc: 1.7, albumin: 3.9 })
    chart.draw(-1, { wbc: 8.3, anc: 6.1, alc: 1.6, albumin: 3.4 })
    const tumour = chart.lesion('VI')
    chart.sizes(-13, 'cm', [[tumour, 8.4]], 'plain')
    chart.swe(-6, tumour, [33.0, 34.6, 31.8, 35.9, 30.7, 22.0, 21.3, 23.4, 22.2, 13.5, 12.4, 11.1])
    chart.therapy('contained')
    chart.draw(22, { wbc: 6.9, anc: 4.3, alc: 1.7, albumin: 3.5 }, 0.95)
    chart.swe(41, tumour, [35.2, 36.1, 33.9, 34.8, 32.6, 23.7, 20.4, 24.9, 21.8, 13.9, 12.3, 11.4])
  },
})
