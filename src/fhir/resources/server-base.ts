/** A literal reference or fullUrl taken apart: the server it lies on, and `Type/id` with its version where one is named. */
export interface LiteralUrl {
  /** The server's base as it was written; undefined for a relative reference. */
  readonly base: string | undefined
  readonly type: string
  readonly id: string
  readonly version: string | undefined
}

const LITERAL = /^(?:(https?:\/\/.+)\/)?([A-Z][A-Za-z]+)\/([^/?#]+)(?:\/_history\/([^/?#]+))?$/

/** A RESTful URL or relative reference; undefined for URNs, contained (`#x`), conditional (`Patient?...`) and other references. */
export function literalUrl(url: string): LiteralUrl | undefined {
  const match = LITERAL.exec(url)
  if (match === null) return undefined
  const [, base, type = '', id = '', version] = match
  return { base, type, id, version }
}

/** One server in its one spelling: http and https, an upper-case host, the default ports and a slash at the end are no difference. */
export function serverOf(base: string): string {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(base.trim()) ?? []
  return host.toLowerCase().replace(/:(80|443)$/, '') + path.replace(/(?<!\/)\/+$/, '')
}

/** How a resource is referred to within the chart: `Type/id`; what is contained, by its container (`DiagnosticReport/x#c1`). */
export function referenceTo(resourceType: string, id: string): string {
  return id.includes('#') ? id : `${resourceType}/${id}`
}
