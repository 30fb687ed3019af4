import { access } from './access.ts'
import { chart } from './chart.ts'
import { explained } from './explained.ts'
import { origin } from './origin.ts'
import { pages } from './pages.ts'
import { record } from './record.ts'
import { result } from './result.ts'

/** English. Wording informs, never directs. Parameters arrive already formatted. */
export const en = { ...pages, ...chart, ...result, ...record, ...access, ...explained, ...origin }
