import type { Texts } from '../texts.ts'
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

/** Simplified Chinese. */
export const zh: Texts = {
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
