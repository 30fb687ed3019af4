import { roundTo } from '../../model/rounding.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import { ANALYTES } from '../codes/analytes.ts'
import { unitReader } from '../codes/units.ts'
import { ENTRY_UNITS } from './edits.ts'

/** What is entered as a number with a unit. */
export type EntryInput = 'albumin' | 'diameter' | 'neutrophils' | 'lymphocytes'

const ENTRIES = {
  albumin: { analyte: ANALYTES.albumin, units: ENTRY_UNITS.albumin },
  diameter: { analyte: ANALYTES.tumourDiameter, units: ENTRY_UNITS.diameter },
  neutrophils: { analyte: ANALYTES.neutrophils, units: ENTRY_UNITS.count },
  lymphocytes: { analyte: ANALYTES.lymphocytes, units: ENTRY_UNITS.count },
} as const

/** Why an entry is not plausible: the range of its unit, and the unit in which the number would be; undefined where it is plausible. */
export function plausibleEntry(
  input: EntryInput,
  value: number,
  unit: string,
  rules: ReadingRules,
): { readonly least: number; readonly most: number; readonly meant: string | undefined } | undefined {
  const { analyte, units } = ENTRIES[input]
  const [least, most] = analyte.plausible
  const factorOf = (one: string) => unitReader(rules).factor(analyte.kind, one) ?? Number.NaN
  const fits = (one: string) => {
    const converted = roundTo(value * factorOf(one), analyte.decimals)
    return converted >= least && converted <= most
  }
  if (fits(unit)) return undefined
  const inUnit = (bound: number) => Number((bound / factorOf(unit)).toPrecision(6))
  return { least: inUnit(least), most: inUnit(most), meant: units.find(fits) }
}
