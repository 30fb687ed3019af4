/** How the service reaches other servers; in production the runtime's own fetch. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** A GET that goes to the named server or nowhere: a redirect is an answer like any other and never followed. */
export function getJson(
  fetch: Fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(url, { method: 'GET', headers, redirect: 'manual', signal })
}
