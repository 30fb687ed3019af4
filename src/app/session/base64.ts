// Base64 for the session; also stands in for `js-base64` in the browser, with what fhirclient asks of it (RFC 4648).

/** Bytes as base64; URL-safe without padding when asked. */
export function fromUint8Array(bytes: Uint8Array, isUrlSafe = false): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return isUrlSafe ? text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') : text
}

/** Text as UTF-8, URL-safe without padding. */
export function encodeURL(text: string): string {
  return fromUint8Array(new TextEncoder().encode(text), true)
}

/** UTF-8 text, from either alphabet. */
export function decode(base64: string): string {
  const bytes = atob(base64.replace(/-/g, '+').replace(/_/g, '/'))
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
  )
}
