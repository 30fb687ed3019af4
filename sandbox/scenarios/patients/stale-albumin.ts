import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 20.1, alt: 49, ast: 60, ggt: 126, afp: 940, platelets: 124 }
const START = -46

/** NLR 5.20 / 1.30 = 4.0 -> 34.89; 3 of 9 stiffer -> 62.52; albumin unknown -> 0 to 100; (8.5 - 4) x 10.959 = 49.3155. 146.7255 to 246.7255. */
export const staleAlbumin: ScenarioChart = {
  id: 'stale-albumin',
  patientId: 'pt-1010',
  name: 'Liu Yang',
  title: 'Stale albumin',
  story: 'The only albumin was drawn 120 days before treatment.',
  expects: '146.7 to 246.7 points, undecided: albumin would decide',
  truth: { nlr: 4, albumin: null, diameter: 8.5, dT: 'negative' },
  expected: { kind: 'bounded', pointsLow: 146.7255, pointsHigh: 246.7255, riskClass: 'undecided' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1010',
      mrn: '40021035',
      name: [{ text: 'Liu Yang', family: 'Liu', given: ['Yang'] }],
      gender: 'female',
      birthDate: '1973-09-14',
    })
    hepatocellularCarcinoma(chart, { day: START - 17, weightKg: 54, background: 'Chronic hepatitis B' })
    draw(chart, START - 205, { wbc: 5.4, anc: 3, alc: 1.7, ...companions(chart, LIVER, 0.7) })
    draw(chart, START - 120, { wbc: 5.9, anc: 3.5, alc: 1.6, albumin: 38, ...companions(chart, LIVER, 0.8) })
    draw(chart, START - 3, { wbc: 7.2, anc: 5.2, alc: 1.3, ...companions(chart, LIVER) })
    const tumour = lesion(chart, 'VIII')
    sizeExam(chart, START - 8, 'mm', [{ lesion: tumour, diameter: 85, second: 77 }])
    swe(chart, {
      day: START - 2,
      lesion: tumour,
      shape: 'medians',
      medians: [34.5, 36.8, 33.1, 37.2, 32.0, 23.6, 22.8, 24.1, 23.0, 13.2, 12.6, 11.3],
    })
    startTherapy(chart, { start: START, weightKg: 54 })
    swe(chart, {
      day: START + 41,
      lesion: tumour,
      shape: 'medians',
      medians: [31.9, 34.2, 34.0, 35.1, 29.8, 24.4, 21.5, 24.7, 21.1, 13.0, 12.9, 11.2],
    })
    return chart.resources
  },
}
