/** SHA-256 (hex) of a JSON value in canonical form (object keys sorted), so that white space and key order do not matter. */
export async function canonicalHash(json: unknown): Promise<string> {
  return sha256(canonicalJson(json))
}

/** SHA-256 of a text's UTF-8 bytes, hex. Needs a secure context in browsers (https or localhost), as SMART's PKCE does. */
async function sha256(text: string): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** JSON with object keys sorted: equal for equal values. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
