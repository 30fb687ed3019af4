/** Origins that pages of the sandbox deal with. */
export interface PageOrigins {
  /** Where the page may send requests, besides its own origin. */
  readonly connect?: readonly string[]
  /** What the page may show in frames, besides its own origin. */
  readonly frames?: readonly string[]
  /** Who may show the page in a frame, besides its own origin; `none` for nobody. */
  readonly framedBy?: readonly string[] | 'none'
}

/** Headers of every page and file (OWASP ASVS 3.4): what it may load, where it may send, who may frame it. */
export function securityHeaders(origins: PageOrigins): Record<string, string> {
  const { connect = [], frames = [], framedBy = [] } = origins
  const policy = [
    "default-src 'self'",
    `connect-src ${sources(connect)}`,
    `frame-src ${sources(frames)}`,
    "img-src 'self' blob:",
    `frame-ancestors ${framedBy === 'none' ? "'none'" : sources(framedBy)}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${sources(connect)}`,
  ]
  return { 'content-security-policy': policy.join('; '), ...commonHeaders }
}

/** Headers that fit every answer of the sandbox. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

function sources(origins: readonly string[]): string {
  return ["'self'", ...new Set(origins)].join(' ')
}
