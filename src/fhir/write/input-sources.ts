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

/** A reference to the very version that was read. What is contained (`DiagnosticReport/x#c1`) has none of its own. */
export function versioned({ reference, versionId }: Source): string | undefined {
  if (reference === undefined || versionId === undefined || reference.includes('#')) return reference
  return `${reference}/_history/${versionId}`
}
