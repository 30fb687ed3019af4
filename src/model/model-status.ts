import type { ModelFile } from './model-schema.ts'

/** Where the probabilities of a model file come from: the reconstruction, the publication, or a site's recalibration, approved or not. */
export type ModelStatus = 'reconstructed' | 'published' | 'recalibrated' | 'recalibrated-not-approved'

export function modelStatusOf({ status, recalibration }: ModelFile): ModelStatus {
  if (status !== 'recalibrated') return status
  return recalibration === undefined || recalibration.approvedBy.trim() === ''
    ? 'recalibrated-not-approved'
    : 'recalibrated'
}

/** Each status in a word; of a recalibration with its site, where the file names one. */
export interface ModelStatusWords {
  readonly reconstructed: string
  readonly published: string
  readonly recalibrated: (site: string) => string
  readonly notApproved: (recalibrated: string) => string
  readonly untold: string
}

/** A file's status in these words: `recalibrated at SITE, not approved`. */
export function modelStatusText(model: ModelFile, words: ModelStatusWords): string {
  const { recalibration } = model
  const at = recalibration === undefined ? words.untold : words.recalibrated(recalibration.site)
  const status = modelStatusOf(model)
  switch (status) {
    case 'reconstructed':
    case 'published':
      return words[status]
    case 'recalibrated':
      return at
    case 'recalibrated-not-approved':
      return words.notApproved(at)
  }
}
