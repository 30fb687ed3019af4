import { evidenceLink as en } from './en/evidence-link.ts'
import type { InLanguages } from './texts.ts'
import { evidenceLink as zh } from './zh/evidence-link.ts'

/** Apart from the evidence page's own texts, for it loads with the first screen. */
export const evidenceLinkTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
