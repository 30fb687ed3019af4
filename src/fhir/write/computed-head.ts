import { modelStatusText } from '../../model/model-status.ts'
import { ASSESSMENT_IDENTIFIER } from '../codes/canonical.ts'
import { type TipmCode, tipmCoding } from '../codes/tipm-codes.ts'
import { AI_LABEL } from './ai-label.ts'
import type { SaveContext } from './save-context.ts'

/** What everything that is computed begins with: the label, the language of its words, and its business identifier. */
export function computedHead(identifier: string, { read }: Pick<SaveContext, 'read'>) {
  return {
    ...AI_LABEL,
    language: read.site.language,
    identifier: [{ system: ASSESSMENT_IDENTIFIER, value: identifier }],
  }
}

/** One of the project's own codes, named in the language of the record. */
export function tipmConcept(code: TipmCode, { phrases }: Pick<SaveContext, 'phrases'>) {
  return { coding: [tipmCoding(code)], text: phrases.codes[code] }
}

/** The model file in words. */
export function modelWords(
  kind: 'named' | 'model' | 'computed',
  { read, phrases }: Pick<SaveContext, 'read' | 'phrases'>,
): string {
  const { model } = read
  const name = kind === 'computed' ? model.id : inWords(model.name, phrases)
  return phrases[kind](name, model.version, modelStatusText(model, phrases.status), model.hash)
}

/** What a model file says, in the language of the record where it is translated. */
export function inWords(text: string, { fromFile }: SaveContext['phrases']): string {
  return fromFile[text] ?? text
}
