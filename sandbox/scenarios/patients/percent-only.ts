import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 15.4, alt: 41, ast: 44, ggt: 97, afp: 205, platelets: 163 }
const START = -48

/** NLR 72 % / 18 % = 4.0 -> 34.89; 5 of 9 stiffer -> 0; (50 - 39.5) x 4 = 42; (6.6 - 4) x 10.959 = 28.4934. Sum 105.3834. */
export const percentOnly: ScenarioChart = {
  id: 'percent-only',
  patientId: 'pt-1008',
  name: 'Amara Diallo',
  title: 'Percent differential only',
  story: 'The analyser reports percentages; stiffness comes as twelve Observations an exam.',
  expects: '105.4 points, low',
  truth: { nlr: 4, albumin: 39.5, diameter: 6.6, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 105.3834, riskClass: 'low' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1008',
      mrn: '40020411',
      name: [{ text: 'Amara Diallo', family: 'Diallo', given: ['Amara'] }],
      gender: 'female',
      birthDate: '1980-02-26',
    })
    hepatocellularCarcinoma(chart, { day: START - 22, weightKg: 62, background: 'Chronic hepatitis B' })
    surveillance(chart, START, LIVER, { wbc: 5, neutrophilPercent: 58, lymphocytePercent: 31, albumin: 41 })
    draw(chart, START - 2, {
      wbc: 6.3,
      neutrophilPercent: 72,
      lymphocytePercent: 18,
      albumin: 39.5,
      ...companions(chart, LIVER),
    })
    const tumour = lesion(chart, 'IV')
    sizeExam(chart, START - 10, 'mm', [{ lesion: tumour, diameter: 66, second: 60 }])
    swe(chart, {
      day: START - 5,
      lesion: tumour,
      shape: 'separate',
      medians: [26.1, 27.7, 25.4, 28.6, 24.9, 18.0, 17.1, 18.9, 18.2, 9.8, 9.0, 8.1],
    })
    startTherapy(chart, { start: START, weightKg: 62 })
    swe(chart, {
      day: START + 42,
      lesion: tumour,
      shape: 'separate',
      medians: [28.4, 29.9, 24.8, 30.2, 23.6, 19.7, 18.5, 18.1, 17.4, 9.9, 8.8, 8.3],
    })
    return chart.resources
  },
}
