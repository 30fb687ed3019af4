import { lab as en } from './en/lab.ts'
import type { InLanguages } from './texts.ts'
import { lab as zh } from './zh/lab.ts'

export const labTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
