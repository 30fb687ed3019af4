import { worksheet as en } from './en/worksheet.ts'
import type { InLanguages } from './texts.ts'
import { worksheet as zh } from './zh/worksheet.ts'

/** The elastography worksheet. */
export const worksheet: InLanguages<typeof en> = { en, 'zh-CN': zh }
