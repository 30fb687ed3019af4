import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { TipmModel } from '../model/load-model.ts'
import type { Language } from '../site/language.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import type { Format } from '../text/format.ts'
import { labTexts } from '../text/lab.ts'

/** What every part of the lab shares. */
export interface LabSurroundings {
  readonly language: Language
  readonly format: Format
  readonly model: TipmModel
  readonly site: SiteConfig
}

export const LabContext = createContext<LabSurroundings | undefined>(undefined)

/** The surroundings, with the lab's texts in the language of the page. */
export function useLab() {
  const surroundings = useContext(LabContext)
  if (surroundings === undefined) throw new Error('rendered outside of the lab')
  return { ...surroundings, texts: labTexts[surroundings.language] }
}
