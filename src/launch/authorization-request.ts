/** Where to send the browser, and how. */
export interface AuthorizationRequest {
  readonly method: 'get' | 'post'
  /** The endpoint. For `get` it includes the parameters. */
  readonly url: string
  /** The parameters of a `post`. */
  readonly parameters: Readonly<Record<string, string>>
}

/**
 * fhirclient's authorization request (a URL) as it is to be sent: to the endpoint of our own discovery, by GET or POST.
 * Parameters that the endpoint's URL brings along stay (RFC 6749, 3.1).
 */
export function authorizationRequest(
  endpoint: string,
  method: AuthorizationRequest['method'],
  prepared: string,
): AuthorizationRequest {
  const query = new URLSearchParams(prepared.slice(prepared.lastIndexOf('?') + 1))
  const parameters = Object.fromEntries(query)
  const url = new URL(endpoint)
  if (method === 'get') for (const [name, value] of query) url.searchParams.set(name, value)
  return { method, url: url.href, parameters }
}
