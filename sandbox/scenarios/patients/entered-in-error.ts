import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 14.6, alt: 38, ast: 42, ggt: 88, afp: 92.5, platelets: 171 }
const START = -51
const WITHDRAWN = {
  status: 'entered-in-error',
  note: 'Sample of another patient; result withdrawn.',
} as const

/** NLR 3.40 / 1.60 = 2.13 -> 0; 6 of 9 stiffer -> 0; (50 - 41) x 4 = 36; (5.8 - 4) x 10.959 = 19.7262. Sum 55.7262. */
export const enteredInError: ScenarioChart = {
  id: 'entered-in-error',
  patientId: 'pt-1011',
  name: 'Fatima Al-Zahrani',
  title: 'Newest values withdrawn',
  story:
    'The newest albumin and neutrophils are entered in error; the right ones lie behind, before them one that is preliminary and one "<15".',
  expects: '55.7 points, low',
  truth: { nlr: 2.125, albumin: 41, diameter: 5.8, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 55.7262, riskClass: 'low' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1011',
      mrn: '40021590',
      name: [{ text: 'Fatima Al-Zahrani', family: 'Al-Zahrani', given: ['Fatima'] }],
      gender: 'female',
      birthDate: '1968-11-23',
    })
    hepatocellularCarcinoma(chart, {
      day: START - 26,
      weightKg: 67,
      background: 'Chronic hepatitis C, cured',
    })
    surveillance(chart, START, LIVER, { wbc: 5.6, anc: 3.2, alc: 1.8, albumin: 42 })
    draw(chart, START - 9, { wbc: 5.7, anc: 3.4, alc: 1.6, albumin: 41, ...companions(chart, LIVER) })
    draw(chart, START - 13, { albumin: { value: 15, comparator: '<' } }, '13:25')
    draw(chart, START - 12, { albumin: { value: 29, status: 'preliminary' } }, '07:40')
    draw(chart, START - 2, {
      wbc: { value: 21.4, ...WITHDRAWN },
      anc: { value: 19, ...WITHDRAWN },
      alc: 1.1,
      albumin: { value: 21, ...WITHDRAWN },
    })
    const tumour = lesion(chart, 'III')
    sizeExam(chart, START - 11, 'mm', [{ lesion: tumour, diameter: 58, second: 49 }])
    swe(chart, {
      day: START - 4,
      lesion: tumour,
      shape: 'shots',
      medians: [23.8, 25.2, 24.4, 26.7, 22.9, 16.6, 15.9, 17.3, 16.8, 8.8, 8.1, 7.0],
    })
    startTherapy(chart, { start: START, weightKg: 67 })
    draw(chart, START + 21, { wbc: 5.1, anc: 3, alc: 1.6, albumin: 40, ...companions(chart, LIVER, 0.95) })
    swe(chart, {
      day: START + 44,
      lesion: tumour,
      shape: 'shots',
      medians: [26.5, 27.9, 25.8, 25.6, 25.3, 18.2, 15.1, 18.8, 16.2, 8.9, 8.3, 7.1],
    })
    return chart.resources
  },
}
