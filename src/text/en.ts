import { access } from './en-access.ts'
import { chart } from './en-chart.ts'
import { explained } from './en-explained.ts'
import { origin } from './en-origin.ts'
import { pages } from './en-pages.ts'
import { record } from './en-record.ts'
import { result } from './en-result.ts'

/** English. Wording informs, never directs. Parameters arrive already formatted. */
export const en = { ...pages, ...chart, ...result, ...record, ...access, ...explained, ...origin }
