import { UNII } from '../../../src/fhir/codes/canonical.ts'
import { codedDrug, STUDY_DRUGS, type StudyDrug, studyDose } from '../../study-drugs.ts'
import { ucum } from './codes.ts'
import { clinician } from './directory.ts'
import { add, idFor, type PatientChart, referTo } from './patient-chart.ts'

/** `coded`: ATC on the order. `contained`: the order points to a contained Medication, UNII only. `text`: no code at all, as printed by a Chinese pharmacy. */
export type TherapyShape = 'coded' | 'contained' | 'text'

/** Orders of both drugs the day before, first doses on the start day, and every camrelizumab infusion (three-weekly) until yesterday. */
export function startTherapy(
  chart: PatientChart,
  start: number,
  weightKg: number,
  shape: TherapyShape = 'coded',
): void {
  const { clock, subject } = chart
  const daily = studyDose('lenvatinib', weightKg)
  const infusion = studyDose('camrelizumab', weightKg)
  const order = (drug: StudyDrug, dose: number, dosage: fhir4.Dosage) =>
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
  const give = (day: number, time: string, drug: StudyDrug, request: fhir4.MedicationRequest, dose: number) =>
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

function medication(drug: StudyDrug, shape: TherapyShape): MedicationRef {
  const { unii, text, chinese } = STUDY_DRUGS[drug]
  switch (shape) {
    case 'coded':
      return { medicationCodeableConcept: codedDrug(drug) }
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
