import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 17.1, alt: 46, ast: 55, ggt: 110, afp: 466, platelets: 149 }
const START = -20

/** NLR 3.78 / 1.80 = 2.1 -> 0; dT not due -> 0 or 62.52; (50 - 38) x 4 = 48; (8.8 - 4) x 10.959 = 52.6032. 100.6032 to 163.1232. */
export const earlyTherapy: ScenarioChart = {
  id: 'early-therapy',
  patientId: 'pt-1021',
  name: 'Park Ji-ho',
  title: 'Third week of treatment',
  story: 'Started 20 days ago; an elastography after two weeks is too early to count.',
  expects: '100.6 to 163.1 points, undecided until week 6',
  truth: { nlr: 2.1, albumin: 38, diameter: 8.8, dT: null },
  expected: { kind: 'bounded', pointsLow: 100.6032, pointsHigh: 163.1232, riskClass: 'undecided' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1021',
      mrn: '40025849',
      name: [{ text: 'Park Ji-ho', family: 'Park', given: ['Ji-ho'] }],
      gender: 'male',
      birthDate: '1978-08-08',
    })
    hepatocellularCarcinoma(chart, { day: START - 19, weightKg: 69, background: 'Chronic hepatitis B' })
    surveillance(chart, START, LIVER, { wbc: 5.8, anc: 3.3, alc: 1.9, albumin: 40 })
    draw(chart, START - 2, { wbc: 6.2, anc: 3.78, alc: 1.8, albumin: 38, ...companions(chart, LIVER) })
    const tumour = lesion(chart, 'VI')
    sizeExam(chart, START - 8, 'mm', [{ lesion: tumour, diameter: 88, second: 79 }])
    swe(chart, {
      day: START - 3,
      lesion: tumour,
      shape: 'medians',
      medians: [31.8, 33.2, 30.5, 34.4, 29.7, 21.7, 20.6, 22.3, 21.5, 12.4, 11.3, 10.2],
    })
    startTherapy(chart, { start: START, weightKg: 69 })
    draw(chart, START + 14, { wbc: 5.3, anc: 2.9, alc: 1.8, albumin: 37, ...companions(chart, LIVER, 0.95) })
    swe(chart, {
      day: START + 14,
      lesion: tumour,
      shape: 'medians',
      medians: [33.6, 35.0, 32.1, 36.2, 31.3, 22.9, 21.8, 23.5, 22.4, 12.6, 11.2, 10.3],
    })
    return chart.resources
  },
}
