import { LOINC } from '../../../src/fhir/codes/canonical.ts'
import { ucum } from '../builders/codes.ts'
import { add, idFor, imaged } from '../builders/patient-chart.ts'
import type { PatientCourse } from '../builders/patient-course.ts'
import { scenario } from '../scenario.ts'

/** Lesions and elastography that are not whole, or not as they seem. */
export const IMAGING = [
  /** NLR 4.06 / 1.40 = 2.9 -> 0; 4 of 9 stiffer -> 62.52; (50 - 40.5) x 4 = 38; (9.2 - 4) x 10.959 = 56.9868. Sum 157.5068: low; 186.0 with the later 118 mm. */
  scenario({
    ...{ id: 'several-lesions', title: 'Several lesions' },
    story:
      'Three lesions before treatment, the largest in the middle of the list; a later, larger one must be passed over.',
    expects: '157.5 points, low, close to the cut-off',
    truth: { nlr: 2.9, albumin: 40.5, diameter: 9.2, dT: 'negative' },
    expected: { kind: 'complete', points: 157.5068, riskClass: 'low' },
    ...{ name: 'Nikolaos Papadopoulos', family: 'Papadopoulos', start: -55, weightKg: 78 },
    patient: { id: 'pt-1012', mrn: '40022164', gender: 'male', birthDate: '1960-04-28' },
    liver: { bilirubin: 18.3, alt: 45, ast: 57, ggt: 139, afp: 1535, platelets: 129 },
    course(chart) {
      chart.carcinoma(-33, { background: 'Alcohol-related cirrhosis' })
      chart.surveillance({ wbc: 6, anc: 3.7, alc: 1.6, albumin: 42 })
      chart.draw(-2, { wbc: 6.2, anc: 4.06, alc: 1.4, albumin: 40.5 })
      const small = chart.lesion('VIII')
      const largest = chart.lesion('IV')
      const third = chart.lesion('VI')
      chart.sizes(-70, 'mm', [[largest, 85, 74]])
      chart.sizes(-12, 'mm', [
        [small, 41, 36],
        [largest, 92, 80],
        [third, 63, 52],
      ])
      chart.swe(-4, [35.7, 37.4, 34.9, 38.8, 33.6, 24.2, 23.1, 25.0, 24.6, 14.0, 12.9, 12.2], largest)
      chart.therapy()
      chart.swe(42, [36.6, 35.8, 36.1, 37.0, 31.4, 25.3, 22.4, 25.9, 23.3, 14.4, 13.1, 12.0], largest)
      chart.sizes(45, 'mm', [
        [small, 44, 37],
        [largest, 118, 101],
        [third, 66, 57],
      ])
    },
  }),
  /** NLR 4.20 / 1.40 = 3.0, not above 3 -> 0; 5 stiffer of 6 measured -> 0; (50 - 38.6) x 4 = 45.6; (7.4 - 4) x 10.959 = 37.2606. Sum 82.8606. */
  scenario({
    ...{ id: 'partial-decides', title: 'Partial week-6 exam that decides' },
    story:
      'Three peritumoral sites were not reached, but five have already become stiffer; NLR is exactly 3.',
    truth: { nlr: 3, albumin: 38.6, diameter: 7.4, dT: 'nonnegative' },
    expected: { kind: 'complete', points: 82.8606, riskClass: 'low' },
    ...{ name: 'Zhou Min', family: 'Zhou', start: -47, weightKg: 68, elastography: 'shots' },
    patient: { id: 'pt-1013', mrn: '40022706', gender: 'male', birthDate: '1976-12-19' },
    liver: { bilirubin: 16.2, alt: 43, ast: 51, ggt: 104, afp: 318, platelets: 152 },
    course(chart) {
      chart.carcinoma(-21, { background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 5.6, anc: 3.3, alc: 1.6, albumin: 40.4 })
      chart.draw(-2, { wbc: 6.1, anc: 4.2, alc: 1.4, albumin: 38.6 })
      chart.tumour('VII', -7, 'cm', [7.4, 6.6])
      chart.swe(-3, [28.3, 30.1, 27.7, 31.5, 26.8, 19.0, 18.2, 19.8, 19.1, 10.5, 9.7, 8.8])
      chart.therapy()
      chart.swe(42, [30.4, 32.0, 29.6, 33.3, 28.5, 18.1, null, null, null, 10.9, 9.6, null])
    },
  }),
  /** NLR 5.20 / 1.30 = 4.0 -> 34.89; 3 stiffer and 3 softer of 6 measured -> 0 or 62.52; (50 - 37.5) x 4 = 50; (7.2 - 4) x 10.959 = 35.0688. 119.9588 to 182.4788. */
  scenario({
    ...{ id: 'partial-open', title: 'Partial week-6 exam that does not decide' },
    story: 'Three sites stiffer, three softer, three not reached: F2, F3 and F4 would decide.',
    truth: { nlr: 4, albumin: 37.5, diameter: 7.2, dT: null },
    expected: { kind: 'bounded', pointsLow: 119.9588, pointsHigh: 182.4788, riskClass: 'undecided' },
    ...{ name: 'Ivan Petrović', family: 'Petrović', start: -45, weightKg: 83 },
    patient: { id: 'pt-1014', mrn: '40023118', gender: 'male', birthDate: '1962-02-08' },
    liver: { bilirubin: 19.1, alt: 50, ast: 64, ggt: 133, afp: 877, platelets: 140 },
    course(chart) {
      chart.carcinoma(-23, { background: 'Alcohol-related cirrhosis' })
      chart.surveillance({ wbc: 6.1, anc: 3.9, alc: 1.5, albumin: 39.8 })
      chart.draw(-3, { wbc: 7, anc: 5.2, alc: 1.3, albumin: 37.5 })
      chart.tumour('V', -10, 'mm', [72, 65])
      chart.swe(-4, [31.1, 32.6, 30.0, 33.9, 29.2, 21.0, 20.3, 21.9, 21.2, 12.0, 11.1, 10.0])
      chart.therapy()
      chart.swe(41, [33.0, 34.3, 28.1, 31.8, 27.6, 22.4, null, null, null, 12.3, null, 10.1])
    },
  }),
  /** NLR 3.60 / 1.50 = 2.4 -> 0; dT unknown -> 0 or 62.52; (50 - 35) x 4 = 60; (9.0 - 4) x 10.959 = 54.795. 114.795 to 177.315. */
  scenario({
    ...{ id: 'shear-wave-speed', title: 'Stiffness in m/s' },
    story:
      'Both exams report shear wave speed, not stiffness; background liver stiffness in kPa lies beside them.',
    expects: '114.8 to 177.3 points, undecided: nothing is converted',
    truth: { nlr: 2.4, albumin: 35, diameter: 9, dT: null },
    expected: { kind: 'bounded', pointsLow: 114.795, pointsHigh: 177.315, riskClass: 'undecided' },
    ...{ name: 'Grace Mensah', family: 'Mensah', start: -46, weightKg: 71, elastography: 'speed' },
    patient: { id: 'pt-1015', mrn: '40023560', gender: 'female', birthDate: '1974-03-31' },
    liver: { bilirubin: 20.8, alt: 44, ast: 59, ggt: 145, afp: 1090, platelets: 115 },
    course(chart) {
      chart.carcinoma(-20, { background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 5.5, anc: 3.2, alc: 1.7, albumin: 38.2 })
      chart.draw(-2, { wbc: 5.8, anc: 3.6, alc: 1.5, albumin: 35 })
      chart.tumour('VIII', -9, 'mm', [90, 82])
      backgroundLiver(chart, -5, 12.4)
      chart.swe(-3, [3.21, 3.3, 3.14, 3.38, 3.09, 2.66, 2.61, 2.72, 2.68, 2.05, 1.98, 1.87])
      chart.therapy()
      backgroundLiver(chart, 41, 14.1)
      chart.swe(42, [3.35, 3.42, 3.26, 3.47, 3.18, 2.74, 2.7, 2.69, 2.63, 2.07, 1.99, 1.86])
    },
  }),
]

/** Transient elastography of the background liver: never a site of the tumour. */
function backgroundLiver(course: PatientCourse, day: number, kilopascals: number): void {
  const { chart } = course
  add(chart, {
    ...imaged(chart, idFor(chart, 'te'), course.day(day), '11:20'),
    code: {
      coding: [{ system: LOINC, code: '77615-3', display: 'Liver stiffness by US.transient elastography' }],
      text: 'Liver stiffness, transient elastography',
    },
    valueQuantity: ucum(kilopascals, 'kPa'),
  })
}
