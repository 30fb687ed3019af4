import { mappedResults } from '../../fhir/read/mapped-results.ts'
import { type UnmappedCode, unmappedResults } from '../../fhir/read/unmapped-results.ts'
import { chartResources } from '../../fhir/resources/chart-resources.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import { type Check, pass, warn } from './check.ts'
import type { ChartCodes } from './doctor-output.ts'

/** Which codes of a chart are mapped to which input, which are not, and what would map them. Codes and counts only. */
export function chartCodes(file: string, resources: readonly unknown[], rules: ReadingRules): ChartCodes {
  const chart = chartResources(resources)
  const unmapped = unmappedResults(chart, rules)
  return {
    file,
    mapped: mappedResults(chart, rules).map(({ input, system, code, name, count }) => ({
      ...{ input, system: system ?? null, code: code ?? null },
      ...{ name, count },
    })),
    unmapped: unmapped.map(({ resembles, system, code, name, count }) => ({
      ...{ resembles: resembles ?? null, system: system ?? null, code: code ?? null },
      ...{ name, count },
    })),
    siteFile: mappingOf(unmapped),
  }
}

/** The part of a site file that maps the look-alikes, to be judged before it is used; null where there are none with a code. */
function mappingOf(unmapped: readonly UnmappedCode[]): ChartCodes['siteFile'] {
  const codes: Record<string, { system: string; code: string }[]> = {}
  for (const { resembles, system, code } of unmapped) {
    if (resembles === undefined || system === undefined || code === undefined) continue
    codes[resembles] = [...(codes[resembles] ?? []), { system, code }]
  }
  return Object.keys(codes).length === 0 ? null : { reading: { codes } }
}

export function chartCodesCheck({ mapped, unmapped }: ChartCodes): Check {
  const total = (items: readonly { readonly count: number }[]) =>
    items.reduce((sum, { count }) => sum + count, 0)
  const found = `${total(mapped)} results under ${mapped.length} mapped codes, ${total(unmapped)} under ${unmapped.length} that nobody mapped`
  const alike = unmapped.filter(({ resembles }) => resembles !== null).length
  if (alike === 0) return pass('codes', found)
  return warn(
    'codes',
    found,
    `${alike} of them look like an input. Where they are one, map them in the site file, reading.codes (smart-config/README.md).`,
  )
}
