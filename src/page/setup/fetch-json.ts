/** JSON from one of the app's own files; undefined when missing or not JSON. No credentials, never from a cache. */
export async function fetchJson(url: URL): Promise<{ readonly json: unknown } | undefined> {
  try {
    const response = await fetch(url, { cache: 'no-store', credentials: 'same-origin' })
    return response.ok ? { json: await response.json() } : undefined
  } catch {
    return undefined
  }
}
