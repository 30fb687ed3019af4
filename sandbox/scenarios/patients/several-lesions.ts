import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 18.3, alt: 45, ast: 57, ggt: 139, afp: 1535, platelets: 129 }
const START = -55

/** NLR 4.06 / 1.40 = 2.9 -> 0; 4 of 9 stiffer -> 62.52; (50 - 40.5) x 4 = 38; (9.2 - 4) x 10.959 = 56.9868. Sum 157.5068: low; 186.0 with the later 118 mm. */
export const severalLesions: ScenarioChart = {
  id: 'several-lesions',
  patientId: 'pt-1012',
  name: 'Nikolaos Papadopoulos',
  title: 'Several lesions',
  story:
    'Three lesions before treatment, the largest in the middle of the list; a later, larger one must be passed over.',
  expects: '157.5 points, low, close to the cut-off',
  truth: { nlr: 2.9, albumin: 40.5, diameter: 9.2, dT: 'negative' },
  expected: { kind: 'complete', points: 157.5068, riskClass: 'low' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1012',
      mrn: '40022164',
      name: [{ text: 'Nikolaos Papadopoulos', family: 'Papadopoulos', given: ['Nikolaos'] }],
      gender: 'male',
      birthDate: '1960-04-28',
    })
    hepatocellularCarcinoma(chart, { day: START - 33, weightKg: 78, background: 'Alcohol-related cirrhosis' })
    surveillance(chart, START, LIVER, { wbc: 6, anc: 3.7, alc: 1.6, albumin: 42 })
    draw(chart, START - 2, { wbc: 6.2, anc: 4.06, alc: 1.4, albumin: 40.5, ...companions(chart, LIVER) })
    const small = lesion(chart, 'VIII')
    const largest = lesion(chart, 'IV')
    const third = lesion(chart, 'VI')
    sizeExam(chart, START - 70, 'mm', [{ lesion: largest, diameter: 85, second: 74 }])
    sizeExam(chart, START - 12, 'mm', [
      { lesion: small, diameter: 41, second: 36 },
      { lesion: largest, diameter: 92, second: 80 },
      { lesion: third, diameter: 63, second: 52 },
    ])
    swe(chart, {
      day: START - 4,
      lesion: largest,
      shape: 'medians',
      medians: [35.7, 37.4, 34.9, 38.8, 33.6, 24.2, 23.1, 25.0, 24.6, 14.0, 12.9, 12.2],
    })
    startTherapy(chart, { start: START, weightKg: 78 })
    swe(chart, {
      day: START + 42,
      lesion: largest,
      shape: 'medians',
      medians: [36.6, 35.8, 36.1, 37.0, 31.4, 25.3, 22.4, 25.9, 23.3, 14.4, 13.1, 12.0],
    })
    sizeExam(chart, START + 45, 'mm', [
      { lesion: small, diameter: 44, second: 37 },
      { lesion: largest, diameter: 118, second: 101 },
      { lesion: third, diameter: 66, second: 57 },
    ])
    return chart.resources
  },
}
