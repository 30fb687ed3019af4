import { useEffect } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { Assessment } from '../../model/assessment.ts'
import { APP_VERSION } from '../setup/app-version.ts'
import { useSurroundings } from '../shared/surroundings.tsx'

const load = () => import('../as-text.ts')

/**
 * The assessment as structured text for the clinician's note, made when it is asked for. What words it is fetched once the
 * answer stands, so that it is there when a copy is asked for; rejects when it could not be.
 */
export function useAssessmentText(chart: ChartInputs, assessment: Assessment): () => Promise<string> {
  const { texts, format, model, site } = useSurroundings()
  useEffect(() => void load().catch(() => undefined), [])
  return async () =>
    (await load()).asText({
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
