import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { Assessment } from '../../model/assessment.ts'
import { asText } from '../as-text.ts'
import { APP_VERSION } from '../setup/app-version.ts'
import { useSurroundings } from '../shared/surroundings.tsx'

/** The assessment as structured text for the clinician's note, made when it is asked for. */
export function useAssessmentText(chart: ChartInputs, assessment: Assessment): () => string {
  const { texts, format, model, site } = useSurroundings()
  return () =>
    asText({
      texts,
      format,
      model,
      chart,
      assessment,
      freshDays: site.reading.lookBackDays.fresh,
      madeAt: new Date(),
      appVersion: APP_VERSION,
    })
}
