import { SCENARIOS, scenarioBundle } from '../../sandbox/scenarios/index.ts'
import { ATC } from '../../src/fhir/codes/canonical.ts'
import { defaultReadingRules } from '../../src/site/load-site.ts'
import type { Hook } from '../card-kinds.ts'
import { fetchUrl, prefetchTemplates } from '../prefetch-templates.ts'
import { search } from './search.ts'

export const NOW = new Date('2026-11-23T12:00:00Z')

const templates = prefetchTemplates(defaultReadingRules())

/** A scenario patient's id and resources as of the tests' clock. */
export function patient(scenario: string): { id: string; resources: fhir4.FhirResource[] } {
  const found = SCENARIOS.find(({ id }) => id === scenario)
  const bundle = scenarioBundle(scenario, NOW)
  if (!found || !bundle) throw new Error(`no scenario ${scenario}`)
  return { id: found.patientId, resources: (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []) }
}

export type Prefetch = Record<string, unknown>

/** Every prefetch key, as an EHR with these resources would answer it. */
export function prefetchOf(resources: readonly fhir4.FhirResource[], patientId: string): Prefetch {
  return Object.fromEntries(
    Object.entries(templates).map(([key, template]) => [
      key,
      search(resources, decodeURIComponent(fetchUrl(template, patientId))),
    ]),
  )
}

export function draft(id: string, text: string, more: object = {}): fhir4.MedicationRequest {
  return {
    resourceType: 'MedicationRequest',
    id,
    status: 'draft',
    intent: 'order',
    subject: {},
    medicationCodeableConcept: { text },
    ...more,
  }
}

export function coded(id: string, code: string, system = ATC): fhir4.MedicationRequest {
  return draft(id, '', { medicationCodeableConcept: { coding: [{ system, code }] } })
}

export const LENVATINIB = draft('len', 'Lenvatinib 4 mg hard capsules')
export const CAMRELIZUMAB = draft('cam', 'Camrelizumab 200 mg powder for infusion')

export function draftBundle(orders: readonly object[]): fhir4.Bundle {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: orders.map((resource) => ({ resource: resource as fhir4.FhirResource })),
  }
}

export interface RequestParts {
  readonly hook?: Hook
  readonly scenario?: string
  readonly orders?: readonly object[]
  readonly selections?: readonly string[]
  readonly prefetch?: Prefetch | undefined
  readonly more?: object
}

/** A hook request; by default order-sign of both drugs with full prefetch. */
export function hookRequest({
  hook = 'order-sign',
  scenario = 'before-high',
  orders = [LENVATINIB, CAMRELIZUMAB],
  selections = ['MedicationRequest/cam'],
  more = {},
  ...rest
}: RequestParts = {}): Record<string, unknown> {
  const { id, resources } = patient(scenario)
  const prefetch = 'prefetch' in rest ? rest.prefetch : prefetchOf(resources, id)
  return {
    hook,
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: {
      userId: 'Practitioner/dr-1',
      patientId: id,
      ...(hook !== 'patient-view' && { draftOrders: draftBundle(orders) }),
      ...(hook === 'order-select' && { selections }),
    },
    ...(prefetch !== undefined && { prefetch }),
    ...more,
  }
}
