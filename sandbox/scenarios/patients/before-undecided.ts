import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 19.5, alt: 47, ast: 58, ggt: 131, afp: 612, platelets: 142 }

/** NLR 4.90 / 1.40 = 3.5 -> 34.89; (50 - 38) x 4 = 48; (7.8 - 4) x 10.959 = 41.6442. 124.5342, with dT < 0 187.0542. */
export const beforeUndecided: ScenarioChart = {
  id: 'before-undecided',
  patientId: 'pt-1003',
  name: 'Lin Shufen',
  title: 'Before treatment, undecided',
  story: 'Decision pending: the class depends on the week-6 elastography.',
  expects: '124.5 to 187.1 points, undecided',
  truth: { nlr: 3.5, albumin: 38, diameter: 7.8, dT: null },
  expected: { kind: 'bounded', pointsLow: 124.5342, pointsHigh: 187.0542, riskClass: 'undecided' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1003',
      mrn: '40019006',
      name: [{ text: 'Lin Shufen', family: 'Lin', given: ['Shufen'] }],
      gender: 'female',
      birthDate: '1969-01-17',
    })
    hepatocellularCarcinoma(chart, { day: -18, weightKg: 58, background: 'Chronic hepatitis B' })
    surveillance(chart, -2, LIVER, { wbc: 5.8, anc: 3.4, alc: 1.7, albumin: 41 })
    draw(chart, -2, { wbc: 6.9, anc: 4.9, alc: 1.4, albumin: 38, ...companions(chart, LIVER) })
    const tumour = lesion(chart, 'VII')
    sizeExam(chart, -11, 'mm', [{ lesion: tumour, diameter: 78, second: 70 }])
    swe(chart, {
      day: -3,
      lesion: tumour,
      shape: 'shots',
      medians: [29.4, 31.0, 28.7, 33.2, 27.9, 19.3, 18.8, 20.1, 19.6, 11.0, 10.2, 8.9],
    })
    return chart.resources
  },
}
