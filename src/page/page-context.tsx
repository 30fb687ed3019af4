import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { TipmModel } from '../model/load-model.ts'
import type { Language } from '../site/language.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import type { Format } from '../text/format.ts'
import type { Texts } from '../text/texts.ts'

/** What every part of a page shares. Language, texts and format follow the user's choice; the rest never changes. */
export interface PageContextValue {
  readonly language: Language
  readonly texts: Texts
  readonly format: Format
  readonly model: TipmModel
  readonly site: SiteConfig
}

export const PageContext = createContext<PageContextValue | undefined>(undefined)

export function usePageContext(): PageContextValue {
  const pageContext = useContext(PageContext)
  if (pageContext === undefined) throw new Error('rendered outside of a page context')
  return pageContext
}

/** The texts of a part that loads after the first paint, in the language of the screen. */
export function useTextsOf<T>(part: { readonly [L in Language]: T }): T {
  return part[usePageContext().language]
}
