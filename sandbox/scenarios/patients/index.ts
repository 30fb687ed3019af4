import type { ScenarioChart } from '../scenario.ts'
import { beforeHigh } from './before-high.ts'
import { beforeLow } from './before-low.ts'
import { beforeUndecided } from './before-undecided.ts'
import { chinaUnits } from './china-units.ts'
import { completeHigh } from './complete-high.ts'
import { completeLow } from './complete-low.ts'
import { earlyTherapy } from './early-therapy.ts'
import { enteredInError } from './entered-in-error.ts'
import { manyLabs } from './many-labs.ts'
import { missingData } from './missing-data.ts'
import { notHcc } from './not-hcc.ts'
import { partialDecides } from './partial-decides.ts'
import { partialOpen } from './partial-open.ts'
import { percentOnly } from './percent-only.ts'
import { sameNameHigh, sameNameLow } from './same-name.ts'
import { separateDraws } from './separate-draws.ts'
import { severalLesions } from './several-lesions.ts'
import { shearWaveSpeed } from './shear-wave-speed.ts'
import { staleAlbumin } from './stale-albumin.ts'
import { usUnits } from './us-units.ts'

/** In the order of the patient list. */
export const CHARTS: readonly ScenarioChart[] = [
  completeHigh,
  completeLow,
  beforeUndecided,
  beforeLow,
  beforeHigh,
  usUnits,
  chinaUnits,
  percentOnly,
  separateDraws,
  staleAlbumin,
  enteredInError,
  severalLesions,
  partialDecides,
  partialOpen,
  shearWaveSpeed,
  notHcc,
  sameNameHigh,
  sameNameLow,
  manyLabs,
  missingData,
  earlyTherapy,
]
