import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 17.9, alt: 52, ast: 63, ggt: 118, afp: 730, platelets: 137 }
const START = -48

/** NLR unknown -> 0 or 34.89; 3 of 9 stiffer -> 62.52; (50 - 37) x 4 = 52; (7.0 - 4) x 10.959 = 32.877. 147.397 to 182.287. */
export const separateDraws: ScenarioChart = {
  id: 'separate-draws',
  patientId: 'pt-1009',
  name: 'Kenji Watanabe',
  title: 'Neutrophils and lymphocytes from different draws',
  story: 'Hours and days lie between the counts before treatment; the first common draw is after its start.',
  expects: '147.4 to 182.3 points, undecided: NLR would decide',
  truth: { nlr: null, albumin: 37, diameter: 7, dT: 'negative' },
  expected: { kind: 'bounded', pointsLow: 147.397, pointsHigh: 182.287, riskClass: 'undecided' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1009',
      mrn: '40020788',
      name: [{ text: 'Kenji Watanabe', family: 'Watanabe', given: ['Kenji'] }],
      gender: 'male',
      birthDate: '1965-07-11',
    })
    hepatocellularCarcinoma(chart, { day: START - 19, weightKg: 70, background: 'Chronic hepatitis B' })
    surveillance(chart, START, LIVER, { wbc: 5.7, anc: 3.6, alc: 1.6, albumin: 40 })
    draw(chart, START - 6, { anc: 5.3 }, '07:00')
    draw(chart, START - 4, { anc: 5.5, albumin: 37, ...companions(chart, LIVER) }, '07:10')
    draw(chart, START - 4, { alc: 1.3 }, '16:40')
    draw(chart, START - 2, { alc: 1.4 }, '08:30')
    const tumour = lesion(chart, 'V')
    sizeExam(chart, START - 9, 'mm', [{ lesion: tumour, diameter: 70, second: 58 }])
    swe(chart, {
      day: START - 3,
      lesion: tumour,
      shape: 'shots',
      medians: [29.9, 31.3, 28.2, 32.7, 27.5, 20.8, 19.9, 21.4, 20.2, 11.6, 10.7, 9.9],
    })
    startTherapy(chart, { start: START, weightKg: 70 })
    draw(chart, START + 21, { wbc: 5.6, anc: 3.2, alc: 1.7, albumin: 36, ...companions(chart, LIVER, 1.1) })
    swe(chart, {
      day: START + 43,
      lesion: tumour,
      shape: 'shots',
      medians: [27.0, 32.4, 26.5, 29.9, 25.1, 21.6, 20.7, 19.8, 18.9, 11.2, 10.9, 9.7],
    })
    return chart.resources
  },
}
