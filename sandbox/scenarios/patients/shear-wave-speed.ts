import { LOINC, OBSERVATION_CATEGORY, UCUM } from '../../../src/fhir/codes/canonical.ts'
import { sonographer } from '../builders/directory.ts'
import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import type { PatientChart } from '../builders/patient-chart.ts'
import { add, idFor, openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 20.8, alt: 44, ast: 59, ggt: 145, afp: 1090, platelets: 115 }
const START = -46

/** NLR 3.60 / 1.50 = 2.4 -> 0; dT unknown -> 0 or 62.52; (50 - 35) x 4 = 60; (9.0 - 4) x 10.959 = 54.795. 114.795 to 177.315. */
export const shearWaveSpeed: ScenarioChart = {
  id: 'shear-wave-speed',
  patientId: 'pt-1015',
  name: 'Grace Mensah',
  title: 'Stiffness in m/s',
  story:
    'Both exams report shear wave speed, not stiffness; background liver stiffness in kPa lies beside them.',
  expects: '114.8 to 177.3 points, undecided: nothing is converted',
  truth: { nlr: 2.4, albumin: 35, diameter: 9, dT: null },
  expected: { kind: 'bounded', pointsLow: 114.795, pointsHigh: 177.315, riskClass: 'undecided' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1015',
      mrn: '40023560',
      name: [{ text: 'Grace Mensah', family: 'Mensah', given: ['Grace'] }],
      gender: 'female',
      birthDate: '1974-03-31',
    })
    hepatocellularCarcinoma(chart, { day: START - 20, weightKg: 71, background: 'Chronic hepatitis B' })
    surveillance(chart, START, LIVER, { wbc: 5.5, anc: 3.2, alc: 1.7, albumin: 38.2 })
    draw(chart, START - 2, { wbc: 5.8, anc: 3.6, alc: 1.5, albumin: 35, ...companions(chart, LIVER) })
    const tumour = lesion(chart, 'VIII')
    sizeExam(chart, START - 9, 'mm', [{ lesion: tumour, diameter: 90, second: 82 }])
    backgroundLiver(chart, START - 5, 12.4)
    swe(chart, {
      day: START - 3,
      lesion: tumour,
      shape: 'speed',
      medians: [3.21, 3.3, 3.14, 3.38, 3.09, 2.66, 2.61, 2.72, 2.68, 2.05, 1.98, 1.87],
    })
    startTherapy(chart, { start: START, weightKg: 71 })
    backgroundLiver(chart, START + 41, 14.1)
    swe(chart, {
      day: START + 42,
      lesion: tumour,
      shape: 'speed',
      medians: [3.35, 3.42, 3.26, 3.47, 3.18, 2.74, 2.7, 2.69, 2.63, 2.07, 1.99, 1.86],
    })
    return chart.resources
  },
}

/** Transient elastography of the background liver: never a site of the tumour. */
function backgroundLiver(chart: PatientChart, day: number, kilopascals: number): void {
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
    effectiveDateTime: chart.clock.at(day, '11:20'),
    performer: [sonographer],
    valueQuantity: { value: kilopascals, unit: 'kPa', system: UCUM, code: 'kPa' },
  })
}
