import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import type { ReadContext } from '../../src/fhir/read-context.ts'
import type { Assessment } from '../../src/model/assessment.ts'
import type { Hook } from '../card-kinds.ts'
import type { CardWording } from '../card-wording.ts'
import type { PrefetchKey } from '../prefetch-templates.ts'
import type { CdsSettings } from '../site-settings.ts'
import type { OnFile } from './on-file.ts'

/** Everything that the cards of one hook call are made from. */
export interface CardInput {
  readonly hook: Hook
  readonly userId: string
  readonly encounterId: string | undefined
  /** Drafted orders of the pair; empty at patient-view. */
  readonly orders: readonly string[]
  /** With what the clinician saved of it before, as the app shows it. */
  readonly chart: ChartInputs
  readonly assessment: Assessment
  readonly onFile: OnFile
  /** Hash of patient, model, inputs and their versions: the app tells by it whether the data have changed. */
  readonly assessmentHash: string
  /** Keys that failed, wholly or in part. */
  readonly unread: readonly PrefetchKey[]
  readonly answered: ReadonlySet<PrefetchKey>
  readonly context: ReadContext
  readonly settings: CdsSettings
  readonly wording: CardWording
  readonly appLaunchUrl: string
}
