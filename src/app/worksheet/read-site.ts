import { PLAUSIBLE_STIFFNESS } from '../../fhir/codes/analytes.ts'
import {
  medianOf,
  SHOT_DECIMALS,
  type Shot,
  type SiteRecord,
} from '../../fhir/elastography/stiffness-record.ts'
import { type ShotSummary, shotSummary } from '../../model/elastography/shot-summary.ts'
import { stiffnessOfSpeed } from '../../model/elastography/wave-speed.ts'
import { roundTo } from '../../model/rounding.ts'
import { halfWidth } from '../../page/half-width.ts'
import type { ExamEntry, SiteEntry } from './exam-entry.ts'

export type Unit = ExamEntry['unit']
export type FieldFault = 'not-a-number' | 'implausible'

/** What a site's fields say. A field that cannot be read leaves the site without a median. */
export interface SiteReading {
  /** By field: why its text is no measurement. */
  readonly faults: readonly (FieldFault | undefined)[]
  readonly medianFault: FieldFault | undefined
  /** What would be stored; undefined while empty, faulty, or speeds whose conversion was not accepted. */
  readonly record: SiteRecord | undefined
  /** Median in kPa, once there are enough measurements. */
  readonly median: number | undefined
  /** Of measurements alone. */
  readonly summary: ShotSummary | undefined
  readonly measured: number
}

/** Reads a site's fields; measurements come before a median typed alone. */
export function readSite(
  entry: SiteEntry,
  { unit, converted }: Pick<ExamEntry, 'unit' | 'converted'>,
  minimumMeasurements: number,
): SiteReading {
  const fields = entry.shots.map((text) => readShot(text, unit))
  const typed = fields.filter((field) => field !== undefined)
  const faults = fields.map((field) => (typeof field === 'string' ? field : undefined))
  const lone = typed.length === 0 ? readShot(entry.median, unit) : undefined
  const medianFault = typeof lone === 'string' ? lone : undefined
  const shots = typed.filter((field) => typeof field !== 'string')
  const whole = shots.length === typed.length
  const ready = unit === 'kPa' || converted
  const record = whole && ready ? recordOf(shots, typeof lone === 'string' ? undefined : lone) : undefined
  return {
    faults,
    medianFault,
    record,
    median: record && medianOf(record, minimumMeasurements),
    summary: record?.kind === 'shots' ? shotSummary(record.shots.map(({ kPa }) => kPa)) : undefined,
    measured: shots.length,
  }
}

function recordOf(shots: readonly Shot[], lone: Shot | undefined): SiteRecord | undefined {
  if (shots.length > 0) return { kind: 'shots', shots }
  return lone === undefined ? undefined : { kind: 'median', median: lone.kPa }
}

/** One field: a measurement rounded as it is stored, a fault, or undefined when empty. */
export function readShot(text: string, unit: Unit): Shot | FieldFault | undefined {
  const value = typedMeasurement(text)
  if (value === undefined) return undefined
  if (Number.isNaN(value)) return 'not-a-number'
  const given = roundTo(value, SHOT_DECIMALS)
  const kPa = unit === 'kPa' ? given : roundTo(stiffnessOfSpeed(given), SHOT_DECIMALS)
  const [least, most] = PLAUSIBLE_STIFFNESS
  if (kPa < least || kPa > most) return 'implausible'
  return unit === 'kPa' ? { kPa } : { kPa, speed: given }
}

/**
 * A measurement as typed: decimal point or comma, full-width digits too; undefined for nothing, NaN for anything else.
 * A comma can only be a decimal one here: no stiffness reaches a thousand.
 */
function typedMeasurement(text: string): number | undefined {
  const plain = halfWidth(text).replace('。', '.').trim()
  if (plain === '') return undefined
  return /^\d+(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN
}

/** Several measurements typed or pasted into one field, apart by blanks, semicolons or tabs; undefined where it is one. */
export function severalMeasurements(text: string): readonly string[] | undefined {
  const parts = text
    .trim()
    .split(/[\s;]+/)
    .filter((part) => part !== '')
  return parts.length > 1 ? parts : undefined
}
