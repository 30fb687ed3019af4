import { population as en } from './en/population.ts'
import type { InLanguages } from './texts.ts'
import { population as zh } from './zh/population.ts'

/** Entering the start of therapy, and answering criteria of the study. */
export const population: InLanguages<typeof en> = { en, 'zh-CN': zh }
