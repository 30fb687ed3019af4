import { evidence as en } from './en/evidence.ts'
import type { InLanguages, Open } from './texts.ts'
import { evidence as zh } from './zh/evidence.ts'

export type EvidenceTexts = Open<typeof en>

/** The evidence page. */
export const evidenceTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
