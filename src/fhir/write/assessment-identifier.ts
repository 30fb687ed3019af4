import { canonicalHash } from '../../model/hash.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import type { ChartInputs, Source } from '../chart-inputs.ts'
import type { ReadContext } from '../read-context.ts'
import { calendarDay } from '../resources/chart-time.ts'
import { isStanding } from '../stored/earlier-assessments.ts'
import { standingIdentifier, withdrawnIdentifiers } from '../stored/same-assessment.ts'
import { versioned } from './input-sources.ts'
import type { SaveContext } from './save-context.ts'

/**
 * Which finding an assessment is: SHA-256 over patient, model, index day and the versions of the results that the chart gives. Who
 * confirmed it, answers to criteria and entered values are its content: with them it is another version of the same assessment.
 * Where an assessment with it was marked as entered in error, a number tells the new one apart.
 */
export async function assessmentIdentifier(
  chart: ChartInputs,
  context: ReadContext,
  found: readonly unknown[] = [],
): Promise<string> {
  const hash = canonicalHash({
    patient: context.patientId,
    model: context.model.hash,
    index:
      chart.therapy.started === undefined
        ? 'today'
        : calendarDay(chart.indexDate.time, context.site.timeZone),
    sources: PREDICTORS.map((predictor) => [predictor, chartSources(chart[predictor]).map(sourceKey)]),
  })
  const standing = chart.earlier.filter(isStanding).flatMap(({ identifiers }) => identifiers)
  const withdrawn = chart.earlier
    .filter(({ status }) => status === 'entered-in-error')
    .flatMap(({ identifiers }) => identifiers)
  const names = [...withdrawn, ...withdrawnIdentifiers(found)]
  return standingIdentifier(
    hash,
    names.filter((name) => !standing.includes(name)),
  )
}

/** What the chart itself gives: of an entered or chosen value, what it took the place of. */
function chartSources(reading: ChartInputs['nlr'] | ChartInputs['deltaT']): readonly Source[] {
  if (reading.state === 'unknown') return []
  const { sources, inPlaceOf = sources } = reading.evidence
  return inPlaceOf
}

/** Which computed Observation it is: there is one of a patient and a moment, and a corrected one is its next version. */
export async function computedIdentifier(
  name: string,
  moment: string,
  { read, replaces }: Pick<SaveContext, 'read' | 'replaces'>,
): Promise<string> {
  const hash = canonicalHash({ patient: read.patientId, name, moment })
  return standingIdentifier(hash, withdrawnIdentifiers(replaces))
}

/** The chart's own words as well: not every server has versions. */
function sourceKey(source: Source): string {
  return `${versioned(source)} ${source.original}`
}
