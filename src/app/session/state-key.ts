/** SMART's `state`: 256 random bits, base64url. */
export function newStateKey(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)))
}

/** RFC 4648, 5, without padding. */
function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

const STATE_KEY = /^[A-Za-z0-9_-]{43}$/

export function isStateKey(value: unknown): value is string {
  return typeof value === 'string' && STATE_KEY.test(value)
}
