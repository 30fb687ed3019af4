import type { ModelFile } from '../model/model-schema.ts'
import type { Format } from '../text/format.ts'
import type { Texts } from '../text/texts.ts'

/** Where and by whose approval the model was recalibrated, in sentences; none for a model that was not. */
export function standingLines(texts: Texts, format: Format, model: ModelFile): readonly string[] {
  const { recalibration, status } = model
  if (status !== 'recalibrated') return []
  if (recalibration === undefined) return [texts.standing.notApproved]
  const { site, approvedBy, approvedOn } = recalibration
  return [
    texts.standing.recalibratedAt(site, model.version),
    approvedBy.trim() === ''
      ? texts.standing.notApproved
      : texts.standing.approvedBy(approvedBy, format.date(approvedOn)),
  ]
}
