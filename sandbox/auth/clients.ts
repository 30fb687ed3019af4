import type { JWK } from 'jose'

/** An app registered with the authorization server: always a public client with PKCE. */
export interface SandboxClient {
  readonly clientId: string
  readonly name: string
  /** Where the chart opens the app; its launch page. */
  readonly launchUrl: string
  /** Compared exactly, as SMART asks. */
  readonly redirectUris: readonly string[]
  /** The only scopes that are ever granted; all that the server knows when absent. */
  readonly grantableScopes?: readonly string[]
}

/** A program without a user, known by its public keys (SMART App Launch 2.2, "Backend Services"). */
export interface BackendService {
  readonly clientId: string
  readonly jwks: { readonly keys: readonly JWK[] }
}

/** The web origins of the clients: those that may call the FHIR and token endpoints from a browser. */
export function clientOrigins(clients: readonly SandboxClient[]): string[] {
  return [
    ...new Set(clients.flatMap((c) => [c.launchUrl, ...c.redirectUris]).map((url) => new URL(url).origin)),
  ]
}
