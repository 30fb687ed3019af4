import * as z from 'zod/mini'
import { fail, ok, type Result } from '../result.ts'
import { baseWithSlash } from '../site/same-base.ts'

/** How an EHR signs apps in, by its own description (SMART App Launch 2.2, "Conformance"). */
export interface SmartServer {
  /** `metadata`: from the CapabilityStatement's oauth-uris extension, which says nothing but the endpoints. */
  readonly source: 'well-known' | 'metadata'
  /** Absolute. */
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  /** Whether the description gave an endpoint relative to the FHIR base. */
  readonly relativeEndpoints: boolean
  /** The issuer of the authorization server. It differs from the FHIR base. */
  readonly issuer: string | undefined
  /** Whether authorization responses name the issuer (RFC 9207). */
  readonly namesIssuer: boolean
  readonly capabilities: readonly string[]
  readonly scopesSupported: readonly string[]
  /** Undefined where nothing is said of PKCE. */
  readonly challengeMethods: readonly string[] | undefined
  readonly tokenAuthMethods: readonly string[]
}

/** `no-endpoints`: not said where to sign in. `unsafe-endpoint`: not http(s), or clear text for a FHIR base on https. */
export interface EndpointProblem {
  readonly code: 'no-endpoints' | 'unsafe-endpoint'
}

// What is malformed beyond the endpoints counts as not said.
const text = z.catch(z.optional(z.string()), undefined)
const texts = z.catch(z.optional(z.array(z.string())), undefined)

const wellKnown = z.looseObject({
  authorization_endpoint: text,
  token_endpoint: text,
  issuer: text,
  authorization_response_iss_parameter_supported: z.catch(z.optional(z.boolean()), undefined),
  capabilities: texts,
  scopes_supported: texts,
  code_challenge_methods_supported: texts,
  token_endpoint_auth_methods_supported: texts,
})

/** Reads `.well-known/smart-configuration`. Relative endpoints are resolved against the FHIR base, as the specification asks. */
export function fromWellKnown(json: unknown, iss: string): Result<SmartServer, EndpointProblem> {
  const parsed = z.safeParse(wellKnown, json)
  if (!parsed.success) return fail({ code: 'no-endpoints' })
  const { data } = parsed
  return withEndpoints(iss, data.authorization_endpoint, data.token_endpoint, {
    source: 'well-known',
    issuer: data.issuer,
    namesIssuer: data.authorization_response_iss_parameter_supported ?? false,
    capabilities: data.capabilities ?? [],
    scopesSupported: data.scopes_supported ?? [],
    challengeMethods: data.code_challenge_methods_supported,
    tokenAuthMethods: data.token_endpoint_auth_methods_supported ?? [],
  })
}

/** Where a server's backend services get their tokens: of a description that need not name where a person signs in. */
export function tokenEndpointOf(json: unknown, iss: string): string | undefined {
  const parsed = z.safeParse(wellKnown, json)
  const url = parsed.success ? parsed.data.token_endpoint : undefined
  return url === undefined ? undefined : endpoint(url, iss)
}

const OAUTH_URIS = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'
const extensions = z.optional(
  z.array(
    z.looseObject({
      url: z.string(),
      extension: z.optional(z.array(z.looseObject({ url: z.string(), valueUri: z.optional(z.string()) }))),
    }),
  ),
)
const metadata = z.looseObject({
  rest: z.array(z.looseObject({ security: z.optional(z.looseObject({ extension: extensions })) })),
})

/** Reads the endpoints out of a CapabilityStatement: SMART 1.0's way, deprecated and still the only one of some servers. */
export function fromMetadata(json: unknown, iss: string): Result<SmartServer, EndpointProblem> {
  const parsed = z.safeParse(metadata, json)
  if (!parsed.success) return fail({ code: 'no-endpoints' })
  const uris = parsed.data.rest
    .flatMap(({ security }) => security?.extension ?? [])
    .find(({ url }) => url === OAUTH_URIS)
  const uri = (name: string) => uris?.extension?.find(({ url }) => url === name)?.valueUri
  return withEndpoints(iss, uri('authorize'), uri('token'), {
    source: 'metadata',
    issuer: undefined,
    namesIssuer: false,
    capabilities: [],
    scopesSupported: [],
    challengeMethods: undefined,
    tokenAuthMethods: [],
  })
}

type Rest = Omit<SmartServer, 'authorizationEndpoint' | 'tokenEndpoint' | 'relativeEndpoints'>

function withEndpoints(
  iss: string,
  authorize: string | undefined,
  token: string | undefined,
  rest: Rest,
): Result<SmartServer, EndpointProblem> {
  if (!authorize || !token) return fail({ code: 'no-endpoints' })
  const authorizationEndpoint = endpoint(authorize, iss)
  const tokenEndpoint = endpoint(token, iss)
  if (authorizationEndpoint === undefined || tokenEndpoint === undefined) {
    return fail({ code: 'unsafe-endpoint' })
  }
  const relativeEndpoints = !URL.canParse(authorize) || !URL.canParse(token)
  return ok({ ...rest, authorizationEndpoint, tokenEndpoint, relativeEndpoints })
}

function endpoint(url: string, iss: string): string | undefined {
  const base = baseWithSlash(iss)
  if (!URL.canParse(url, base)) return undefined
  const { protocol, href } = new URL(url, base)
  const safe = protocol === 'https:' || (protocol === 'http:' && new URL(base).protocol === 'http:')
  return safe ? href : undefined
}
