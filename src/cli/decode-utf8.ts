/** Bytes as text without a byte order mark; undefined for what is not UTF-8 (such as UTF-16 from a Windows redirect). */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
