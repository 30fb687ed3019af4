import { isObject, type Json, mapped } from './json.ts'

/** What reports and results hold within themselves and TIPM reads: results, and the lesions and specimens that they are about. */
const LAID_FLAT = new Set(['Observation', 'BodyStructure', 'Specimen'])
/** And what plans and records of drugs hold: the orders that they group or fulfil. */
const DRUG_RECORDS = new Set([
  'MedicationRequest',
  'MedicationAdministration',
  'MedicationStatement',
  'MedicationDispense',
])

interface Opened {
  /** The container, its references to what was laid flat made `Type/id#contained`. */
  readonly container: Json
  readonly contained: readonly Json[]
}

/**
 * Lays contained results flat (a vendor's DiagnosticReport holds its Observations so), as `DiagnosticReport/x#c1`. One without a subject
 * has its container's; nothing else is inherited, neither time nor status. What a withdrawn container holds is withdrawn with it. What
 * a RiskAssessment holds is what it was made from, as entered by hand, and no result of the chart.
 */
export function openContained(container: Json): Opened {
  const { contained, resourceType, id } = container
  const inside =
    Array.isArray(contained) && resourceType !== 'RiskAssessment'
      ? contained.filter((item) => isObject(item) && isLaidFlat(String(item['resourceType'])))
      : []
  if (inside.length === 0) return { container, contained: [] }
  // Of a container without id nothing can be referred to from outside: what it holds is then without id too.
  const prefix = typeof id === 'string' ? `${String(resourceType)}/${id}` : undefined
  const ids = new Set(inside.map((item: Json) => `#${String(item['id'])}`))
  const linked = (json: Json) => (prefix === undefined ? json : withPrefix(json, prefix, ids))
  const opened = inside.map((item: Json): Json => {
    const { id: own, ...rest } = linked(item)
    return {
      ...(prefix !== undefined && typeof own === 'string' ? { id: `${prefix}#${own}` } : {}),
      subject: container['subject'],
      // The Medication of a contained order lies beside it.
      ...(DRUG_RECORDS.has(String(rest['resourceType'])) ? { contained } : {}),
      ...rest,
      ...inherited(container),
    }
  })
  return { container: linked(container), contained: opened }
}

function isLaidFlat(type: string): boolean {
  return LAID_FLAT.has(type) || DRUG_RECORDS.has(type)
}

/** What forbids the container's use forbids the use of what it holds. */
function inherited({ status, modifierExtension }: Json): Json {
  return {
    ...(status === 'entered-in-error' || status === 'cancelled' ? { status } : {}),
    ...(modifierExtension === undefined ? {} : { modifierExtension }),
  }
}

function withPrefix(json: Json, prefix: string, ids: ReadonlySet<string>): Json {
  const prefixed = (value: unknown, name: string): unknown => {
    if (name === 'contained') return value
    if (name === 'reference' && typeof value === 'string') return ids.has(value) ? `${prefix}${value}` : value
    return mapped(value, prefixed)
  }
  return mapped(json, prefixed) as Json
}
