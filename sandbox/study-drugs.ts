import { ATC } from '../src/fhir/codes/canonical.ts'

/** The two drugs of the studied regimen, as the fictional charts and the order entry name them. */
export const STUDY_DRUGS = {
  lenvatinib: {
    ...{ atc: 'L01EX08', unii: 'EE083865G2' },
    ...{ text: 'Lenvatinib 4 mg hard capsules', chinese: '甲磺酸仑伐替尼胶囊' },
  },
  camrelizumab: {
    ...{ atc: 'L01FF14', unii: '73096E137E' },
    ...{ text: 'Camrelizumab 200 mg powder for infusion', chinese: '注射用卡瑞利珠单抗' },
  },
} as const

export type StudyDrug = keyof typeof STUDY_DRUGS

export function codedDrug(drug: StudyDrug): fhir4.CodeableConcept {
  const { atc, text } = STUDY_DRUGS[drug]
  return { coding: [{ system: ATC, code: atc, display: drug }], text }
}

/** Doses in mg by weight (Methods of the TIPM paper): lenvatinib 8 mg daily under 60 kg, 12 mg from 60 kg; camrelizumab 3 mg/kg every three weeks. */
export function studyDose(drug: StudyDrug, kilograms: number): number {
  if (drug === 'camrelizumab') return Math.round(3 * kilograms)
  return kilograms < 60 ? 8 : 12
}
