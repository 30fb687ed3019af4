import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 21.3, alt: 58, ast: 66, ggt: 152, afp: 1210, platelets: 109 }
const START = -49

/** NLR 4.20 / 1.10 = 3.82 -> 34.89; 2 of 9 stiffer -> 62.52; (50 - 36.2) x 4 = 55.2; (8.8 - 4) x 10.959 = 52.6032. Sum 205.2132. */
export const chinaUnits: ScenarioChart = {
  id: 'china-units',
  patientId: 'pt-1007',
  name: '王建国 (Wang Jianguo)',
  title: 'Chinese laboratory',
  story: '10^9/L, g/L and mm without UCUM codes; Chinese texts; drugs by name only.',
  expects: '205.2 points, high',
  truth: { nlr: 3.8182, albumin: 36.2, diameter: 8.8, dT: 'negative' },
  expected: { kind: 'complete', points: 205.2132, riskClass: 'high' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1007',
      mrn: '0003918852',
      name: [
        { use: 'official', text: '王建国', family: '王', given: ['建国'] },
        { use: 'usual', text: 'Wang Jianguo', family: 'Wang', given: ['Jianguo'] },
      ],
      gender: 'male',
      birthDate: '1970-05-18',
      units: 'cn',
    })
    hepatocellularCarcinoma(chart, {
      day: START - 20,
      weightKg: 66,
      background: '慢性乙型病毒性肝炎',
      text: '原发性肝细胞癌',
    })
    surveillance(chart, START, LIVER, { wbc: 5.5, anc: 3.1, alc: 1.5, albumin: 40.1 })
    draw(chart, START - 3, {
      wbc: 5.9,
      anc: 4.2,
      alc: 1.1,
      neutrophilPercent: 71.2,
      lymphocytePercent: 18.6,
      albumin: 36.2,
      ...companions(chart, LIVER),
    })
    const tumour = lesion(chart, 'VII')
    sizeExam(chart, START - 8, 'mm', [{ lesion: tumour, diameter: 88 }], 'plain')
    swe(chart, {
      day: START - 2,
      lesion: tumour,
      shape: 'shots',
      medians: [30.6, 32.2, 29.9, 34.1, 28.8, 20.5, 19.7, 21.6, 20.9, 12.7, 11.5, 10.4],
    })
    startTherapy(chart, { start: START, weightKg: 66, shape: 'text' })
    draw(chart, START + 20, {
      wbc: 5.2,
      anc: 3.5,
      alc: 1.2,
      albumin: 35.4,
      ...companions(chart, LIVER, 1.05),
    })
    swe(chart, {
      day: START + 42,
      lesion: tumour,
      shape: 'shots',
      medians: [27.3, 29.8, 30.7, 31.0, 25.5, 18.9, 20.3, 19.1, 18.6, 12.2, 11.9, 10.1],
    })
    return chart.resources
  },
}
