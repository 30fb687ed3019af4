import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import type { ChartInputs, Source } from '../chart-inputs.ts'
import type { RecordPhrases } from './record-phrases.ts'

/** The inputs a score rests on, with the sources of each, in the order in which they are shown. */
export function inputSources(
  chart: ChartInputs,
): { readonly input: Predictor; readonly sources: readonly Source[] }[] {
  return PREDICTORS.flatMap((input) => {
    const reading = chart[input]
    return reading.state !== 'unknown' ? [{ input, sources: reading.evidence.sources }] : []
  })
}

/**
 * References to all that the chart gives, each under the name of what it is: a count is no ratio and an examination no dT, which are
 * computed from them.
 */
export function chartReferences(chart: ChartInputs, phrases: RecordPhrases): fhir4.Reference[] {
  return inputSources(chart).flatMap(({ input, sources }) =>
    sources.flatMap((source) => {
      const reference = versioned(source)
      if (reference === undefined) return []
      const name =
        input === 'nlr' && sources.length > 1 ? source.name || phrases.bloodCount : phrases.inputs[input]
      return [{ reference, display: input === 'deltaT' ? phrases.elastography : name }]
    }),
  )
}

/** A reference to the very version that was read. What is contained (`DiagnosticReport/x#c1`) has none of its own. */
export function versioned({ reference, versionId }: Source): string | undefined {
  if (reference === undefined || versionId === undefined || reference.includes('#')) return reference
  return `${reference}/_history/${versionId}`
}
