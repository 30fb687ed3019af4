import { worklist as en } from './en/worklist.ts'
import type { InLanguages } from './texts.ts'
import { worklist as zh } from './zh/worklist.ts'

export const worklistTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
