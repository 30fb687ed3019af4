import { hepatocellularCarcinoma } from '../builders/disease.ts'
import { companions, surveillance } from '../builders/history.ts'
import { lesion, sizeExam } from '../builders/imaging.ts'
import { draw } from '../builders/labs.ts'
import { openChart } from '../builders/patient-chart.ts'
import type { ScenarioChart } from '../scenario.ts'

const LIVER = { bilirubin: 11.8, alt: 29, ast: 33, ggt: 64, afp: 18.4, platelets: 214 }

/** NLR 2.80 / 1.90 = 1.47 -> 0; (50 - 44) x 4 = 24; (5.1 - 4) x 10.959 = 12.0549. 36.0549, with dT < 0 98.5749: low either way. */
export const beforeLow: ScenarioChart = {
  id: 'before-low',
  patientId: 'pt-1004',
  name: 'Tadeusz Kowalczyk',
  title: 'Before treatment, certainly low',
  story: 'No elastography yet, and none could change the class.',
  expects: '36.1 to 98.6 points, low whatever dT will be',
  truth: { nlr: 1.4737, albumin: 44, diameter: 5.1, dT: null },
  expected: { kind: 'bounded', pointsLow: 36.0549, pointsHigh: 98.5749, riskClass: 'low' },
  resources(today) {
    const chart = openChart(today, {
      patientId: 'pt-1004',
      mrn: '40019377',
      name: [{ text: 'Tadeusz Kowalczyk', family: 'Kowalczyk', given: ['Tadeusz'] }],
      gender: 'male',
      birthDate: '1958-12-02',
    })
    hepatocellularCarcinoma(chart, { day: -25, coding: 'snomed', ecog: 0, weightKg: 81 })
    surveillance(chart, -4, LIVER, { wbc: 5.3, anc: 2.9, alc: 1.8, albumin: 45 })
    draw(chart, -4, { wbc: 5.2, anc: 2.8, alc: 1.9, albumin: 44, ...companions(chart, LIVER) })
    sizeExam(chart, -16, 'cm', [{ lesion: lesion(chart, 'VI'), diameter: 5.1 }], 'plain', 'CT')
    return chart.resources
  },
}
