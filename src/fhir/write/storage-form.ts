import { isGranted } from '../resources/granted-scopes.ts'
import type { ServerSupport } from './server-support.ts'

/** The forms in which an assessment can be stored, the fullest first. `text` is for the clinician's note: nothing is sent to the server. */
const STORAGE_FORMS = ['risk-assessment', 'observation', 'document', 'text'] as const
export type StorageForm = (typeof STORAGE_FORMS)[number]

/** Why a form is passed over before anything is sent. */
export type FormRefusal = 'not-supported' | 'not-granted'

/** The resource type of a form. */
export const FORM_TYPE = {
  'risk-assessment': 'RiskAssessment',
  observation: 'Observation',
  document: 'DocumentReference',
} as const satisfies Record<Exclude<StorageForm, 'text'>, string>

/** How an assessment will be stored in this EHR, and what it rests on. */
export interface StorageOption {
  readonly form: StorageForm
  readonly refusal: FormRefusal | undefined
  /** All entries in one transaction, else the assessment alone. */
  readonly transaction: boolean
  /** The server keeps a second create away; else the app searches first. */
  readonly conditionalCreate: boolean
  readonly provenance: boolean
}

/** A server that takes everything: what is planned when nothing is known to the contrary. */
export const FULL_STORAGE: StorageOption = {
  form: 'risk-assessment',
  refusal: undefined,
  transaction: true,
  conditionalCreate: true,
  provenance: true,
}

/**
 * The ladder for an EHR, from what its metadata and the granted scopes say; nothing known counts as possible and is tried.
 * The first option without a refusal is the one to use; the rest are the steps down.
 */
export function storageOptions(
  support: ServerSupport | undefined,
  granted: string | undefined,
): readonly StorageOption[] {
  const creates = (type: string) => support === undefined || (support.types.get(type)?.create ?? false)
  const refusalOf = (type: string): FormRefusal | undefined => {
    if (!creates(type)) return 'not-supported'
    return isGranted(granted, type, 'create') ? undefined : 'not-granted'
  }
  return STORAGE_FORMS.map((form) => {
    if (form === 'text') {
      return { form, refusal: undefined, transaction: false, conditionalCreate: false, provenance: false }
    }
    const type = FORM_TYPE[form]
    const transaction =
      form === 'risk-assessment' && (support?.transaction ?? true) && refusalOf('Observation') === undefined
    return {
      form,
      refusal: refusalOf(type),
      transaction,
      conditionalCreate: support === undefined || (support.types.get(type)?.conditionalCreate ?? false),
      provenance: transaction && refusalOf('Provenance') === undefined,
    }
  })
}
