import { chartSearches } from '../fhir/resources/chart-searches.ts'
import { normalBase } from '../site/same-base.ts'
import type { ReadingRules } from '../site/site-schema.ts'

/** Whose records: of all patients, or of a Group's. */
export interface ExportTarget {
  /** The FHIR base, with its slash. */
  readonly base: string
  /** `$export`, `Patient/$export` or `Group/ID/$export`. */
  readonly operation: string
}

/** Reads `https://ehr/fhir/Group/12`, `.../Patient` or the base alone; undefined for what is none of these. */
export function exportTarget(url: string): ExportTarget | undefined {
  const [, path = '', level = ''] =
    /^(.*?)((?:\/Patient|\/Group\/[A-Za-z0-9\-.]{1,64})?)(?:\/\$export)?\/?$/.exec(url) ?? []
  const base = normalBase(path)
  return base === undefined ? undefined : { base, operation: `${level.slice(1)}${level && '/'}$export` }
}

/** The types that make a chart, by the searches that do; encounters beside them, for when a patient was last seen. Not every server has plans. */
export function exportTypes(rules: ReadingRules, plans = true): string[] {
  const searches = chartSearches(rules).filter(({ topic }) => plans || topic !== 'plans')
  const hasSpecimens = searches.some(({ include }) => include?.endsWith(':specimen'))
  return [
    ...new Set([
      ...['Patient', 'Encounter', 'Medication', ...searches.map(({ type }) => type)],
      ...(hasSpecimens ? ['Specimen'] : []),
    ]),
  ]
}

/** The same searches as `_typeFilter`: of a type that one of them asks for whole, nothing. */
function typeFilters(rules: ReadingRules): string[] {
  const byType = Map.groupBy(chartSearches(rules), ({ type }) => type)
  return [...byType]
    .filter(([, searches]) => searches.every(({ parameters }) => Object.keys(parameters).length > 0))
    .flatMap(([type, searches]) =>
      searches.map(({ parameters }) => `${type}?${new URLSearchParams(parameters)}`),
    )
}

export interface KickOff {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly body?: object
  /** What the server is asked for in less detail than it might be, in words. */
  readonly less: string | undefined
}

/** Servers and what stands before them cut longer addresses off. */
const LONGEST = 8000

/**
 * The ways to ask, best first: 3.0 knows both methods and may lack `_typeFilter`, a server may lack types; the 4.0 ballot takes
 * Parameters alone.
 */
export function kickOffs({ base, operation }: ExportTarget, rules: ReadingRules): readonly KickOff[] {
  const format = 'application/fhir+ndjson'
  const filters = typeFilters(rules)
  const asked = (types: readonly string[], by: readonly string[], less?: string): KickOff[] => {
    const query = new URLSearchParams([
      ['_outputFormat', format],
      ['_type', types.join(',')],
      // Commas part the queries of one parameter; those within a query are encoded once more, which URLSearchParams did.
      ...(by.length === 0 ? [] : [['_typeFilter', by.join(',')]]),
    ])
    const parameter = [
      { name: '_outputFormat', valueString: format },
      ...types.map((type) => ({ name: '_type', valueString: type })),
      ...by.map((filter) => ({ name: '_typeFilter', valueString: filter })),
    ]
    return [
      { method: 'GET', url: `${base}${operation}?${query}`, less },
      { method: 'POST', url: `${base}${operation}`, body: { resourceType: 'Parameters', parameter }, less },
    ]
  }
  const types = exportTypes(rules, false)
  return [
    ...asked(exportTypes(rules), filters),
    ...asked(types, filters, 'without plans'),
    ...asked(types, [], 'without plans, of whole types: the server takes no _typeFilter'),
  ].filter(({ url }) => url.length <= LONGEST)
}
