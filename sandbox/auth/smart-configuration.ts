import type { ScopeSyntax } from './grant-scopes.ts'
import type { ServerQuirks } from './server-quirks.ts'

/** The discovery document at `[base]/.well-known/smart-configuration` (SMART App Launch 2.2, conformance). */
export function smartConfiguration(
  issuer: string,
  syntax: ScopeSyntax | undefined,
  { relativeEndpoints, pkceUnannounced, confidential }: ServerQuirks = {},
): object {
  // Relative to the FHIR base, which stands beside.
  const endpoints = relativeEndpoints ? '../auth' : issuer
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${endpoints}/authorize`,
    token_endpoint: `${endpoints}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    token_endpoint_auth_methods_supported: [confidential ? 'client_secret_basic' : 'none', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['ES384', 'RS384'],
    authorization_response_iss_parameter_supported: true,
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    response_types_supported: ['code'],
    ...(pkceUnannounced ? {} : { code_challenge_methods_supported: ['S256'] }),
    scopes_supported: [
      ...['openid', 'fhirUser', 'profile', 'launch', 'launch/patient', 'online_access', 'offline_access'],
      ...(syntax === 'v1' ? [] : ['patient/*.cruds', 'user/*.cruds']),
      ...(syntax === 'v2' ? [] : ['patient/*.*', 'user/*.*']),
    ],
    capabilities: [
      ...['launch-ehr', 'launch-standalone', 'authorize-post', 'client-public', 'sso-openid-connect'],
      ...['context-banner', 'context-style', 'context-ehr-patient', 'context-ehr-encounter'],
      ...['context-standalone-patient', 'permission-offline', 'permission-online'],
      ...['permission-patient', 'permission-user', 'client-confidential-asymmetric'],
      ...(syntax === 'v2' ? [] : ['permission-v1']),
      ...(syntax === 'v1' ? [] : ['permission-v2']),
    ],
  }
}
