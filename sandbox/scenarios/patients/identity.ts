import { ICD10_CM } from '../../../src/fhir/codes/canonical.ts'
import type { DrawValues } from '../builders/labs.ts'
import { scenario } from '../scenario.ts'

const DRAWS_BEFORE = 55
const DRAWS_AFTER = 15

const NAME = "D'Arcy <b>Bold</b> & Søns"

/** Who it is, and whether the model is for them. */
export const WHOM = [
  /** Every input is there, and the model is still not for this patient: another tumour. */
  scenario({
    ...{ id: 'not-hcc', title: 'Not hepatocellular carcinoma' },
    story: 'Intrahepatic cholangiocarcinoma on the problem list; all measurements complete.',
    expects: 'Out of scope, no points',
    truth: { nlr: 2.375, albumin: 40, diameter: 6.8, dT: 'nonnegative' },
    expected: { kind: 'outOfScope' },
    ...{ name: 'Elisabeth Brandt', family: 'Brandt', start: -46, weightKg: 63 },
    patient: { id: 'pt-1016', mrn: '40023991', gender: 'female', birthDate: '1957-01-25' },
    liver: { bilirubin: 16.8, alt: 40, ast: 46, ggt: 260, afp: 3.1, platelets: 201 },
    course(chart) {
      chart.problem(-30, {
        coding: [{ system: ICD10_CM, code: 'C22.1', display: 'Intrahepatic bile duct carcinoma' }],
        text: 'Intrahepatic cholangiocarcinoma',
      })
      chart.background(-30, { background: 'Primary sclerosing cholangitis' })
      chart.surveillance({ wbc: 5.9, anc: 3.5, alc: 1.7, albumin: 41 })
      chart.draw(-3, { wbc: 6, anc: 3.8, alc: 1.6, albumin: 40 })
      chart.tumour('IV', -11, 'mm', [68, 54])
      chart.swe(-4, [38.4, 40.2, 37.9, 41.1, 36.5, 25.5, 24.7, 26.3, 25.8, 10.1, 9.2, 8.0])
      chart.therapy()
      chart.swe(42, [40.0, 41.9, 39.2, 42.7, 37.7, 26.4, 25.1, 25.9, 25.2, 10.3, 9.1, 8.2])
    },
  }),
  /** NLR 6.40 / 1.60 = 4.0 -> 34.89; 1 of 9 stiffer -> 62.52; (50 - 33) x 4 = 68; (10.2 - 4) x 10.959 = 67.9458. Sum 233.3558. */
  scenario({
    ...{ id: 'same-name-high', title: 'Same name, born 1961' },
    story: 'Shares name and sex with another patient; this one is high.',
    truth: { nlr: 4, albumin: 33, diameter: 10.2, dT: 'negative' },
    expected: { kind: 'complete', points: 233.3558, riskClass: 'high' },
    ...{ name: 'Zhang Wei', family: 'Zhang', start: -47, weightKg: 61, elastography: 'shots' },
    patient: { id: 'pt-1017', mrn: '40024316', gender: 'male', birthDate: '1961-04-12' },
    liver: { bilirubin: 26.4, alt: 72, ast: 101, ggt: 221, afp: 6120, platelets: 97 },
    course(chart) {
      chart.carcinoma(-18, { background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 6.5, anc: 4.2, alc: 1.7, albumin: 37 })
      chart.draw(-2, { wbc: 8.6, anc: 6.4, alc: 1.6, albumin: 33 })
      chart.tumour('VIII', -8, 'mm', [102, 93])
      chart.swe(-3, [37.7, 39.5, 36.4, 40.6, 35.2, 25.9, 24.8, 26.6, 25.4, 15.2, 14.1, 12.7])
      chart.therapy()
      chart.swe(42, [33.1, 35.8, 32.9, 37.4, 31.0, 23.2, 25.6, 23.9, 22.7, 15.0, 14.3, 12.5])
    },
  }),
  /** NLR 3.00 / 2.00 = 1.5 -> 0; 8 of 9 stiffer -> 0; (50 - 45) x 4 = 20; (4.8 - 4) x 10.959 = 8.7672. Sum 28.7672. */
  scenario({
    ...{ id: 'same-name-low', title: 'Same name, born 1979' },
    story: 'Shares name and sex with another patient; this one is low.',
    truth: { nlr: 1.5, albumin: 45, diameter: 4.8, dT: 'nonnegative' },
    expected: { kind: 'complete', points: 28.7672, riskClass: 'low' },
    ...{ name: 'Zhang Wei', family: 'Zhang', start: -47, weightKg: 74, elastography: 'shots' },
    patient: { id: 'pt-1018', mrn: '40024361', gender: 'male', birthDate: '1979-11-30' },
    liver: { bilirubin: 10.9, alt: 27, ast: 30, ggt: 51, afp: 12.7, platelets: 226 },
    course(chart) {
      chart.carcinoma(-18, { ecog: 0, background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 5.7, anc: 2.9, alc: 2.1, albumin: 46 })
      chart.draw(-2, { wbc: 5.6, anc: 3, alc: 2, albumin: 45 })
      chart.tumour('VI', -8, 'mm', [48, 44])
      chart.swe(-3, [21.7, 22.9, 21.2, 23.8, 20.6, 15.3, 14.7, 15.9, 15.5, 7.9, 7.4, 6.6])
      chart.therapy()
      chart.swe(42, [24.6, 26.0, 24.1, 26.9, 23.2, 17.4, 16.5, 15.1, 17.6, 8.0, 7.3, 6.7])
    },
  }),
  /** NLR 5.80 / 1.45 = 4.0 -> 34.89; 3 of 9 stiffer -> 62.52; (50 - 34.5) x 4 = 62; (8.0 - 4) x 10.959 = 43.836. Sum 203.246; with values of any other page it would be low. */
  scenario({
    ...{ id: 'many-labs', title: 'More than 400 laboratory values' },
    story:
      'Drawn every five days for most of a year, then every three days; the baseline is on neither the first nor the last page.',
    truth: { nlr: 4, albumin: 34.5, diameter: 8, dT: 'negative' },
    expected: { kind: 'complete', points: 203.246, riskClass: 'high' },
    name: 'Maximiliane Alexandra Theodora von Hohenstein-Wittgenstein zu Berleburg',
    family: 'von Hohenstein-Wittgenstein zu Berleburg',
    patient: { id: 'pt-1019', mrn: '40025008', gender: 'female', birthDate: '1971-10-10' },
    ...{ start: -46, weightKg: 72 },
    liver: { bilirubin: 18.8, alt: 48, ast: 61, ggt: 121, afp: 655, platelets: 146 },
    course(chart) {
      chart.carcinoma(-27, { background: 'Autoimmune hepatitis' })
      for (let nth = DRAWS_BEFORE; nth > 0; nth -= 1) chart.sample(-2 - 5 * nth, earlier(nth))
      chart.draw(-2, {
        wbc: 7.8,
        anc: 5.8,
        alc: 1.45,
        neutrophilPercent: 74.4,
        lymphocytePercent: 18.6,
        albumin: 34.5,
      })
      chart.tumour('V', -10, 'mm', [80, 73])
      chart.swe(-5, [30.9, 32.5, 29.8, 33.4, 28.9, 20.6, 19.9, 21.3, 20.8, 11.7, 10.9, 9.8])
      chart.therapy()
      for (let nth = 1; nth < DRAWS_AFTER; nth += 1) chart.sample(3 * nth, later(nth))
      chart.swe(42, [28.2, 33.3, 27.9, 31.6, 29.7, 19.1, 20.7, 19.4, 18.8, 11.5, 11.0, 9.7])
    },
  }),
  /** Nothing known: bounds of 0 to 34.89 + 62.52 + 100 + (13 - 4) x 10.959 = 296.041 would be the whole scale. */
  scenario({
    ...{ id: 'missing-data', title: 'Nothing measured yet' },
    story: 'Referred with the diagnosis; no laboratory or imaging result here. The name tries to be markup.',
    expects: 'Not computable: everything is missing',
    truth: { nlr: null, albumin: null, diameter: null, dT: null },
    expected: { kind: 'notComputable' },
    ...{ name: NAME, family: '<b>Bold</b> & Søns' },
    patient: { id: 'pt-1020', mrn: '40025377', gender: 'male', birthDate: '1966-06-06' },
    course(chart) {
      chart.problem(-9, {
        coding: [{ system: ICD10_CM, code: 'C22.0', display: 'Liver cell carcinoma' }],
        text: 'Hepatocellular carcinoma, BCLC stage C (referral letter)',
      })
    },
  }),
  /** NLR 3.78 / 1.80 = 2.1 -> 0; dT not due -> 0 or 62.52; (50 - 38) x 4 = 48; (8.8 - 4) x 10.959 = 52.6032. 100.6032 to 163.1232. */
  scenario({
    ...{ id: 'early-therapy', title: 'Third week of treatment' },
    story: 'Started 20 days ago; an elastography after two weeks is too early to count.',
    expects: '100.6 to 163.1 points, undecided until week 6',
    truth: { nlr: 2.1, albumin: 38, diameter: 8.8, dT: null },
    expected: { kind: 'bounded', pointsLow: 100.6032, pointsHigh: 163.1232, riskClass: 'undecided' },
    ...{ name: 'Park Ji-ho', family: 'Park', start: -20, weightKg: 69 },
    patient: { id: 'pt-1021', mrn: '40025849', gender: 'male', birthDate: '1978-08-08' },
    liver: { bilirubin: 17.1, alt: 46, ast: 55, ggt: 110, afp: 466, platelets: 149 },
    course(chart) {
      chart.carcinoma(-19, { background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 5.8, anc: 3.3, alc: 1.9, albumin: 40 })
      chart.draw(-2, { wbc: 6.2, anc: 3.78, alc: 1.8, albumin: 38 })
      chart.tumour('VI', -8, 'mm', [88, 79])
      chart.swe(-3, [31.8, 33.2, 30.5, 34.4, 29.7, 21.7, 20.6, 22.3, 21.5, 12.4, 11.3, 10.2])
      chart.therapy()
      chart.draw(14, { wbc: 5.3, anc: 2.9, alc: 1.8, albumin: 37 }, 0.95)
      chart.swe(14, [33.6, 35.0, 32.1, 36.2, 31.3, 22.9, 21.8, 23.5, 22.4, 12.6, 11.2, 10.3])
    },
  }),
  /** NLR 4.80 / 1.20 = 4.0 -> 34.89; dT not measured -> 0 or 62.52; (50 - 40) x 4 = 40; (7.2 - 4) x 10.959 = 35.0688. 109.9588 to 172.4788. */
  scenario({
    ...{ id: 'week-6-due', title: 'Second elastography due' },
    story: 'Started 40 days ago: week 6 is over in two days, and the second elastography is not made.',
    expects: '110.0 to 172.5 points, undecided until the second elastography',
    truth: { nlr: 4, albumin: 40, diameter: 7.2, dT: null },
    expected: { kind: 'bounded', pointsLow: 109.9588, pointsHigh: 172.4788, riskClass: 'undecided' },
    ...{ name: 'Nguyen Van Minh', family: 'Nguyen', start: -40, weightKg: 63 },
    patient: { id: 'pt-1022', mrn: '40026118', gender: 'male', birthDate: '1970-02-26' },
    liver: { bilirubin: 16.4, alt: 44, ast: 52, ggt: 118, afp: 388, platelets: 151 },
    course(chart) {
      chart.carcinoma(-21, { background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 5.9, anc: 3.4, alc: 1.7, albumin: 42 })
      chart.draw(-3, { wbc: 6.7, anc: 4.8, alc: 1.2, albumin: 40 })
      chart.tumour('VI', -10, 'mm', [72, 65])
      chart.swe(-4, [30.6, 32.0, 29.5, 33.1, 28.4, 20.6, 19.7, 21.4, 20.8, 11.8, 10.9, 9.8])
      chart.therapy()
      chart.draw(21, { wbc: 5.8, anc: 3.6, alc: 1.4, albumin: 39 }, 0.95)
    },
  }),
  /** NLR 2.40 / 1.60 = 1.5 -> 0; dT not measured -> 0 or 62.52; (50 - 36) x 4 = 56; (9.0 - 4) x 10.959 = 54.795. 110.795 to 173.315. */
  scenario({
    ...{ id: 'week-6-overdue', title: 'Second elastography overdue' },
    story:
      'Started 58 days ago: the second elastography is two weeks late, and still counts for twelve days.',
    expects: '110.8 to 173.3 points, undecided until the second elastography',
    truth: { nlr: 1.5, albumin: 36, diameter: 9, dT: null },
    expected: { kind: 'bounded', pointsLow: 110.795, pointsHigh: 173.315, riskClass: 'undecided' },
    ...{ name: 'Rosa Jimenez Ortega', family: 'Jimenez Ortega', start: -58, weightKg: 60 },
    patient: { id: 'pt-1023', mrn: '40026552', gender: 'female', birthDate: '1964-10-11' },
    liver: { bilirubin: 20.9, alt: 51, ast: 67, ggt: 149, afp: 905, platelets: 127 },
    course(chart) {
      chart.carcinoma(-22, { background: 'Chronic hepatitis C' })
      chart.surveillance({ wbc: 5.4, anc: 2.9, alc: 1.8, albumin: 38 })
      chart.draw(-3, { wbc: 5.1, anc: 2.4, alc: 1.6, albumin: 36 })
      chart.tumour('VIII', -9, 'mm', [90, 77])
      chart.swe(-5, [33.0, 34.8, 31.9, 35.7, 30.8, 22.4, 21.1, 23.0, 22.2, 13.0, 12.1, 10.9])
      chart.therapy()
      chart.draw(22, { wbc: 4.8, anc: 2.3, alc: 1.5, albumin: 35 }, 1.05)
      chart.draw(43, { wbc: 4.6, anc: 2.2, alc: 1.4, albumin: 35 }, 1.1)
    },
  }),
]

/** A quiet year: NLR below 2, albumin above 40, waving a little. */
function earlier(nth: number): DrawValues {
  const wave = (nth % 7) / 10
  return {
    wbc: round(5.1 + wave),
    anc: round(2.9 + wave / 2),
    alc: round(1.9 + wave / 4),
    neutrophilPercent: round(57 + wave),
    lymphocytePercent: round(35 + wave),
    albumin: round(41 + wave),
    platelets: 150 + (nth % 5),
  }
}

/** Under treatment: neutrophils fall, albumin recovers. */
function later(nth: number): DrawValues {
  return {
    wbc: 4.9,
    anc: round(2.6 + (nth % 4) / 20),
    alc: 1.6,
    neutrophilPercent: 53,
    lymphocytePercent: round(32.6 + (nth % 3) / 10),
    albumin: round(40 + (nth % 5) / 10),
    platelets: 128 + (nth % 6),
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
