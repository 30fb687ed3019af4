import { codedDrug, studyDose } from '../../study-drugs.ts'
import { dateTime } from '../view/chart-format.ts'
import type { BodyWeight } from './body-weight.ts'

export const DRUGS = ['lenvatinib', 'camrelizumab', 'sorafenib', 'ondansetron'] as const
export type DrugName = (typeof DRUGS)[number]

/** How a drug is ordered here. */
export interface FormularyEntry {
  readonly name: string
  readonly concept: fhir4.CodeableConcept
  readonly route: string
  readonly schedule: string
  readonly timing: fhir4.Timing | undefined
}

const every = (period: number, periodUnit: 'd' | 'wk', frequency = 1): fhir4.Timing => ({
  repeat: { frequency, period, periodUnit },
})

export const FORMULARY: Readonly<Record<DrugName, FormularyEntry>> = {
  lenvatinib: {
    name: 'Lenvatinib',
    concept: codedDrug('lenvatinib'),
    ...{ route: 'by mouth', schedule: 'once daily', timing: every(1, 'd') },
  },
  camrelizumab: {
    name: 'Camrelizumab',
    concept: codedDrug('camrelizumab'),
    ...{ route: 'intravenously', schedule: 'every 3 weeks', timing: every(3, 'wk') },
  },
  sorafenib: {
    name: 'Sorafenib',
    concept: { text: 'Sorafenib 200 mg tablets' },
    ...{ route: 'by mouth', schedule: 'twice daily', timing: every(1, 'd', 2) },
  },
  ondansetron: {
    name: 'Ondansetron',
    concept: { text: 'Ondansetron 8 mg tablets' },
    ...{ route: 'by mouth', schedule: 'as needed', timing: undefined },
  },
}

/** The dose put in at first, and where it comes from; `milligrams` is undefined where nothing may be assumed. */
export interface DefaultDose {
  readonly milligrams: number | undefined
  readonly why: string
}

/** The dose of the study regimen where the drug is one of its two. */
export function defaultDose(drug: DrugName, weight: BodyWeight | undefined): DefaultDose {
  if (drug === 'sorafenib' || drug === 'ondansetron') {
    return { milligrams: undefined, why: 'No default dose here.' }
  }
  const regimen = REGIMENS[drug]
  if (weight === undefined) {
    return { milligrams: undefined, why: `${regimen}. No body weight on record, so no default.` }
  }
  const { kilograms, time } = weight
  const taken = time === undefined ? '' : ` of ${dateTime(time).slice(0, 10)}`
  const why = `${regimen}; body weight ${kilograms} kg${taken}.`
  return { milligrams: studyDose(drug, kilograms), why }
}

const REGIMENS = {
  lenvatinib: 'Study regimen: 8 mg under 60 kg, 12 mg from 60 kg',
  camrelizumab: 'Study regimen: 3 mg/kg every 3 weeks',
}
