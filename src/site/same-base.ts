/**
 * A FHIR base URL in its one spelling: scheme and host in lower case, no default port, one slash at the end.
 * Undefined for what is no base: another scheme, user info, a query or a fragment.
 */
export function normalBase(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  if (!/^https?:$/.test(parsed.protocol)) return undefined
  if (parsed.username !== '' || parsed.password !== '' || /[?#]/.test(url)) return undefined
  return parsed.href.replace(/\/?$/, '/')
}

/** Whether two spellings name one FHIR base; paths are compared letter by letter, since servers do. */
export function sameBase(a: string, b: string): boolean {
  const base = normalBase(a)
  return base !== undefined && base === normalBase(b)
}

/** The base as spelled, with its one slash at the end: relative URLs resolve against it. */
export function baseWithSlash(url: string): string {
  return `${url.replace(/(?<!\/)\/+$/, '')}/`
}
