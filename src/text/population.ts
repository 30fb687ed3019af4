import { population as en } from './en/population.ts'
import type { InLanguages } from './texts.ts'
import { population as zh } from './zh/population.ts'

const part: InLanguages<typeof en> = { en, 'zh-CN': zh }

export default part
