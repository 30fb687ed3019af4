import { worksheet as en } from './en/worksheet.ts'
import type { InLanguages } from './texts.ts'
import { worksheet as zh } from './zh/worksheet.ts'

const part: InLanguages<typeof en> = { en, 'zh-CN': zh }

export default part
