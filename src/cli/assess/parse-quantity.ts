import type { Quantity } from '../../fhir/resources/resource-schemas.ts'
import { fail, ok, type Result } from '../../result.ts'

const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\d.,])\s*(.*)$/

/** Reads a number in decimal-point notation and whatever follows as its unit (`3.6g/dL`, `4.1 x10^9/L`); `defaultUnit` where nothing follows. */
export function parseQuantity(
  text: string,
  defaultUnit: string,
): Result<Quantity, 'not-a-number' | 'comparator'> {
  const trimmed = text.trim()
  if (/^[<>≤≥]/.test(trimmed)) return fail('comparator')
  const match = QUANTITY.exec(trimmed)
  const value = Number(match?.[1])
  if (!match || !Number.isFinite(value)) return fail('not-a-number')
  const unit = match[2]?.trim() ?? ''
  return ok({ value, unit: unit === '' ? defaultUnit : unit })
}
