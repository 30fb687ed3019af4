import { ICD10_CM, LOINC, NCIT, OBSERVATION_CATEGORY, SNOMED } from '../../../src/fhir/codes/canonical.ts'
import { CONDITION_CATEGORY, CONDITION_CLINICAL, CONDITION_VERIFICATION, ucum } from './codes.ts'
import { clinician } from './directory.ts'
import { add, idFor, type PatientChart, referTo } from './patient-chart.ts'

const HCC_ICD: fhir4.Coding = { system: ICD10_CM, code: 'C22.0', display: 'Liver cell carcinoma' }
const HCC_SNOMED: fhir4.Coding = { system: SNOMED, code: '109841003', display: 'Liver cell carcinoma' }

/** Which vocabularies the problem list carries for hepatocellular carcinoma. */
type HccCoding = 'icd' | 'snomed' | 'both'

export interface Background {
  /** ECOG performance status; 1 when absent. */
  ecog?: number
  /** Chronic liver disease behind it, as free text; none for a patient without one. */
  background?: string
}

export interface Carcinoma extends Background {
  coding?: HccCoding
  text?: string
}

/** Problem list, stage (mCODE: NCIt method, value as text), performance status, weight and the biopsy that proved it. */
export function carcinoma(chart: PatientChart, day: number, weightKg: number, it: Carcinoma): void {
  const condition = problem(chart, day, {
    coding: { icd: [HCC_ICD], snomed: [HCC_SNOMED], both: [HCC_SNOMED, HCC_ICD] }[it.coding ?? 'both'],
    text: it.text ?? 'Hepatocellular carcinoma',
  })
  const stage = staging(chart, day + 3, condition)
  condition.stage = [
    {
      summary: { text: 'BCLC stage C' },
      type: { coding: [{ system: NCIT, code: 'C115132' }], text: 'BCLC' },
      assessment: [referTo(stage)],
    },
  ]
  background(chart, day, weightKg, it)
}

/** A problem-list entry, active and confirmed. */
export function problem(chart: PatientChart, day: number, code: fhir4.CodeableConcept): fhir4.Condition {
  return add(chart, {
    resourceType: 'Condition',
    id: idFor(chart, 'cond'),
    clinicalStatus: { coding: [{ system: CONDITION_CLINICAL, code: 'active' }] },
    verificationStatus: { coding: [{ system: CONDITION_VERIFICATION, code: 'confirmed' }] },
    category: [{ coding: [{ system: CONDITION_CATEGORY, code: 'problem-list-item' }] }],
    code,
    subject: chart.subject,
    onsetDateTime: chart.clock.date(day),
    recordedDate: chart.clock.date(day + 1),
    recorder: clinician,
  })
}

/** Liver disease, weight, performance status and biopsy: what surrounds any liver tumour. */
export function background(chart: PatientChart, day: number, weightKg: number, it: Background): void {
  if (it.background !== undefined) problem(chart, day - 2600, { text: it.background })
  observed(chart, day + 2, 'vital-signs', '29463-7', 'Body weight', {
    valueQuantity: ucum(weightKg, 'kg'),
  })
  observed(chart, day + 2, 'survey', '89247-1', 'ECOG Performance Status score', {
    valueInteger: it.ecog ?? 1,
  })
  add(chart, {
    resourceType: 'Procedure',
    id: idFor(chart, 'proc'),
    status: 'completed',
    code: {
      text:
        chart.units === 'cn'
          ? '超声引导下肝脏病灶穿刺活检'
          : 'Ultrasound-guided core needle biopsy of liver lesion',
    },
    subject: chart.subject,
    performedDateTime: chart.clock.at(day - 4, '11:15'),
    performer: [{ actor: clinician }],
  })
}

function staging(chart: PatientChart, day: number, condition: fhir4.Condition): fhir4.Observation {
  return add(chart, {
    resourceType: 'Observation',
    id: idFor(chart, 'stage'),
    status: 'final',
    code: { coding: [{ system: NCIT, code: 'C115134', display: 'BCLC Stage' }], text: 'BCLC stage' },
    subject: chart.subject,
    focus: [referTo(condition)],
    effectiveDateTime: chart.clock.at(day, '16:00'),
    performer: [clinician],
    method: {
      coding: [{ system: NCIT, code: 'C115132', display: 'Hepatocellular Carcinoma by BCLC Stage' }],
    },
    valueCodeableConcept: { text: 'C' },
  })
}

function observed(
  chart: PatientChart,
  day: number,
  category: 'vital-signs' | 'survey',
  loinc: string,
  text: string,
  value: Pick<fhir4.Observation, 'valueQuantity' | 'valueInteger'>,
): void {
  add(chart, {
    resourceType: 'Observation',
    id: idFor(chart, 'vital'),
    status: 'final',
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: category }] }],
    code: { coding: [{ system: LOINC, code: loinc }], text },
    subject: chart.subject,
    effectiveDateTime: chart.clock.at(day, '09:10'),
    performer: [clinician],
    ...value,
  })
}
