/**
 * The URL, absolute, if it lies under the FHIR base (which ends in a slash); else undefined. An access token must go
 * nowhere else. A path with an encoded slash, backslash or dot is refused: a proxy that decodes it could leave the base.
 */
export function underBase(url: string, base: string): URL | undefined {
  if (!URL.canParse(url, base)) return undefined
  const home = new URL(base)
  const target = new URL(url, base)
  const isInside =
    target.origin === home.origin &&
    target.username === '' &&
    target.password === '' &&
    !/%2f|%5c|%2e/i.test(target.pathname) &&
    // The base itself may be written without its slash, as servers do in paging links.
    `${target.pathname}/`.startsWith(home.pathname)
  return isInside ? target : undefined
}
