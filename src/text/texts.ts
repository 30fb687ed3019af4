import type { en } from './en.ts'
import type { pages } from './en-pages.ts'

/** The catalogue's shape with every string open: a language is the files en*.ts in that language. */
export type Texts = Open<typeof en>

/** The part for pages without a patient. */
export type PageTexts = Open<typeof pages>

type Open<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [K in keyof T]: Open<T[K]> }
