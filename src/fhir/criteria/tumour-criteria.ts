import { ICD10, ICD10_CM, SNOMED, sameSystem } from '../codes/canonical.ts'
import { conceptName, hasCode } from '../codes/code-match.ts'
import type { CodeRef } from '../codes/standard-codes.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import type { Concept, Condition } from '../resources/resource-schemas.ts'
import { isSubject } from '../resources/subject.ts'
import { isConfirmed, isPresent, isRefuted } from './condition-status.ts'
import { type Criterion, type CriterionEvidence, criterion } from './criteria.ts'

/** Beside ICD-10 C22.0 and what national editions (China: C22.000) put under it. */
const HCC: readonly CodeRef[] = [
  { system: SNOMED, code: '109841003' },
  { system: SNOMED, code: '25370001' },
]
/** Whole names only: "no hepatocellular carcinoma" is not one. */
const HCC_NAMES = [
  'hepatocellular carcinoma',
  'liver cell carcinoma',
  'hcc',
  '肝细胞癌',
  '肝細胞癌',
  '原发性肝细胞癌',
]
/** Met by a confirmed HCC; not met when confirmed malignancies of another kind are all there is; else unknown. */
export function hccCriterion(conditions: readonly Condition[], context: ReadContext): Criterion {
  const found = conditions.filter((condition) => isHcc(condition, context) && !isRefuted(condition))
  const sure = found.filter((condition) => isConfirmed(condition) && isPresent(condition))
  if (sure.length > 0) return criterion('hcc', 'met', sure.map(conditionEvidence))
  const others = conditions.filter((condition) => isOtherMalignancy(condition, context))
  if (found.length === 0 && others.length > 0) {
    return criterion('hcc', 'notMet', others.map(conditionEvidence))
  }
  return criterion('hcc', 'unknown', found.map(conditionEvidence))
}

function isHcc({ code }: Condition, context: ReadContext): boolean {
  if (hasCode(code, [...HCC, ...context.site.reading.codes.hcc])) return true
  if (icdCodes(code).some((item) => item.startsWith('C220'))) return true
  const names = [code?.text, ...(code?.coding ?? []).map(({ display }) => display)]
  return names.some((name) => name !== undefined && HCC_NAMES.includes(name.trim().toLowerCase()))
}

/** A confirmed primary malignancy that ICD-10 places elsewhere. Liver unspecified (C22.8, C22.9), secondaries (C77-C79) and unspecified sites (C80) say nothing. */
function isOtherMalignancy(condition: Condition, context: ReadContext): boolean {
  if (!isConfirmed(condition) || !isPresent(condition) || isHcc(condition, context)) return false
  return icdCodes(condition.code).some(
    (code) => /^C\d\d/.test(code) && !/^C(7[789]|80|22([89]|$))/.test(code),
  )
}

/** ICD-10 codes without their dots: editions differ in them and in how deep they go. */
function icdCodes(concept: Concept | undefined): string[] {
  return (concept?.coding ?? []).flatMap(({ system, code }) =>
    code !== undefined && (sameSystem(system, ICD10) || sameSystem(system, ICD10_CM))
      ? [code.toUpperCase().replace('.', '')]
      : [],
  )
}

export function otherMalignancyCriterion(conditions: readonly Condition[], context: ReadContext): Criterion {
  const found = conditions.filter((condition) => isOtherMalignancy(condition, context))
  return criterion('noOtherMalignancy', found.length > 0 ? 'notMet' : 'unknown', found.map(conditionEvidence))
}

const BIOPSY = /biops|histolog|活检|活組織|穿刺病理|穿刺活/i
const LIVER = /liver|hepat|肝/i

/** Proof by pathology or two imaging methods. That a biopsy of the liver was taken does not tell what it showed: it is evidence, no answer. */
export function diagnosisCriterion({ procedures }: ChartResources, context: ReadContext): Criterion {
  const biopsies = procedures
    .filter(({ status, subject }) => status === 'completed' && isSubject(subject, context.patientId))
    .filter(({ code }) => BIOPSY.test(conceptName(code)) && LIVER.test(conceptName(code)))
  return criterion(
    'diagnosis',
    'unknown',
    biopsies.map(({ id, code, performedDateTime, performedPeriod }) => ({
      reference: `Procedure/${id}`,
      text: conceptName(code),
      date: performedDateTime ?? performedPeriod?.start,
    })),
  )
}

export function conditionEvidence(condition: Condition): CriterionEvidence {
  return {
    reference: `Condition/${condition.id}`,
    text: conceptName(condition.code),
    date: condition.onsetDateTime ?? condition.recordedDate,
  }
}
