import { rights as en } from './en/rights.ts'
import type { InLanguages } from './texts.ts'
import { rights as zh } from './zh/rights.ts'

/** What each right that the EHR withheld means. */
export const rights: InLanguages<typeof en> = { en, 'zh-CN': zh }
