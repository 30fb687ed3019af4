import { writtenRecord as en } from './en/written-record.ts'
import type { InLanguages } from './texts.ts'
import { writtenRecord as zh } from './zh/written-record.ts'

/** What is written into the chart, in the language of the site. */
export const writtenRecord: InLanguages<typeof en> = { en, 'zh-CN': zh }
