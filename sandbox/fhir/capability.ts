import { searchParametersOf, storedTypes } from './definitions.ts'

type RestResource = fhir4.CapabilityStatementRestResource

let resources: RestResource[] | undefined

/** What this server really offers (R4 http.html#capabilities): the statement is derived from the code's own tables. */
export function capabilityStatement(base: string, now: Date): fhir4.CapabilityStatement {
  resources ??= storedTypes().map(restResource)
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: now.toISOString(),
    kind: 'instance',
    software: { name: 'TIPM on FHIR sandbox' },
    implementation: { description: 'An EHR to try the app on; synthetic patients only', url: base },
    fhirVersion: '4.0.1',
    format: ['json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: security(base),
        resource: resources,
        interaction: [{ code: 'transaction' }, { code: 'batch' }],
      },
    ],
  }
}

const INTERACTIONS = ['read', 'vread', 'search-type', 'create', 'update'] as const

function restResource(type: string): RestResource {
  const parameters = [...searchParametersOf(type)]
  const references = parameters.filter(([, definition]) => definition.type === 'reference')
  return {
    type: type as RestResource['type'],
    interaction: INTERACTIONS.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
    referencePolicy: ['literal', 'local'],
    searchInclude: references.map(([code]) => `${type}:${code}`),
    searchParam: parameters.map(([name, definition]) => ({ name, type: definition.type })),
  }
}

/** SMART endpoints, for clients that do not know .well-known/smart-configuration. */
function security(base: string): fhir4.CapabilityStatementRestSecurity {
  const auth = new URL('../auth', `${base}/`).href
  return {
    cors: true,
    service: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
        ],
      },
    ],
    extension: [
      {
        url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
        extension: [
          { url: 'authorize', valueUri: `${auth}/authorize` },
          { url: 'token', valueUri: `${auth}/token` },
        ],
      },
    ],
  }
}
