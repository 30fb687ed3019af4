import { LOINC, SITE_SYSTEM, sameSystem, TIPM_SYSTEM } from '../../../src/fhir/codes/canonical.ts'

/** Where an Observation is shown on the chart page. */
export type ObservationKind = 'laboratory' | 'size' | 'elastography' | 'tipm' | 'imaging' | 'other'

const SIZE_CODES = ['21889-1', '33728-7']

export function kindOf(observation: fhir4.Observation): ObservationKind {
  const codings = observation.code.coding ?? []
  const has = (system: string, code?: string) =>
    codings.some(
      (coding) => sameSystem(coding.system, system) && (code === undefined || coding.code === code),
    )
  if (has(SITE_SYSTEM) || has(TIPM_SYSTEM, 'stiffness-exam')) return 'elastography'
  if (has(TIPM_SYSTEM)) return 'tipm'
  if (SIZE_CODES.some((code) => has(LOINC, code))) return 'size'
  if (inCategory(observation, 'laboratory')) return 'laboratory'
  if (inCategory(observation, 'imaging')) return 'imaging'
  return 'other'
}

function inCategory(observation: fhir4.Observation, code: string): boolean {
  return (observation.category ?? []).some((category) => category.coding?.some((one) => one.code === code))
}

/** Newest first; what has no time comes last. */
export function newestFirst<T>(items: readonly T[], time: (item: T) => string | undefined): T[] {
  const at = (item: T) => {
    const parsed = Date.parse(time(item) ?? '')
    return Number.isNaN(parsed) ? Number.NEGATIVE_INFINITY : parsed
  }
  // Two without a time: NaN.
  return items.toSorted((a, b) => at(b) - at(a) || 0)
}

/** Withdrawn results stay visible, struck through. */
export function isWithdrawn(status: string): boolean {
  return status === 'entered-in-error' || status === 'cancelled'
}
