import { fromUint8Array } from './base64.ts'

/** SMART's `state`: 256 random bits, base64url. */
export function newStateKey(): string {
  return fromUint8Array(crypto.getRandomValues(new Uint8Array(32)), true)
}

const STATE_KEY = /^[A-Za-z0-9_-]{43}$/

export function isStateKey(value: unknown): value is string {
  return typeof value === 'string' && STATE_KEY.test(value)
}
