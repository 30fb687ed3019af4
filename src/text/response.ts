import { response as en } from './en/response.ts'
import type { InLanguages, Open } from './texts.ts'
import { response as zh } from './zh/response.ts'

export type ResponseTexts = Open<typeof en>

/** Response criteria, in every language. */
export const responseTexts: InLanguages<typeof en> = { en, 'zh-CN': zh }
