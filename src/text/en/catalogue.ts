import { access } from './access.ts'
import { chart } from './chart.ts'
import { explanation } from './explanation.ts'
import { joins } from './joins.ts'
import { modelStatus } from './model-status.ts'
import { origin } from './origin.ts'
import { pages } from './pages.ts'
import { record } from './record.ts'
import { result } from './result.ts'
import { session } from './session.ts'

/** English. Wording informs, never directs. Parameters arrive already formatted. */
export const en = {
  ...pages,
  ...joins,
  ...chart,
  ...result,
  ...record,
  ...access,
  ...origin,
  ...session,
  ...explanation,
  ...modelStatus,
}
