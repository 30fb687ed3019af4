import { canonicalHash } from '../../model/hash.ts'
import { modelInputs } from '../assess-chart.ts'
import type { ChartInputs, Source } from '../chart-inputs.ts'
import type { ReadContext } from '../read-context.ts'
import { calendarDay } from '../resources/chart-time.ts'
import { inputSources, versioned } from './input-sources.ts'

/**
 * SHA-256 over patient, model, index day and the versions of every input: saving the same twice gives the same identifier.
 * Where an assessment with it was marked as entered in error, a number tells the new one apart.
 */
export async function assessmentIdentifier(chart: ChartInputs, context: ReadContext): Promise<string> {
  const hash = await inputsHash(chart, context)
  const withdrawn = chart.earlier.filter(
    ({ identifier, status }) =>
      status === 'entered-in-error' && (identifier === hash || identifier?.startsWith(`${hash}.`)),
  )
  return withdrawn.length === 0 ? hash : `${hash}.${withdrawn.length + 1}`
}

function inputsHash(chart: ChartInputs, context: ReadContext): Promise<string> {
  return canonicalHash({
    patient: context.patientId,
    model: context.model.hash,
    index: indexKey(chart, context),
    // Only where there are any, so that an assessment without answers keeps the identifier it always had.
    ...answersKey(chart),
    values: Object.fromEntries(
      Object.entries(modelInputs(chart)).map(([name, value]) => [name, value ?? null]),
    ),
    sources: inputSources(chart).map(({ name, sources }) => [name, sources.map(sourceKey)]),
  })
}

/** A start that was entered tells another assessment than the same day from the chart. */
function indexKey({ therapy, indexDate }: ChartInputs, { site }: ReadContext): string {
  if (therapy.started === undefined) return 'today'
  const day = calendarDay(indexDate.time, site.timeZone)
  return indexDate.basis === 'entered' ? `entered ${day}` : day
}

function answersKey({ criteria }: ChartInputs): { answers?: readonly (readonly [string, string])[] } {
  const answers = criteria.flatMap(({ id, answer }) => (answer ? [[id, answer.state] as const] : []))
  return answers.length === 0 ? {} : { answers }
}

/** The same for one computed Observation, which does not change with the rest of the assessment. */
export function computedIdentifier(
  name: string,
  value: number | string,
  sources: readonly Source[],
  context: ReadContext,
): Promise<string> {
  return canonicalHash({
    patient: context.patientId,
    model: context.model.hash,
    name,
    value,
    sources: sources.map(sourceKey),
  })
}

function sourceKey(source: Source): string {
  return versioned(source) ?? `entered ${source.original} ${source.time?.text ?? ''}`
}
