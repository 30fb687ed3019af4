import { worklist as en } from './en/worklist.ts'
import type { InLanguages, Open } from './texts.ts'
import { worklist as zh } from './zh/worklist.ts'

export type WorklistTexts = Open<typeof en>

export const worklistTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
