import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { TipmModel } from '../model/load-model.ts'
import type { Language } from '../site/language.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import type { Format } from '../text/format.ts'
import type { Texts } from '../text/texts.ts'

/** What every part of the screen shares. Language, texts and format follow the user's choice; nothing else changes. */
export interface Surroundings {
  readonly language: Language
  readonly texts: Texts
  readonly format: Format
  readonly model: TipmModel
  readonly site: SiteConfig
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined)

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext)
  if (surroundings === undefined) throw new Error('rendered outside of its surroundings')
  return surroundings
}

/** The texts of a part that loads after the first paint, in the language of the screen. */
export function useTextsOf<T>(part: { readonly [L in Language]: T }): T {
  return part[useSurroundings().language]
}
