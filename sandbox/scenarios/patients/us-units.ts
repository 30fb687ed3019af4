import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 22.2, alt: 55, ast: 71, ggt: 148, afp: 388, platelets: 131 }
const START = -50

/** NLR 6.1 / 1.6 = 3.81 -> 34.89; 6 of 9 stiffer -> 0; 3.4 g/dL = 34 g/L -> 64; (8.4 - 4) x 10.959 = 48.2196. Sum 147.1096: low, but high with 3.4 read as g/L. */
export const usUnits: ScenarioChart = {
  id: 'us-units',
  patientId: 'pt-1006',
  name: "Seán O'Brien-Nguyễn",
  title: 'US units',
  story: 'K/uL, x10E3/uL, g/dL and cm; orders point to a contained Medication.',
  expects: '147.1 points, low',
  truth: { nlr: 3.8125, albumin: 34, diameter: 8.4, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 147.1096, riskClass: 'low' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1006',
      mrn: 'E-5520-918',
      name: [{ text: "Seán O'Brien-Nguyễn", family: "O'Brien-Nguyễn", given: ['Seán'] }],
      gender: 'male',
      birthDate: '1963-10-05',
      units: 'us',
      offsetHours: -5,
    })
    hepatocellularCarcinoma(chart, {
      day: START - 28,
      coding: 'icd',
      weightKg: 88,
      background: 'Chronic hepatitis C, cured; cirrhosis',
    })
    surveillance(chart, START, LIVER, { wbc: 6.2, anc: 3.9, alc: 1.7, albumin: 3.9 })
    draw(chart, START - 1, { wbc: 8.3, anc: 6.1, alc: 1.6, albumin: 3.4, ...companions(chart, LIVER) })
    const tumour = lesion(chart, 'VI')
    sizeExam(chart, START - 13, 'cm', [{ lesion: tumour, diameter: 8.4 }], 'plain')
    swe(chart, {
      day: START - 6,
      lesion: tumour,
      shape: 'medians',
      medians: [33.0, 34.6, 31.8, 35.9, 30.7, 22.0, 21.3, 23.4, 22.2, 13.5, 12.4, 11.1],
    })
    startTherapy(chart, { start: START, weightKg: 88, shape: 'contained' })
    draw(chart, START + 22, {
      wbc: 6.9,
      anc: 4.3,
      alc: 1.7,
      albumin: 3.5,
      ...companions(chart, LIVER, 0.95),
    })
    swe(chart, {
      day: START + 41,
      lesion: tumour,
      shape: 'medians',
      medians: [35.2, 36.1, 33.9, 34.8, 32.6, 23.7, 20.4, 24.9, 21.8, 13.9, 12.3, 11.4],
    })
    return chart.resources
  },
}
