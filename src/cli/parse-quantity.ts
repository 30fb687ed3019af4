import type { Quantity } from '../fhir/resources/resource-schemas.ts'

/** A value typed with or without its unit: `36`, `3.6g/dL`, `4.1 10*3/uL`, `4.1 x10^9/L`. */
export type ParsedQuantity =
  | { readonly ok: true; readonly quantity: Quantity }
  | { readonly ok: false; readonly code: 'not-a-number' | 'comparator' }

const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\d.,])\s*(.*)$/

/** Reads a number in decimal-point notation and whatever follows as its unit; `defaultUnit` where nothing follows. */
export function parseQuantity(text: string, defaultUnit: string): ParsedQuantity {
  const trimmed = text.trim()
  if (/^[<>≤≥]/.test(trimmed)) return { ok: false, code: 'comparator' }
  const match = QUANTITY.exec(trimmed)
  const value = Number(match?.[1])
  if (!match || !Number.isFinite(value)) return { ok: false, code: 'not-a-number' }
  const unit = match[2]?.trim() ?? ''
  return { ok: true, quantity: { value, unit: unit === '' ? defaultUnit : unit } }
}
