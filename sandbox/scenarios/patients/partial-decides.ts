import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 16.2, alt: 43, ast: 51, ggt: 104, afp: 318, platelets: 152 }
const START = -47

/** NLR 4.20 / 1.40 = 3.0, not above 3 -> 0; 5 stiffer of 6 measured -> 0; (50 - 38.6) x 4 = 45.6; (7.4 - 4) x 10.959 = 37.2606. Sum 82.8606. */
export const partialDecides: ScenarioChart = {
  id: 'partial-decides',
  patientId: 'pt-1013',
  name: 'Zhou Min',
  title: 'Partial week-6 exam that decides',
  story: 'Three peritumoral sites were not reached, but five have already become stiffer; NLR is exactly 3.',
  expects: '82.9 points, low',
  truth: { nlr: 3, albumin: 38.6, diameter: 7.4, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 82.8606, riskClass: 'low' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1013',
      mrn: '40022706',
      name: [{ text: 'Zhou Min', family: 'Zhou', given: ['Min'] }],
      gender: 'male',
      birthDate: '1976-12-19',
    })
    hepatocellularCarcinoma(chart, { day: START - 21, weightKg: 68, background: 'Chronic hepatitis B' })
    surveillance(chart, START, LIVER, { wbc: 5.6, anc: 3.3, alc: 1.6, albumin: 40.4 })
    draw(chart, START - 2, { wbc: 6.1, anc: 4.2, alc: 1.4, albumin: 38.6, ...companions(chart, LIVER) })
    const tumour = lesion(chart, 'VII')
    sizeExam(chart, START - 7, 'cm', [{ lesion: tumour, diameter: 7.4, second: 6.6 }])
    swe(chart, {
      day: START - 3,
      lesion: tumour,
      shape: 'shots',
      medians: [28.3, 30.1, 27.7, 31.5, 26.8, 19.0, 18.2, 19.8, 19.1, 10.5, 9.7, 8.8],
    })
    startTherapy(chart, { start: START, weightKg: 68 })
    swe(chart, {
      day: START + 42,
      lesion: tumour,
      shape: 'shots',
      medians: [30.4, 32.0, 29.6, 33.3, 28.5, 18.1, null, null, null, 10.9, 9.6, null],
    })
    return chart.resources
  },
}
