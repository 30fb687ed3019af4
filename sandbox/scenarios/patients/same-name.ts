import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const NAME = [{ text: 'Zhang Wei', family: 'Zhang', given: ['Wei'] }]
const START = -47

/** NLR 6.40 / 1.60 = 4.0 -> 34.89; 1 of 9 stiffer -> 62.52; (50 - 33) x 4 = 68; (10.2 - 4) x 10.959 = 67.9458. Sum 233.3558. */
export const sameNameHigh: ScenarioChart = {
  id: 'same-name-high',
  patientId: 'pt-1017',
  name: 'Zhang Wei',
  title: 'Same name, born 1961',
  story: 'Shares name and sex with another patient; this one is high.',
  expects: '233.4 points, high',
  truth: { nlr: 4, albumin: 33, diameter: 10.2, dT: 'negative' },
  expected: { kind: 'complete', points: 233.3558, riskClass: 'high' },
  resources(today) {
    const liver = { bilirubin: 26.4, alt: 72, ast: 101, ggt: 221, afp: 6120, platelets: 97 }
    const chart = openChart(today, {
      patientId: 'pt-1017',
      mrn: '40024316',
      name: NAME,
      gender: 'male',
      birthDate: '1961-04-12',
    })
    hepatocellularCarcinoma(chart, { day: START - 18, weightKg: 61, background: 'Chronic hepatitis B' })
    surveillance(chart, START, liver, { wbc: 6.5, anc: 4.2, alc: 1.7, albumin: 37 })
    draw(chart, START - 2, { wbc: 8.6, anc: 6.4, alc: 1.6, albumin: 33, ...companions(chart, liver) })
    const tumour = lesion(chart, 'VIII')
    sizeExam(chart, START - 8, 'mm', [{ lesion: tumour, diameter: 102, second: 93 }])
    swe(chart, {
      day: START - 3,
      lesion: tumour,
      shape: 'shots',
      medians: [37.7, 39.5, 36.4, 40.6, 35.2, 25.9, 24.8, 26.6, 25.4, 15.2, 14.1, 12.7],
    })
    startTherapy(chart, { start: START, weightKg: 61 })
    swe(chart, {
      day: START + 42,
      lesion: tumour,
      shape: 'shots',
      medians: [33.1, 35.8, 32.9, 37.4, 31.0, 23.2, 25.6, 23.9, 22.7, 15.0, 14.3, 12.5],
    })
    return chart.resources
  },
}

/** NLR 3.00 / 2.00 = 1.5 -> 0; 8 of 9 stiffer -> 0; (50 - 45) x 4 = 20; (4.8 - 4) x 10.959 = 8.7672. Sum 28.7672. */
export const sameNameLow: ScenarioChart = {
  id: 'same-name-low',
  patientId: 'pt-1018',
  name: 'Zhang Wei',
  title: 'Same name, born 1979',
  story: 'Shares name and sex with another patient; this one is low.',
  expects: '28.8 points, low',
  truth: { nlr: 1.5, albumin: 45, diameter: 4.8, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 28.7672, riskClass: 'low' },
  resources(today) {
    const liver = { bilirubin: 10.9, alt: 27, ast: 30, ggt: 51, afp: 12.7, platelets: 226 }
    const chart = openChart(today, {
      patientId: 'pt-1018',
      mrn: '40024361',
      name: NAME,
      gender: 'male',
      birthDate: '1979-11-30',
    })
    hepatocellularCarcinoma(chart, {
      day: START - 18,
      ecog: 0,
      weightKg: 74,
      background: 'Chronic hepatitis B',
    })
    surveillance(chart, START, liver, { wbc: 5.7, anc: 2.9, alc: 2.1, albumin: 46 })
    draw(chart, START - 2, { wbc: 5.6, anc: 3, alc: 2, albumin: 45, ...companions(chart, liver) })
    const tumour = lesion(chart, 'VI')
    sizeExam(chart, START - 8, 'mm', [{ lesion: tumour, diameter: 48, second: 44 }])
    swe(chart, {
      day: START - 3,
      lesion: tumour,
      shape: 'shots',
      medians: [21.7, 22.9, 21.2, 23.8, 20.6, 15.3, 14.7, 15.9, 15.5, 7.9, 7.4, 6.6],
    })
    startTherapy(chart, { start: START, weightKg: 74 })
    swe(chart, {
      day: START + 42,
      lesion: tumour,
      shape: 'shots',
      medians: [24.6, 26.0, 24.1, 26.9, 23.2, 17.4, 16.5, 15.1, 17.6, 8.0, 7.3, 6.7],
    })
    return chart.resources
  },
}
