import { written as en } from './en/written.ts'
import type { InLanguages } from './texts.ts'
import { written as zh } from './zh/written.ts'

/** Set phrases of what is written to a chart. */
export const written: InLanguages<typeof en> = { en, 'zh-CN': zh }
