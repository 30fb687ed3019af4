import { report as en } from './en/report.ts'
import type { InLanguages } from './texts.ts'
import { report as zh } from './zh/report.ts'

/** The validation report's words; loads with the validation lab. */
export const reportTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
