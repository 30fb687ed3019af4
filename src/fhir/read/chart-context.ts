import type { ReadContext } from '../read-context.ts'
import type { ChartPatient } from '../resources/subject.ts'

/** What reading a chart needs, with the patient as the chart itself describes them. */
export interface ChartContext extends ReadContext {
  readonly patient: ChartPatient
}
