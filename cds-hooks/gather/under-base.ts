/** A URL, absolute, if it lies under the FHIR base (which ends in a slash); else undefined. The token must go nowhere else. */
export function underBase(url: string, base: string): string | undefined {
  if (!URL.canParse(url, base)) return undefined
  const target = new URL(url, base)
  const home = new URL(base)
  const inside =
    target.origin === home.origin &&
    target.username === '' &&
    target.password === '' &&
    // An encoded slash or dot may leave the base behind a proxy that decodes it.
    !/%2f|%5c|%2e/i.test(target.pathname) &&
    // Paging links may go to the base itself, without its slash.
    `${target.pathname}/`.startsWith(home.pathname)
  return inside ? target.href : undefined
}
