import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 13.2, alt: 34, ast: 39, ggt: 82, afp: 46.2, platelets: 188 }
const START = -52

/** NLR 3.10 / 1.70 = 1.82 -> 0; 7 of 9 stiffer -> 0; (50 - 43) x 4 = 28; (6.2 - 4) x 10.959 = 24.1098. Sum 52.1098. */
export const completeLow: ScenarioChart = {
  id: 'complete-low',
  patientId: 'pt-1002',
  name: 'Maria Fernanda Oliveira',
  title: 'Complete, low',
  story: 'Small tumour, good liver function, stiffer at week 6; medians only.',
  expects: '52.1 points, low',
  truth: { nlr: 1.8235, albumin: 43, diameter: 6.2, dT: 'nonnegative' },
  expected: { kind: 'complete', points: 52.1098, riskClass: 'low' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1002',
      mrn: '40018245',
      name: [{ text: 'Maria Fernanda Oliveira', family: 'Oliveira', given: ['Maria', 'Fernanda'] }],
      gender: 'female',
      birthDate: '1972-08-21',
    })
    hepatocellularCarcinoma(chart, {
      day: START - 31,
      coding: 'icd',
      ecog: 0,
      weightKg: 56,
      background: 'Metabolic dysfunction-associated steatotic liver disease',
    })
    surveillance(chart, START, LIVER, { wbc: 5.9, anc: 3.3, alc: 1.9, albumin: 44 })
    draw(chart, START - 3, { wbc: 5.4, anc: 3.1, alc: 1.7, albumin: 43, ...companions(chart, LIVER) })
    const tumour = lesion(chart, 'V')
    sizeExam(chart, START - 12, 'mm', [{ lesion: tumour, diameter: 62, second: 55 }], 'mcode', 'CT')
    swe(chart, {
      day: START - 3,
      lesion: tumour,
      shape: 'medians',
      medians: [24.8, 26.3, 25.1, 27.4, 23.9, 17.2, 16.5, 18.1, 17.7, 9.1, 8.4, 7.2],
    })
    startTherapy(chart, { start: START, weightKg: 56 })
    draw(chart, START + 21, { wbc: 5.1, anc: 2.9, alc: 1.6, albumin: 42, ...companions(chart, LIVER, 0.9) })
    swe(chart, {
      day: START + 43,
      lesion: tumour,
      shape: 'medians',
      medians: [28.0, 29.5, 24.2, 30.8, 26.6, 19.4, 18.8, 17.5, 19.9, 9.4, 8.2, 7.3],
    })
    sizeExam(chart, START + 46, 'mm', [{ lesion: tumour, diameter: 48, second: 41 }], 'mcode', 'CT')
    return chart.resources
  },
}
