import { maximumPoints } from '../model/effect.ts'
import type { TipmModel } from '../model/load-model.ts'
import { PREDICTORS } from '../model/predictor.ts'
import type { Language } from '../site/language.ts'
import { createFormat, type Format } from '../text/format.ts'
import { type ModelCardTexts, modelCardTexts } from '../text/model-card.ts'
import { fileTextReader } from './file-texts.ts'

/** What the facts of a model are worded with. */
export interface CardContext {
  readonly model: TipmModel
  readonly texts: ModelCardTexts
  readonly format: Format
  /** A text of the model file, by its place. */
  readonly fromFile: (place: string) => string
}

export function cardContext(model: TipmModel, language: Language, timeZone: string | undefined): CardContext {
  const texts = modelCardTexts[language]
  return { model, texts, format: createFormat(language, timeZone), fromFile: fileTextReader(model, texts) }
}

/** The most points a score can have. */
export function scaleEnd(model: TipmModel): number {
  return PREDICTORS.reduce((sum, predictor) => sum + maximumPoints(model, predictor), 0)
}
