import { modelCard as en } from './en/model-card.ts'
import type { InLanguages, Open } from './texts.ts'
import { modelCard as zh } from './zh/model-card.ts'

export type ModelCardTexts = Open<typeof en>

/** The facts of the model, for the evidence page, the model card and the command line. */
export const modelCardTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
