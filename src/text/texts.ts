import type { Language } from '../site/language.ts'
import type { en } from './en/catalogue.ts'
import type { pages } from './en/pages.ts'

/** The catalogue's shape with every string open: a language is the folder en/ in that language. */
export type Texts = Open<typeof en>

/** The part for pages without a patient. */
export type PageTexts = Open<typeof pages>

/** A part of the texts that loads with the code that uses it, in every language: src/text/PART.ts joins en/PART.ts and zh/PART.ts. */
export type InLanguages<T> = { readonly [L in Language]: Open<T> }

export type Open<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [K in keyof T]: Open<T[K]> }
