import type { TipmModel } from '../model/load-model.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import type { ReadFailure } from './chart-inputs.ts'
import type { ChartTime } from './resources/chart-time.ts'

/** What reading a chart needs beside its resources. */
export interface ReadContext {
  readonly patientId: string
  /** Address of the FHIR server whose chart it is, where that is known: the same id elsewhere is another patient. */
  readonly base?: string | undefined
  /** The present: nothing later is read. */
  readonly asOf: Date
  readonly site: SiteConfig
  readonly model: TipmModel
  /** Searches that failed: what they feed is unknown for that reason, not for absence. */
  readonly failures: readonly ReadFailure[]
  /** The resources are a file given whole, which is then the chart: nothing was searched. */
  readonly isFile?: boolean
  /** The day on which the user says the combination began, or that it has not; it takes the place of what drug records say. */
  readonly enteredStart?: ChartTime | 'not-begun'
}
