import type { ChartInputs, Source } from '../chart-inputs.ts'

/** The inputs a score rests on, with the sources of each, in the order in which they are shown. */
export function inputSources(
  chart: ChartInputs,
): { readonly name: string; readonly sources: readonly Source[] }[] {
  return (
    [
      ['NLR', chart.nlr],
      ['dT', chart.deltaT],
      ['Albumin', chart.albumin],
      ['Tumour diameter', chart.diameter],
    ] as const
  ).flatMap(([name, reading]) =>
    reading.state !== 'unknown' ? [{ name, sources: reading.evidence.sources }] : [],
  )
}

/**
 * References to all that the chart gives, each under the name of what it is: a count is no ratio and an examination no dT, which are
 * computed from them.
 */
export function chartReferences(chart: ChartInputs): fhir4.Reference[] {
  return inputSources(chart).flatMap(({ name, sources }) =>
    sources.flatMap((source) => {
      const reference = versioned(source)
      return reference === undefined ? [] : [{ reference, display: sourceName(name, source, sources.length) }]
    }),
  )
}

function sourceName(name: string, source: Source, count: number): string {
  if (name === 'dT') return 'Elastography'
  return name === 'NLR' && count > 1 ? source.name || 'Blood count' : name
}

/** A reference to the very version that was read. What is contained (`DiagnosticReport/x#c1`) has none of its own. */
export function versioned({ reference, versionId }: Source): string | undefined {
  if (reference === undefined || versionId === undefined || reference.includes('#')) return reference
  return `${reference}/_history/${versionId}`
}
