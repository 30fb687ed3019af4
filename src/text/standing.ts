import type { ModelFile } from '../model/model-schema.ts'
import { standing as en } from './en/standing.ts'
import type { Format } from './format.ts'
import type { InLanguages } from './texts.ts'
import { standing as zh } from './zh/standing.ts'

const standingTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }

/** Where and by whose approval the model was recalibrated, in sentences; none for a model that was not. */
export function standingLines(language: string, format: Format, model: ModelFile): readonly string[] {
  const { recalibration, status } = model
  if (status !== 'recalibrated') return []
  const texts = standingTexts[language === 'zh-CN' ? 'zh-CN' : 'en']
  if (recalibration === undefined) return [texts.notApproved]
  const { site, approvedBy, approvedOn } = recalibration
  return [
    texts.recalibratedAt(site, model.version),
    approvedBy.trim() === '' ? texts.notApproved : texts.approvedBy(approvedBy, format.date(approvedOn)),
  ]
}
