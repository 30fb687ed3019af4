import { explained as en } from './en/explained.ts'
import type { InLanguages } from './texts.ts'
import { explained as zh } from './zh/explained.ts'

/** The answer, explained. */
export const explained: InLanguages<typeof en> = { en, 'zh-CN': zh }
