import { problems as en } from './en/problems.ts'
import type { InLanguages } from './texts.ts'
import { problems as zh } from './zh/problems.ts'

/** What can keep a page from showing an assessment. */
export const problems: InLanguages<typeof en> = { en, 'zh-CN': zh }
