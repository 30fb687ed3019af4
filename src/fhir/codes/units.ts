import { roundTo } from '../../model/rounding.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import type { RejectionReason } from '../reasons.ts'
import type { Quantity } from '../resources/resource-schemas.ts'
import { sameSystem, UCUM } from './canonical.ts'
import { madeOnce, rememberedBy } from './remembered.ts'
import { ucumFactor } from './ucum.ts'
import { MODEL_UNIT, normalUnit, UNIT_ALIASES, type UnitKind } from './unit-aliases.ts'

/** Turns units of the chart into the model's. */
export interface UnitConverter {
  /** Factor from a spelled unit to the model's unit of that kind; undefined where it cannot be converted. */
  readonly factor: (kind: UnitKind, unit: string) => number | undefined
  /** Factor from the unit of a quantity, as it is coded and printed, or why it cannot be converted. */
  readonly unitOf: (kind: UnitKind, quantity: Quantity) => number | RejectionReason
}

/** Reads a unit by the table of spellings, else as strict UCUM. A fraction is not a percentage, and a ratio has no unit: neither is UCUM's to read. */
export function unitFactor(kind: UnitKind, unit: string): number | undefined {
  const known = UNIT_ALIASES[kind].get(normalUnit(unit))
  if (known !== undefined || kind === 'percent' || kind === 'ratio') return known
  return ucumFactor(unit, MODEL_UNIT[kind])
}

/** Reads units by the site's own spellings first; made once for the rules of a site, and what was read is remembered. */
export const unitReader = madeOnce((rules: ReadingRules): UnitConverter => {
  const ofSite = siteAliases(rules)
  const factor: UnitConverter['factor'] = (kind, spelled) =>
    unitFactor(kind, ofSite(kind, spelled) ?? spelled)
  return {
    factor,
    unitOf: rememberedBy(
      // With their lengths, so that no two quantities share a key.
      (kind: UnitKind, { system, code, unit }: Quantity) =>
        `${kind} ${system?.length} ${code?.length} ${unit?.length} ${system}${code}${unit}`,
      (kind, quantity) => quantityFactor(factor, kind, quantity),
    ),
  }
})

function siteAliases(rules: ReadingRules): (kind: UnitKind, unit: string) => string | undefined {
  const { count, albumin, length, stiffness } = rules.units
  const tables = new Map(
    Object.entries({ count, albumin, length, stiffness }).map(([kind, spellings]) => [
      kind,
      new Map(Object.entries(spellings).map(([spelling, unit]) => [normalUnit(spelling), unit])),
    ]),
  )
  return (kind, unit) => tables.get(kind)?.get(normalUnit(unit))
}

/** A quantity in the model's unit, rounded clear of binary tails (six decimals; the analyte's own precision comes later). */
export type ConvertedQuantity =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: RejectionReason }

/** Converts a FHIR Quantity: by its UCUM code where there is one, else by the printed unit; where both are given they must not contradict each other. */
export function convertQuantity(
  converter: UnitConverter,
  kind: UnitKind,
  quantity: Quantity,
): ConvertedQuantity {
  const { value } = quantity
  if (value === undefined) return { ok: false, reason: 'data-absent' }
  if (quantity.comparator !== undefined) return { ok: false, reason: 'comparator' }
  const factor = converter.unitOf(kind, quantity)
  if (typeof factor !== 'number') return { ok: false, reason: factor }
  return { ok: true, value: factor === 1 && kind === 'ratio' ? value : roundTo(value * factor, 6) }
}

function quantityFactor(
  factorOf: UnitConverter['factor'],
  kind: UnitKind,
  quantity: Quantity,
): number | RejectionReason {
  const spellings = unitSpellings(quantity)
  const [first, second] = spellings
  if (first === undefined) return kind === 'ratio' ? 1 : 'unit-missing'
  if (kind === 'stiffness' && spellings.some(isSpeed)) return 'wave-speed'
  if (kind === 'albumin' && spellings.some(isMolar)) return 'molar-albumin'
  const factor = factorOf(kind, first)
  if (factor === undefined) return 'unit-not-accepted'
  return second !== undefined && contradicts(factorOf, kind, factor, second) ? 'unit-contradictory' : factor
}

/** Whether a printed unit says something else than the code: another factor, or a unit of another kind. Free text says nothing. */
function contradicts(
  factorOf: UnitConverter['factor'],
  kind: UnitKind,
  factor: number,
  printed: string,
): boolean {
  const other = factorOf(kind, printed)
  if (other !== undefined) return Math.abs(other / factor - 1) > 1e-9
  const spelling = normalUnit(printed)
  return Object.values(UNIT_ALIASES).some((aliases) => aliases.has(spelling))
}

/** The unit spellings of a quantity in the order of trust: a UCUM code, then the printed unit. */
export function unitSpellings(quantity: Quantity): string[] {
  const code = sameSystem(quantity.system, UCUM) ? quantity.code : undefined
  const printed = quantity.unit ?? (code === undefined ? quantity.code : undefined)
  return [code, printed].filter((unit) => unit !== undefined && unit.trim() !== '') as string[]
}

function isSpeed(unit: string): boolean {
  return /^c?m\/s(ec)?$/.test(normalUnit(unit))
}

function isMolar(unit: string): boolean {
  return /mol|摩[尔爾]/.test(normalUnit(unit))
}
