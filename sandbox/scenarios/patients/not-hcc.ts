import { ICD10_CM } from '../../../src/fhir/codes/canonical.ts'
import { background, problem } from '../builders/disease.ts'
import { swe } from '../builders/elastography.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import { startTherapy } from '../builders/therapy.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 16.8, alt: 40, ast: 46, ggt: 260, afp: 3.1, platelets: 201 }
const START = -46

/** Every input is there, and the model is still not for this patient: another tumour. */
export const notHcc: ScenarioChart = {
  id: 'not-hcc',
  patientId: 'pt-1016',
  name: 'Elisabeth Brandt',
  title: 'Not hepatocellular carcinoma',
  story: 'Intrahepatic cholangiocarcinoma on the problem list; all measurements complete.',
  expects: 'Out of scope, no points',
  truth: { nlr: 2.375, albumin: 40, diameter: 6.8, dT: 'nonnegative' },
  expected: { kind: 'outOfScope' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1016',
      mrn: '40023991',
      name: [{ text: 'Elisabeth Brandt', family: 'Brandt', given: ['Elisabeth'] }],
      gender: 'female',
      birthDate: '1957-01-25',
    })
    problem(chart, START - 30, {
      coding: [{ system: ICD10_CM, code: 'C22.1', display: 'Intrahepatic bile duct carcinoma' }],
      text: 'Intrahepatic cholangiocarcinoma',
    })
    background(chart, { day: START - 30, weightKg: 63, background: 'Primary sclerosing cholangitis' })
    surveillance(chart, START, LIVER, { wbc: 5.9, anc: 3.5, alc: 1.7, albumin: 41 })
    draw(chart, START - 3, { wbc: 6, anc: 3.8, alc: 1.6, albumin: 40, ...companions(chart, LIVER) })
    const tumour = lesion(chart, 'IV')
    sizeExam(chart, START - 11, 'mm', [{ lesion: tumour, diameter: 68, second: 54 }])
    swe(chart, {
      day: START - 4,
      lesion: tumour,
      shape: 'medians',
      medians: [38.4, 40.2, 37.9, 41.1, 36.5, 25.5, 24.7, 26.3, 25.8, 10.1, 9.2, 8.0],
    })
    startTherapy(chart, { start: START, weightKg: 63 })
    swe(chart, {
      day: START + 42,
      lesion: tumour,
      shape: 'medians',
      medians: [40.0, 41.9, 39.2, 42.7, 37.7, 26.4, 25.1, 25.9, 25.2, 10.3, 9.1, 8.2],
    })
    return chart.resources
  },
}
