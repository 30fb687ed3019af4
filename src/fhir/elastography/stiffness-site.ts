import { median } from '../../model/elastography/median.ts'
import type { Interval } from '../../model/interval.ts'
import { roundTo } from '../../model/rounding.ts'
import { PLAUSIBLE_STIFFNESS } from '../codes/analytes.ts'
import { SHOTS_EXTENSION } from '../codes/canonical.ts'
import { type ConvertedQuantity, convertQuantity, type UnitConverter } from '../codes/units.ts'
import { comparatorBound, hasValue, rangeOf, saidQuantity } from '../read/measurements.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason } from '../reasons.ts'
import type { Observation, ObservationComponent, Quantity } from '../resources/resource-schemas.ts'

/** What carries a site's values: an Observation, or a component of one. */
export type Measured = Pick<
  Observation | ObservationComponent,
  | 'valueQuantity'
  | 'valueRange'
  | 'interpretation'
  | 'extension'
  | 'valueInteger'
  | 'valueString'
  | 'valueCodeableConcept'
  | 'dataAbsentReason'
>

type SiteResult =
  | { readonly bound: Interval; readonly reason: RejectionReason; readonly measurements?: undefined }
  | { readonly median: number; readonly measurements: readonly number[] | undefined }
  | { readonly reason: RejectionReason; readonly measurements?: readonly number[] }

/** A site's median in kPa: as stated, or of its single measurements; where both are given they must agree. */
export function siteMedian(
  values: readonly Measured[],
  converter: UnitConverter,
  context: ReadContext,
): SiteResult {
  const [only] = values
  if (values.some(({ dataAbsentReason }) => dataAbsentReason !== undefined)) return { reason: 'data-absent' }
  const shots = values.length === 1 ? shotsOf(only) : values.map(saidQuantity)
  if (shots.length === 0) {
    const range = only?.valueRange && rangeOf(only.valueRange, (end) => kiloPascal(end, converter))
    if (range?.value !== undefined) return { bound: range.value, reason: 'value-range' }
    const quantity = only && saidQuantity(only)
    // What was measured and is no number is not absent.
    if (only !== undefined && quantity === undefined && hasValue(only)) {
      return { reason: range?.reason ?? 'not-numeric' }
    }
    const bound = boundOf(quantity, converter)
    if (bound !== undefined) return { bound, reason: 'comparator' }
    const stated = kiloPascal(quantity, converter)
    return stated.ok ? { median: stated.value, measurements: undefined } : { reason: stated.reason }
  }
  const measured: number[] = []
  for (const shot of shots) {
    const result = kiloPascal(shot, converter)
    if (!result.ok) return { reason: result.reason }
    measured.push(result.value)
  }
  if (measured.length < context.site.reading.minimumMeasurements) {
    return { reason: 'too-few-measurements', measurements: measured }
  }
  const middle = roundTo(median(measured) ?? Number.NaN, 2)
  if (values.length === 1 && only?.valueQuantity !== undefined) {
    const stated = kiloPascal(only.valueQuantity, converter)
    if (!stated.ok) return { reason: stated.reason }
    // Printed medians are rounded; more than that is a contradiction.
    if (Math.abs(stated.value - middle) > 0.051) return { reason: 'median-contradicts-measurements' }
  }
  return { median: middle, measurements: measured }
}

/** The single measurements that a value is the median of, in the order taken. */
export function shotsOf(measured: Measured | undefined): (Quantity | undefined)[] {
  return partsOf(measured, 'shot')
}

/** The shear wave speeds (m/s) that the measurements were converted from, where they are kept; no values are read from them. */
export function speedsOf(measured: Measured): number[] {
  return partsOf(measured, 'speed').flatMap((quantity) => quantity?.value ?? [])
}

/** Single measurements of a site, however few, as what a median is made of. */
export function asShots(values: readonly Measured[]): Measured {
  const extension = values.map(({ dataAbsentReason, ...said }) => ({
    url: 'shot',
    valueQuantity: dataAbsentReason === undefined ? saidQuantity(said) : undefined,
  }))
  return { extension: [{ url: SHOTS_EXTENSION, extension }] }
}

function partsOf(measured: Measured | undefined, part: 'shot' | 'speed'): (Quantity | undefined)[] {
  const found: (Quantity | undefined)[] = []
  for (const { url, extension } of measured?.extension ?? []) {
    if (url !== SHOTS_EXTENSION) continue
    for (const item of extension ?? []) if (item.url === part) found.push(item.valueQuantity)
  }
  return found
}

/** What a median with a comparator still says: "> 75 kPa" is the end of a scale. */
function boundOf(quantity: Quantity | undefined, converter: UnitConverter): Interval | undefined {
  const { comparator = '', ...plain } = quantity ?? {}
  const stated = kiloPascal(plain, converter)
  return stated.ok ? comparatorBound(stated.value, comparator) : undefined
}

function kiloPascal(quantity: Quantity | undefined, converter: UnitConverter): ConvertedQuantity {
  if (quantity === undefined) return { ok: false, reason: 'data-absent' }
  const result = convertQuantity(converter, 'stiffness', quantity)
  if (!result.ok) return result
  const [least, most] = PLAUSIBLE_STIFFNESS
  if (result.value < least || result.value > most) return { ok: false, reason: 'implausible' }
  return { ok: true, value: roundTo(result.value, 2) }
}
