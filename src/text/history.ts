import { history as en } from './en/history.ts'
import type { InLanguages } from './texts.ts'
import { history as zh } from './zh/history.ts'

const part: InLanguages<typeof en> = { en, 'zh-CN': zh }

export default part
