import { scenario } from '../scenario.ts'

/** NLR 3.10 / 1.70 = 1.82 -> 0; 7 of 9 stiffer -> 0; (50 - 43) x 4 = 28; (6.2 - 4) x 10.959 = 24.1098. Sum 52.1098. */
export const completeLow = scenario({
  id: 'complete-low',
  title: 'Complete, low',
  story: 'Small tumour, good liver function, stiffer at week 6; medians only.',
  expects: '52.1 points, low',
  truth: { nlr: 1.8235, albumin: 43, diameter: 6.2, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 52.1098, riskClass: 'low' },
  ...{ name: 'Maria Fernanda Oliveira', family: 'Oliveira' },
  patient: { id: 'pt-1002', mrn: '40018245', gender: 'female', birthDate: '1972-08-21' },
  ...{ start: -52, weightKg: 56 },
  liver: { bilirubin: 13.2, alt: 34, ast: 39, ggt: 82, afp: 46.2, platelets: 188 },
  course(chart) {
    chart.carcinoma(-31, {
      coding: 'icd',
      ecog: 0,
      background: 'Metabolic dysfunction-associated steatotic liver disease',
    })
    chart.surveillance({ wbc: 5.9, anc: 3.3, alc: 1.9, albumin: 44 })
    chart.draw(-3, { wbc: 5.4, anc: 3.1, alc: 1.7, albumin: 43 })
    const tumour = chart.lesion('V')
    chart.sizes(-12, 'mm', [[tumour, 62, 55]], 'mcode', 'CT')
    chart.swe(-3, tumour, [24.8, 26.3, 25.1, 27.4, 23.9, 17.2, 16.5, 18.1, 17.7, 9.1, 8.4, 7.2])
    chart.therapy()
    chart.draw(21, { wbc: 5.1, anc: 2.9, alc: 1.6, albumin: 42 }, 0.9)
    chart.swe(43, tumour, [28.0, 29.5, 24.2, 30.8, 26.6, 19.4, 18.8, 17.5, 19.9, 9.4, 8.2, 7.3])
    chart.sizes(46, 'mm', [[tumour, 48, 41]], 'mcode', 'CT')
  },
})
