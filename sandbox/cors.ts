/** How a resource may be read from pages of other origins. */
export type CorsRule =
  | { readonly kind: 'any' }
  | { readonly kind: 'listed'; readonly origins: ReadonlySet<string> }

/** The CORS headers of an answer. An origin that is not listed gets none, and the browser refuses. */
export function corsHeaders(rule: CorsRule, origin: string | undefined): Record<string, string> {
  if (rule.kind === 'any') return { 'access-control-allow-origin': '*', ...exposed }
  const vary = { vary: 'Origin' }
  if (origin === undefined || !rule.origins.has(origin)) return vary
  return { ...vary, 'access-control-allow-origin': origin, ...exposed }
}

/** The further headers of the answer to a preflight request. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
  'access-control-allow-headers':
    'Accept, Authorization, Content-Type, If-Match, If-None-Exist, Prefer, X-Request-Id',
  'access-control-max-age': '600',
}

const exposed = {
  'access-control-expose-headers': 'ETag, Last-Modified, Location, WWW-Authenticate, X-Request-Id',
}
