import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import type { StorageForm, StorageOption } from '../../fhir/write/storage-form.ts'
import type { Refusal } from './refusal.ts'

/** A form that the EHR does not accept: known in advance, or refused when it was tried. */
export interface SkippedForm {
  readonly form: StorageForm
  readonly why: 'not-supported' | 'not-granted' | Refusal
}

/** The first form still worth trying, and those passed on the way to it. */
export function nextStorageForm(
  options: readonly StorageOption[],
  refused: ReadonlyMap<StorageForm, Refusal>,
): { readonly option: StorageOption | undefined; readonly passed: readonly SkippedForm[] } {
  const passed: SkippedForm[] = []
  for (const option of options) {
    const why = option.refusal ?? refused.get(option.form)
    if (why === undefined) return { option, passed }
    passed.push({ form: option.form, why })
  }
  return { option: undefined, passed }
}

/** Whether the EHR refused the form itself (403, 404, 405, 422), so that the next form is tried. Any other failure may pass by itself. */
export function callsForFallback(answer: SaveAnswer): answer is Extract<SaveAnswer, { ok: false }> {
  if (answer.ok) return false
  switch (answer.code) {
    case 'not-permitted':
    case 'not-supported':
    case 'invalid':
      return true
    case 'expired':
    case 'conflict':
    case 'server':
    case 'network':
    case 'unreadable':
    case 'not-looked-up':
      return false
  }
}
