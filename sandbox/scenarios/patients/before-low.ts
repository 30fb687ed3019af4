import { scenario } from '../scenario.ts'

/** NLR 2.80 / 1.90 = 1.47 -> 0; (50 - 44) x 4 = 24; (5.1 - 4) x 10.959 = 12.0549. 36.0549, with dT < 0 98.5749: low either way. */
export const beforeLow = scenario({
  id: 'before-low',
  title: 'Before treatment, certainly low',
  story: 'No elastography yet, and none could change the class.',
  expects: '36.1 to 98.6 points, low whatever dT will be',
  truth: { nlr: 1.4737, albumin: 44, diameter: 5.1, dT: null },
  expected: { kind: 'bounded', pointsLow: 36.0549, pointsHigh: 98.5749, riskClass: 'low' },
  ...{ name: 'Tadeusz Kowalczyk', family: 'Kowalczyk' },
  patient: { id: 'pt-1004', mrn: '40019377', gender: 'male', birthDate: '1958-12-02' },
  weightKg: 81,
  liver: { bilirubin: 11.8, alt: 29, ast: 33, ggt: 64, afp: 18.4, platelets: 214 },
  course(chart) {
    chart.carcinoma(-25, { coding: 'snomed', ecog: 0 })
    chart.surveillance({ wbc: 5.3, anc: 2.9, alc: 1.8, albumin: 45 }, -4)
    chart.draw(-4, { wbc: 5.2, anc: 2.8, alc: 1.9, albumin: 44 })
    chart.sizes(-16, 'cm', [[chart.lesion('VI'), 5.1]], 'plain', 'CT')
  },
})
