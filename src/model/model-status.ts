import type { ModelFile } from './model-schema.ts'

/** Where the probabilities of a model file come from: the reconstruction, the publication, or a site's recalibration, approved or not. */
export type ModelStatus = 'reconstructed' | 'published' | 'recalibrated' | 'recalibrated-not-approved'

export function modelStatusOf({ status, recalibration }: ModelFile): ModelStatus {
  if (status !== 'recalibrated') return status
  return recalibration === undefined || recalibration.approvedBy.trim() === ''
    ? 'recalibrated-not-approved'
    : 'recalibrated'
}

/** The same in English words, for records and the command line: `recalibrated at SITE, not approved`. */
export function modelStatusText(model: ModelFile): string {
  const at =
    model.recalibration === undefined ? 'recalibrated' : `recalibrated at ${model.recalibration.site}`
  switch (modelStatusOf(model)) {
    case 'reconstructed':
      return 'reconstructed'
    case 'published':
      return 'published'
    case 'recalibrated':
      return at
    case 'recalibrated-not-approved':
      return `${at}, not approved`
  }
}
