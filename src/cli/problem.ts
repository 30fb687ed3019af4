import type { BulkProblem } from '../bulk/bulk-problem.ts'
import type { FileRefusal } from '../dicom/read-file.ts'
import type { CriterionId } from '../fhir/criteria/criteria.ts'
import type { RejectionReason, UnknownReason } from '../fhir/reasons.ts'
import type { BundleGap } from '../fhir/resources/bundle-gap.ts'
import type { DataProblemCode } from '../validation/data/data-problem.ts'
import type { ResponseFileProblem } from '../validation/response-columns.ts'
import type { FaultCode } from './population/fault-code.ts'

/** Wrong use: exit code 64. */
type UseProblem =
  | 'unknown-command'
  | 'unknown-option'
  | 'option-value-missing'
  | 'option-repeated'
  | 'unexpected-argument'
  | 'nlr-and-counts'
  | 'dt-value'
  | 'as-of-value'
  | 'therapy-start-value'
  | 'file-missing'
  | 'json-and-fhir'
  | 'several-patients'
  | 'origin-value'
  | 'token-twice'
  | 'patient-and-token'
  | 'issuer-not-in-site'
  | 'issuer-missing'
  | 'option-value'
  | 'days-value'
  | 'unit-value'

/** Bad input: exit code 65. */
export type InputProblem =
  | 'not-a-number'
  | Extract<RejectionReason, 'implausible' | 'unit-not-accepted' | 'molar-albumin' | 'comparator'>
  | 'file-unreadable'
  | 'not-utf8'
  | 'not-json'
  | 'not-fhir'
  | 'same-id'
  | 'no-patient'
  | 'patient-not-found'
  | 'site-file-invalid'
  | 'model-file-invalid'
  | 'model-file-unreachable'
  | 'token-unreadable'
  | 'file-unwritable'
  | 'service-refused'
  | 'store-unreadable'
  | 'no-export'
  | 'export-too-large'
  | 'other-run'
  | 'run-finished'
  | 'out-of-memory'
  | BulkProblem['code']
  | DataProblemCode
  | FileRefusal
  | ResponseFileProblem['code']

/** Something a reader of the result must know about what was read. */
export type ReadProblem =
  | BundleGap['code']
  | 'patient-not-in-file'
  | 'unit-assumed'
  | 'far-out'
  | 'no-column'
  | 'not-used'
  | 'left-open'
  | 'not-joined'
  | FaultCode
  | 'drugs-not-told'
  | 'export-deleted'
  | 'export-begun-again'
  | 'export-less'
  | 'export-not-cleared'

/** Remarks on the result itself; part of every report, so not repeated on stderr. */
export type ResultNote =
  | UnknownReason
  | RejectionReason
  | 'range'
  | 'not-given'
  | 'other-count-missing'
  | 'old-value'
  | 'outside-axis'
  | 'criterion-not-met'

/** Why there is no score. */
type NoScoreReason = 'not-hcc' | 'no-predictor-known' | 'not-fitted'

export type CliProblemCode = UseProblem | InputProblem | ReadProblem | ResultNote | NoScoreReason | 'internal'

/** One problem, as printed and as it stands in the JSON. */
export interface CliProblem {
  readonly code: CliProblemCode
  /** `error`: no score for this reason. `warning`: the score may rest on less than there is. `note`: explained in the report. */
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  readonly input?: string | undefined
  readonly criterion?: CriterionId | undefined
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly path?: string | undefined
}

/** A problem that ends the command. */
export function error(code: CliProblemCode, message: string, more: Partial<CliProblem> = {}): CliProblem {
  return { code, severity: 'error', message, ...more }
}

export function warning(code: ReadProblem, message: string, more: Partial<CliProblem> = {}): CliProblem {
  return { code, severity: 'warning', message, ...more }
}

export function note(code: ResultNote, message: string, more: Partial<CliProblem> = {}): CliProblem {
  return { code, severity: 'note', message, ...more }
}

/** `site.json:4:12: reading.lookBackDays: message`, as editors and terminals make links of it. */
export function problemLine({
  file,
  line,
  column,
  path,
  input,
  message,
}: Omit<CliProblem, 'code' | 'severity' | 'criterion'>): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const subject = path ?? input
  return [...(place === '' ? [] : [place]), ...(subject === undefined ? [] : [subject]), message].join(': ')
}
