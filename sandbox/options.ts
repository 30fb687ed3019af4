import type { BackendService, SandboxClient } from './auth/clients.ts'
import type { ScopeSyntax } from './auth/grant-scopes.ts'
import type { ServerQuirks } from './auth/server-quirks.ts'
import type { Fault } from './fhir/faulty-backend.ts'
import type { Snapshot } from './fhir/version-store.ts'

/** Everything that can be set on a sandbox; all of it has a default. */
export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** The address to listen on. It is loopback by default, because no password is needed here. */
  readonly host?: string
  /** Origin under which browsers reach the server, when it is not `http://host:port`. */
  readonly publicUrl?: string | undefined
  readonly now?: () => Date
  /** Folder of the built app, served at /app/. */
  readonly appDir?: string
  /** Folder of the built chart, served at /. */
  readonly chartDir?: string
  /** Where the app is, ending in a slash; /app/ of this server by default. The function gets this server's URL. */
  readonly appUrl?: string | ((url: string) => string)
  /** The app's site configuration, served as /app/site.json. The function gets this server's FHIR base. */
  readonly site?: object | ((fhirBase: string) => object)
  /** Registered apps; by default one, `tipm-app`, at the app's URL. The function gets the app's URL. */
  readonly clients?: readonly SandboxClient[] | ((appUrl: string) => readonly SandboxClient[])
  /** Programs that may read all patients (SMART Backend Services); none by default. */
  readonly services?: readonly BackendService[]
  /** Life of access tokens in seconds; one hour by default. */
  readonly tokenLifetime?: number
  /** Only one spelling of SMART resource scopes; both by default. */
  readonly scopeSyntax?: ScopeSyntax
  /** Ways of other servers to take on; none by default. */
  readonly quirks?: ServerQuirks
  /** Origins that may call the FHIR and token endpoints from a browser; by default those of the apps. */
  readonly corsOrigins?: readonly string[]
  readonly faults?: readonly Fault[]
  /** What another one stored, to start with. */
  readonly stored?: Snapshot
  /** Loaded at the start, unless there already are data. */
  readonly bundles?: readonly fhir4.Bundle[]
  /** File that keeps the data over restarts. */
  readonly dataFile?: string | undefined
  /** The practitioner who is signed in, as `Practitioner/1`; by default the first one there is. */
  readonly user?: string
  /** The signed-in practitioner's language (BCP 47), told to apps in the id_token. */
  readonly locale?: string
  /** The EHR's look (SMART App Launch 2.2, "Styling"), told to apps with every launch from the chart. */
  readonly style?: object
  /** Run the CDS Hooks service beside the EHR, and call it from order entry; off by default. */
  readonly cds?: boolean
  /** Base URL of another FHIR server to use instead of the one in memory. */
  readonly externalFhir?: string | undefined
}

/** The app as it is registered unless the options say otherwise. */
export function defaultClients(appUrl: string): SandboxClient[] {
  return [
    {
      clientId: 'tipm-app',
      name: 'TIPM',
      launchUrl: new URL('launch.html', appUrl).href,
      redirectUris: [new URL('index.html', appUrl).href, new URL('worklist.html', appUrl).href, appUrl],
    },
  ]
}

/** The site file where none is given. */
export function defaultSite(fhirBase: string): object {
  return {
    name: 'Sandbox Hospital',
    timeZone: 'UTC',
    smart: { issuers: [{ iss: fhirBase, clientId: 'tipm-app' }] },
  }
}
