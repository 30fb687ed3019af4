import { history as en } from './en/history.ts'
import type { InLanguages } from './texts.ts'
import { history as zh } from './zh/history.ts'

/** Earlier assessments, and the inputs over time. */
export const history: InLanguages<typeof en> = { en, 'zh-CN': zh }
