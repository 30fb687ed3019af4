/** SMART's `state`: 256 random bits, base64url. (fhirclient's own comes from Math.random.) */
export function newStateKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

const STATE_KEY = /^[A-Za-z0-9_-]{43}$/

export function isStateKey(value: unknown): value is string {
  return typeof value === 'string' && STATE_KEY.test(value)
}
