import { ATC, UNII } from '../../../src/fhir/codes/canonical.ts'
import { ucum } from './codes.ts'
import { clinician } from './directory.ts'
import type { PatientChart } from './patient-chart.ts'
import { add, idFor, referTo } from './patient-chart.ts'

/** `coded`: ATC on the order. `contained`: the order points to a contained Medication, UNII only. `text`: no code at all, as printed by a Chinese pharmacy. */
export type TherapyShape = 'coded' | 'contained' | 'text'

const DRUGS = {
  lenvatinib: {
    atc: 'L01EX08',
    unii: 'EE083865G2',
    text: 'Lenvatinib 4 mg hard capsules',
    chinese: '甲磺酸仑伐替尼胶囊',
  },
  camrelizumab: {
    atc: 'L01FF14',
    unii: '73096E137E',
    text: 'Camrelizumab 200 mg powder for infusion',
    chinese: '注射用卡瑞利珠单抗',
  },
} as const

type Drug = keyof typeof DRUGS

/** Orders of both drugs the day before, first doses on the start day, and every camrelizumab infusion (three-weekly) until yesterday. */
export function startTherapy(
  chart: PatientChart,
  start: number,
  weightKg: number,
  shape: TherapyShape = 'coded',
): void {
  const { clock, subject } = chart
  const daily = weightKg < 60 ? 8 : 12
  const infusion = Math.round(weightKg * 3)
  const order = (drug: Drug, dose: number, dosage: fhir4.Dosage) =>
    add(chart, {
      resourceType: 'MedicationRequest',
      id: idFor(chart, 'order'),
      status: 'active',
      intent: 'order',
      ...medication(drug, shape),
      subject,
      authoredOn: clock.at(start - 1, '15:40'),
      requester: clinician,
      reasonCode: [{ text: 'Advanced hepatocellular carcinoma' }],
      dosageInstruction: [{ ...dosage, doseAndRate: [{ doseQuantity: ucum(dose, 'mg') }] }],
    })
  const give = (day: number, time: string, drug: Drug, request: fhir4.MedicationRequest, dose: number) =>
    add(chart, {
      resourceType: 'MedicationAdministration',
      id: idFor(chart, 'given'),
      status: 'completed',
      ...medication(drug, shape),
      subject,
      effectiveDateTime: clock.at(day, time),
      performer: [{ actor: clinician }],
      request: referTo(request),
      dosage: { route: { text: drug === 'lenvatinib' ? 'oral' : 'intravenous' }, dose: ucum(dose, 'mg') },
    })
  const capsules = order('lenvatinib', daily, {
    text: `${daily} mg by mouth once daily`,
    route: { text: 'oral' },
    timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
  })
  const vials = order('camrelizumab', infusion, {
    text: `${infusion} mg (3 mg/kg) intravenously every 3 weeks`,
    route: { text: 'intravenous' },
    timing: { repeat: { frequency: 1, period: 3, periodUnit: 'wk' } },
  })
  give(start, '09:30', 'lenvatinib', capsules, daily)
  for (let day = start; day < 0; day += 21) give(day, '10:15', 'camrelizumab', vials, infusion)
}

type MedicationRef =
  | { medicationCodeableConcept: fhir4.CodeableConcept }
  | { medicationReference: fhir4.Reference; contained: [fhir4.Medication] }

function medication(drug: Drug, shape: TherapyShape): MedicationRef {
  const { atc, unii, text, chinese } = DRUGS[drug]
  switch (shape) {
    case 'coded':
      return { medicationCodeableConcept: { coding: [{ system: ATC, code: atc, display: drug }], text } }
    case 'text':
      return { medicationCodeableConcept: { text: chinese } }
    case 'contained':
      return {
        contained: [
          { resourceType: 'Medication', id: 'drug', code: { coding: [{ system: UNII, code: unii }], text } },
        ],
        medicationReference: { reference: '#drug', display: text },
      }
  }
}
