import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 24.6, alt: 61, ast: 88, ggt: 174, afp: 2140, platelets: 118 }
const START = -47

/** NLR 5.60 / 1.40 = 4.0 -> 34.89; 4 of 9 stiffer, one tie -> 62.52; (50 - 34) x 4 = 64; (9.6 - 4) x 10.959 = 61.3704. Sum 222.7804. */
export const completeHigh: ScenarioChart = {
  id: 'complete-high',
  patientId: 'pt-1001',
  name: 'Chen Guohua',
  title: 'Complete, high',
  story: 'Seven weeks into treatment; both elastography exams with five shots a site, one site unchanged.',
  expects: '222.8 points, high',
  truth: { nlr: 4, albumin: 34, diameter: 9.6, dT: 'negative' },
  expected: { kind: 'complete', points: 222.7804, riskClass: 'high' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1001',
      mrn: '40017731',
      name: [{ text: 'Chen Guohua', family: 'Chen', given: ['Guohua'] }],
      gender: 'male',
      birthDate: '1967-03-09',
    })
    hepatocellularCarcinoma(chart, { day: START - 24, weightKg: 64, background: 'Chronic hepatitis B' })
    surveillance(chart, START, LIVER, { wbc: 6.4, anc: 4.1, alc: 1.6, albumin: 39 })
    draw(chart, START - 20, { wbc: 7.4, anc: 5.2, alc: 1.4, albumin: 35, ...companions(chart, LIVER, 0.95) })
    draw(chart, START - 2, { wbc: 7.6, anc: 5.6, alc: 1.4, albumin: 34, ...companions(chart, LIVER) })
    const tumour = lesion(chart, 'VIII')
    sizeExam(chart, START - 9, 'mm', [{ lesion: tumour, diameter: 96, second: 81 }])
    swe(chart, {
      day: START - 4,
      lesion: tumour,
      shape: 'shots',
      medians: [32.4, 35.1, 33.8, 36.2, 30.9, 21.5, 19.8, 22.6, 20.4, 12.1, 10.8, 9.6],
    })
    startTherapy(chart, { start: START, weightKg: 64 })
    draw(chart, START + 20, { wbc: 6.8, anc: 4.6, alc: 1.5, albumin: 33, ...companions(chart, LIVER, 1.05) })
    sizeExam(chart, START + 28, 'mm', [{ lesion: tumour, diameter: 104, second: 88 }])
    draw(chart, START + 41, { wbc: 6.1, anc: 4.2, alc: 1.3, albumin: 32, ...companions(chart, LIVER, 1.1) })
    swe(chart, {
      day: START + 42,
      lesion: tumour,
      shape: 'shots',
      medians: [30.1, 35.1, 31.0, 37.0, 28.2, 22.3, 20.6, 21.0, 21.2, 12.9, 11.4, 9.5],
    })
    return chart.resources
  },
}
