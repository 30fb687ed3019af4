import type { AuthorizationServer } from './auth/authorization-server.ts'
import type { SandboxClient } from './auth/clients.ts'
import type { ExpiringCodes } from './auth/expiring-codes.ts'
import type { LaunchContext } from './auth/launch-context.ts'
import type { PickerPatient } from './auth/login-pages.ts'
import type { ServerQuirks } from './auth/server-quirks.ts'
import type { CdsClient } from './cds/cds-client.ts'
import type { FhirBackend } from './fhir/backend.ts'
import type { Access } from './fhir/guard/token-access.ts'
import type { SandboxOptions } from './options.ts'

/** Where CDS services find the keys that the EHR signs with. */
export const JWKS_PATH = '/cds/jwks.json'

/** Where apps find the EHR's look. */
export const STYLE_PATH = '/smart-style.json'

/** What the parts of the EHR that answer over HTTP share. */
export interface Ehr
  extends Pick<SandboxOptions, 'appDir' | 'chartDir' | 'corsOrigins' | 'scopeSyntax' | 'style'> {
  /** This server's own origin. */
  readonly url: string
  /** The base URL of the authorization server. */
  readonly issuer: string
  /** The FHIR base URL as clients see it. */
  readonly fhirBase: string
  readonly appUrl: string
  /** The app's site file, served in place of the built one. */
  readonly site: object | undefined
  readonly clients: readonly SandboxClient[]
  readonly launches: ExpiringCodes<LaunchContext>
  readonly tokens: ExpiringCodes<Access>
  readonly backend: FhirBackend
  readonly authorization: AuthorizationServer
  /** What a bearer token stands for; undefined when it is unknown, expired or revoked. */
  readonly authenticate: (token: string) => Promise<Access | undefined>
  /** The practitioner who is signed in. */
  readonly user: () => Promise<string>
  readonly patients: () => Promise<PickerPatient[]>
  readonly cds: CdsClient
  /** The EHR's public keys, for the CDS services that it calls. */
  readonly jwks: object
  readonly quirks: ServerQuirks
}
