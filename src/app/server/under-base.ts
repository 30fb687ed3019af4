/** The URL, absolute, if it lies under the FHIR base (which ends in a slash); else undefined. The token must go nowhere else. */
export function underBase(url: string, fhirBase: string): URL | undefined {
  if (!URL.canParse(url, fhirBase)) return undefined
  const base = new URL(fhirBase)
  const target = new URL(url, base)
  const inside =
    target.origin === base.origin &&
    target.username === '' &&
    target.password === '' &&
    (target.pathname.startsWith(base.pathname) || `${target.pathname}/` === base.pathname)
  return inside ? target : undefined
}
