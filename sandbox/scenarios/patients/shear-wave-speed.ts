import { LOINC, OBSERVATION_CATEGORY } from '../../../src/fhir/codes/canonical.ts'
import { ucum } from '../builders/codes.ts'
import { sonographer } from '../builders/directory.ts'
import { add, idFor } from '../builders/patient-chart.ts'
import type { PatientCourse } from '../builders/patient-course.ts'
import { scenario } from '../scenario.ts'

/** NLR 3.60 / 1.50 = 2.4 -> 0; dT unknown -> 0 or 62.52; (50 - 35) x 4 = 60; (9.0 - 4) x 10.959 = 54.795. 114.795 to 177.315. */
export const shearWaveSpeed = scenario({
  id: 'shear-wave-speed',
  title: 'Stiffness in m/s',
  story:
    'Both exams report shear wave speed, not stiffness; background liver stiffness in kPa lies beside them.',
  expects: '114.8 to 177.3 points, undecided: nothing is converted',
  truth: { nlr: 2.4, albumin: 35, diameter: 9, dT: null },
  expected: { kind: 'bounded', pointsLow: 114.795, pointsHigh: 177.315, riskClass: 'undecided' },
  ...{ name: 'Grace Mensah', family: 'Mensah' },
  patient: { id: 'pt-1015', mrn: '40023560', gender: 'female', birthDate: '1974-03-31' },
  ...{ start: -46, weightKg: 71 },
  liver: { bilirubin: 20.8, alt: 44, ast: 59, ggt: 145, afp: 1090, platelets: 115 },
  elastography: 'speed',
  course(chart) {
    chart.carcinoma(-20, { background: 'Chronic hepatitis B' })
    chart.surveillance({ wbc: 5.5, anc: 3.2, alc: 1.7, albumin: 38.2 })
    chart.draw(-2, { wbc: 5.8, anc: 3.6, alc: 1.5, albumin: 35 })
    const tumour = chart.lesion('VIII')
    chart.sizes(-9, 'mm', [[tumour, 90, 82]])
    backgroundLiver(chart, -5, 12.4)
    chart.swe(-3, tumour, [3.21, 3.3, 3.14, 3.38, 3.09, 2.66, 2.61, 2.72, 2.68, 2.05, 1.98, 1.87])
    chart.therapy()
    backgroundLiver(chart, 41, 14.1)
    chart.swe(42, tumour, [3.35, 3.42, 3.26, 3.47, 3.18, 2.74, 2.7, 2.69, 2.63, 2.07, 1.99, 1.86])
  },
})

/** Transient elastography of the background liver: never a site of the tumour. */
function backgroundLiver(course: PatientCourse, day: number, kilopascals: number): void {
  const { chart } = course
  add(chart, {
    resourceType: 'Observation',
    id: idFor(chart, 'te'),
    status: 'final',
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'imaging', display: 'Imaging' }] }],
    code: {
      coding: [{ system: LOINC, code: '77615-3', display: 'Liver stiffness by US.transient elastography' }],
      text: 'Liver stiffness, transient elastography',
    },
    subject: chart.subject,
    effectiveDateTime: chart.clock.at(course.day(day), '11:20'),
    performer: [sonographer],
    valueQuantity: ucum(kilopascals, 'kPa'),
  })
}
