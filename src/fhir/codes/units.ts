import { roundTo } from '../../model/rounding.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import type { RejectionReason } from '../reasons.ts'
import type { Quantity } from '../resources/resource-schemas.ts'
import { sameSystem, UCUM } from './canonical.ts'
import { MODEL_UNIT, normalUnit, UNIT_ALIASES, type UnitKind } from './unit-aliases.ts'

/** Turns units of the chart into the model's. Made once a chart, with UCUM loaded only if an unusual unit needs it. */
export interface UnitConverter {
  /** Factor from a spelled unit to the model's unit of that kind; undefined where it cannot be converted. */
  readonly factor: (kind: UnitKind, unit: string) => number | undefined
}

type UcumFactor = (from: string, to: string) => number | undefined

/** A converter for the units that occur; fetches the UCUM library only for those no alias knows. */
export async function unitConverter(
  rules: ReadingRules,
  occurring: readonly { readonly kind: UnitKind; readonly unit: string }[],
): Promise<UnitConverter> {
  const aliases = withoutUcum(rules)
  const needsUcum = occurring.some(({ kind, unit }) => aliases.factor(kind, unit) === undefined)
  return needsUcum ? withUcum(rules, await loadUcum()) : aliases
}

/** A converter that knows the alias tables alone: enough for the units a user can enter. */
export function withoutUcum(rules: ReadingRules): UnitConverter {
  return withUcum(rules, () => undefined)
}

function withUcum(rules: ReadingRules, ucum: UcumFactor): UnitConverter {
  const ofSite = siteAliases(rules)
  return {
    factor: (kind, spelled) => {
      const unit = ofSite(kind, spelled) ?? spelled
      return UNIT_ALIASES[kind].get(normalUnit(unit)) ?? ucum(unit.trim(), MODEL_UNIT[kind])
    },
  }
}

function siteAliases(rules: ReadingRules): (kind: UnitKind, unit: string) => string | undefined {
  const tables: Partial<Record<UnitKind, Readonly<Record<string, string>>>> = {
    count: rules.units.count,
    albumin: rules.units.albumin,
    length: rules.units.length,
    stiffness: rules.units.stiffness,
  }
  return (kind, unit) =>
    Object.entries(tables[kind] ?? {}).find(([spelling]) => normalUnit(spelling) === normalUnit(unit))?.[1]
}

async function loadUcum(): Promise<UcumFactor> {
  const { default: ucum } = await import('@lhncbc/ucum-lhc')
  const utils = ucum.UcumLhcUtils.getInstance()
  return (from, to) => {
    // "1" and dimensionless annotations convert to anything dimensionless: a fraction is not a percentage.
    // No UCUM unit holds a space, and the library prints those that do: what a chart says stays out of logs.
    if (from === '' || /\s/.test(from) || to === '%' || to === '1') return undefined
    try {
      const result = utils.convertUnitTo(from, 1, to)
      return result.status === 'succeeded' ? (result.toVal ?? undefined) : undefined
    } catch {
      // The library throws a TypeError on some texts that are no unit: not convertible, as any other such text.
      return undefined
    }
  }
}

/** A quantity in the model's unit, rounded clear of binary tails (six decimals; the analyte's own precision comes later). */
export type ConvertedQuantity =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: RejectionReason }

/** Converts a FHIR Quantity: the UCUM code where there is one, else the printed unit; where both are given they must agree. */
export function convertQuantity(
  converter: UnitConverter,
  kind: UnitKind,
  quantity: Quantity,
): ConvertedQuantity {
  const { value } = quantity
  if (value === undefined) return { ok: false, reason: 'data-absent' }
  if (quantity.comparator !== undefined) return { ok: false, reason: 'comparator' }
  const spellings = unitSpellings(quantity)
  const [first, second] = spellings
  if (first === undefined) {
    return kind === 'ratio' ? { ok: true, value } : { ok: false, reason: 'unit-missing' }
  }
  if (kind === 'stiffness' && spellings.some(isSpeed)) return { ok: false, reason: 'wave-speed' }
  if (kind === 'albumin' && spellings.some(isMolar)) return { ok: false, reason: 'molar-albumin' }
  const factor = converter.factor(kind, first)
  if (factor === undefined) return { ok: false, reason: 'unit-not-accepted' }
  if (second !== undefined && contradicts(converter, kind, factor, second)) {
    return { ok: false, reason: 'unit-contradictory' }
  }
  return { ok: true, value: roundTo(value * factor, 6) }
}

/** Whether a printed unit says something else than the code: another factor, or a unit of another kind. Free text says nothing. */
function contradicts(converter: UnitConverter, kind: UnitKind, factor: number, printed: string): boolean {
  const other = converter.factor(kind, printed)
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
  return /mol/.test(normalUnit(unit))
}
