import { cards as en } from './en/cards.ts'
import type { InLanguages } from './texts.ts'
import { cards as zh } from './zh/cards.ts'

/** The cards of the CDS Hooks service. */
export const cardTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
