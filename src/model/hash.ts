import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 (hex) of a JSON value in canonical form (object keys sorted), so that white space and key order do not matter. */
export function canonicalHash(json: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(json))))
}

/** JSON with object keys sorted: equal for equal values. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const items = value as Readonly<Record<string, unknown>>
  const keys = Object.keys(items).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(items[key])}`).join(',')}}`
}
