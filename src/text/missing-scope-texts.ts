import { missingScopeTexts as en } from './en/missing-scope-texts.ts'
import type { InLanguages } from './texts.ts'
import { missingScopeTexts as zh } from './zh/missing-scope-texts.ts'

/** What each right that the EHR withheld means. */
export const missingScopeTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
