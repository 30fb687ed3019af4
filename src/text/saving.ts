import { saving as en } from './en/saving.ts'
import type { InLanguages } from './texts.ts'
import { saving as zh } from './zh/saving.ts'

/** Saving and correcting. */
export const saving: InLanguages<typeof en> = { en, 'zh-CN': zh }
