import { scenario } from '../scenario.ts'

/** Of every answer one: complete, and before the therapy. */
export const COURSE = [
  /** NLR 5.60 / 1.40 = 4.0 -> 34.89; 4 of 9 stiffer, one tie -> 62.52; (50 - 34) x 4 = 64; (9.6 - 4) x 10.959 = 61.3704. Sum 222.7804. */
  scenario({
    ...{ id: 'complete-high', title: 'Complete, high' },
    story: 'Seven weeks into treatment; both elastography exams with five shots a site, one site unchanged.',
    truth: { nlr: 4, albumin: 34, diameter: 9.6, dT: 'negative' },
    expected: { kind: 'complete', points: 222.7804, riskClass: 'high' },
    ...{ name: 'Chen Guohua', family: 'Chen', start: -47, weightKg: 64, elastography: 'shots' },
    patient: { id: 'pt-1001', mrn: '40017731', gender: 'male', birthDate: '1967-03-09' },
    liver: { bilirubin: 24.6, alt: 61, ast: 88, ggt: 174, afp: 2140, platelets: 118 },
    course(chart) {
      chart.carcinoma(-24, { background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 6.4, anc: 4.1, alc: 1.6, albumin: 39 })
      chart.draw(-20, { wbc: 7.4, anc: 5.2, alc: 1.4, albumin: 35 }, 0.95)
      chart.draw(-2, { wbc: 7.6, anc: 5.6, alc: 1.4, albumin: 34 })
      chart.tumour('VIII', -9, 'mm', [96, 81])
      chart.swe(-4, [32.4, 35.1, 33.8, 36.2, 30.9, 21.5, 19.8, 22.6, 20.4, 12.1, 10.8, 9.6])
      chart.therapy()
      chart.draw(20, { wbc: 6.8, anc: 4.6, alc: 1.5, albumin: 33 }, 1.05)
      chart.size(28, 'mm', [104, 88])
      chart.draw(41, { wbc: 6.1, anc: 4.2, alc: 1.3, albumin: 32 }, 1.1)
      chart.swe(42, [30.1, 35.1, 31.0, 37.0, 28.2, 22.3, 20.6, 21.0, 21.2, 12.9, 11.4, 9.5])
    },
  }),
  /** NLR 3.10 / 1.70 = 1.82 -> 0; 7 of 9 stiffer -> 0; (50 - 43) x 4 = 28; (6.2 - 4) x 10.959 = 24.1098. Sum 52.1098. */
  scenario({
    ...{ id: 'complete-low', title: 'Complete, low' },
    story: 'Small tumour, good liver function, stiffer at week 6; medians only.',
    truth: { nlr: 1.8235, albumin: 43, diameter: 6.2, dT: 'nonnegative' },
    expected: { kind: 'complete', points: 52.1098, riskClass: 'low' },
    ...{ name: 'Maria Fernanda Oliveira', family: 'Oliveira', start: -52, weightKg: 56 },
    patient: { id: 'pt-1002', mrn: '40018245', gender: 'female', birthDate: '1972-08-21' },
    liver: { bilirubin: 13.2, alt: 34, ast: 39, ggt: 82, afp: 46.2, platelets: 188 },
    course(chart) {
      chart.carcinoma(-31, {
        coding: 'icd',
        ecog: 0,
        background: 'Metabolic dysfunction-associated steatotic liver disease',
      })
      chart.surveillance({ wbc: 5.9, anc: 3.3, alc: 1.9, albumin: 44 })
      chart.draw(-3, { wbc: 5.4, anc: 3.1, alc: 1.7, albumin: 43 })
      chart.tumour('V', -12, 'mm', [62, 55], 'mcode', 'CT')
      chart.swe(-3, [24.8, 26.3, 25.1, 27.4, 23.9, 17.2, 16.5, 18.1, 17.7, 9.1, 8.4, 7.2])
      chart.therapy()
      chart.draw(21, { wbc: 5.1, anc: 2.9, alc: 1.6, albumin: 42 }, 0.9)
      chart.swe(43, [28.0, 29.5, 24.2, 30.8, 26.6, 19.4, 18.8, 17.5, 19.9, 9.4, 8.2, 7.3])
      chart.size(46, 'mm', [48, 41], 'mcode', 'CT')
    },
  }),
  /** NLR 4.90 / 1.40 = 3.5 -> 34.89; (50 - 38) x 4 = 48; (7.8 - 4) x 10.959 = 41.6442. 124.5342, with dT < 0 187.0542. */
  scenario({
    ...{ id: 'before-undecided', title: 'Before treatment, undecided' },
    story: 'Decision pending: the class depends on the week-6 elastography.',
    truth: { nlr: 3.5, albumin: 38, diameter: 7.8, dT: null },
    expected: { kind: 'bounded', pointsLow: 124.5342, pointsHigh: 187.0542, riskClass: 'undecided' },
    ...{ name: 'Lin Shufen', family: 'Lin', weightKg: 58, elastography: 'shots' },
    patient: { id: 'pt-1003', mrn: '40019006', gender: 'female', birthDate: '1969-01-17' },
    liver: { bilirubin: 19.5, alt: 47, ast: 58, ggt: 131, afp: 612, platelets: 142 },
    course(chart) {
      chart.carcinoma(-18, { background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 5.8, anc: 3.4, alc: 1.7, albumin: 41 }, -2)
      chart.draw(-2, { wbc: 6.9, anc: 4.9, alc: 1.4, albumin: 38 })
      chart.tumour('VII', -11, 'mm', [78, 70])
      chart.swe(-3, [29.4, 31.0, 28.7, 33.2, 27.9, 19.3, 18.8, 20.1, 19.6, 11.0, 10.2, 8.9])
    },
  }),
  /** NLR 2.80 / 1.90 = 1.47 -> 0; (50 - 44) x 4 = 24; (5.1 - 4) x 10.959 = 12.0549. 36.0549, with dT < 0 98.5749: low either way. */
  scenario({
    ...{ id: 'before-low', title: 'Before treatment, certainly low' },
    story: 'No elastography yet, and none could change the class.',
    expects: '36.1 to 98.6 points, low whatever dT will be',
    truth: { nlr: 1.4737, albumin: 44, diameter: 5.1, dT: null },
    expected: { kind: 'bounded', pointsLow: 36.0549, pointsHigh: 98.5749, riskClass: 'low' },
    ...{ name: 'Tadeusz Kowalczyk', family: 'Kowalczyk', weightKg: 81 },
    patient: { id: 'pt-1004', mrn: '40019377', gender: 'male', birthDate: '1958-12-02' },
    liver: { bilirubin: 11.8, alt: 29, ast: 33, ggt: 64, afp: 18.4, platelets: 214 },
    course(chart) {
      chart.carcinoma(-25, { coding: 'snomed', ecog: 0 })
      chart.surveillance({ wbc: 5.3, anc: 2.9, alc: 1.8, albumin: 45 }, -4)
      chart.draw(-4, { wbc: 5.2, anc: 2.8, alc: 1.9, albumin: 44 })
      chart.tumour('VI', -16, 'cm', [5.1], 'plain', 'CT')
    },
  }),
  /** NLR 7.20 / 0.90 = 8.0 -> 34.89; (50 - 27) x 4 = 92; (11.5 - 4) x 10.959 = 82.1925. 209.0825, with dT < 0 271.6025: high either way. */
  scenario({
    ...{ id: 'before-high', title: 'Before treatment, certainly high' },
    story: 'Large tumour, low albumin, high NLR: high whatever the week-6 elastography will show.',
    expects: '209.1 to 271.6 points, high whatever dT will be',
    truth: { nlr: 8, albumin: 27, diameter: 11.5, dT: null },
    expected: { kind: 'bounded', pointsLow: 209.0825, pointsHigh: 271.6025, riskClass: 'high' },
    ...{ name: 'Huang Zhiming', family: 'Huang', weightKg: 59 },
    patient: { id: 'pt-1005', mrn: '40019812', gender: 'male', birthDate: '1975-06-30' },
    liver: { bilirubin: 31.7, alt: 92, ast: 140, ggt: 310, afp: 18_450, platelets: 86 },
    course(chart) {
      chart.carcinoma(-14, { background: 'Chronic hepatitis B, cirrhosis' })
      chart.surveillance({ wbc: 6.6, anc: 4.4, alc: 1.5, albumin: 36 }, -1)
      chart.draw(-1, { wbc: 9.1, anc: 7.2, alc: 0.9, albumin: 27 })
      chart.tumour('VIII', -7, 'mm', [115, 98])
      chart.swe(-2, [41.2, 44.0, 39.8, 45.3, 38.1, 27.7, 26.2, 28.4, 27.0, 16.3, 15.1, 13.8])
    },
  }),
]
