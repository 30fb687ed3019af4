import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { Assessment } from '../../model/assessment.ts'
import { APP_VERSION } from '../../page/setup/app-version.ts'
import type { Surroundings } from '../../page/surroundings.tsx'
import { asText } from '../as-text.ts'

/** The assessment as structured text for the clinician's note, as of now. */
export function assessmentText(
  { texts, format, model, site }: Surroundings,
  chart: ChartInputs,
  assessment: Assessment,
  readAt: Date,
): string {
  return asText({
    texts,
    format,
    model,
    chart,
    assessment,
    freshDays: site.reading.lookBackDays.fresh,
    readAt,
    madeAt: new Date(),
    appVersion: APP_VERSION,
  })
}
