import { expect, test } from 'vitest'
import type { FhirBackend } from '../fhir/backend.ts'
import type { Interaction } from '../fhir/fhir-interaction.ts'
import { fillPrefetch, userTokens } from './fill-prefetch.ts'

const asked: Interaction[] = []
const backend: FhirBackend = {
  handle: async (interaction) => {
    asked.push(interaction)
    const type = 'type' in interaction ? interaction.type : ''
    if (type === 'Condition') throw new Error('broken')
    if (type === 'Observation') return { status: 403, body: { resourceType: 'OperationOutcome', issue: [] } }
    if (interaction.kind === 'read') return { status: 404, body: { resourceType: 'OperationOutcome' } }
    return { status: 200, body: { resourceType: 'Bundle', type: 'searchset' } }
  },
  close: async () => undefined,
}
const tokens = { 'context.patientId': 'p 1', ...userTokens('Practitioner/7') }

test('each key becomes what there is, null for none, and an OperationOutcome for what failed', async () => {
  const filled = await fillPrefetch(
    {
      patient: 'Patient/{{context.patientId}}',
      orders: 'MedicationRequest?patient={{context.patientId}}&status=active',
      laboratory: 'Observation?patient={{context.patientId}}',
      conditions: 'Condition?patient={{context.patientId}}',
      me: 'PractitionerRole?practitioner={{userPractitionerId}}',
    },
    tokens,
    backend,
  )
  expect(filled).toMatchObject({
    patient: null,
    orders: { resourceType: 'Bundle' },
    laboratory: { resourceType: 'OperationOutcome' },
    conditions: { resourceType: 'OperationOutcome' },
    me: { resourceType: 'Bundle' },
  })
  const search = asked.find((one) => one.kind === 'search' && one.type === 'MedicationRequest')
  expect(search).toMatchObject({ query: new URLSearchParams({ patient: 'p 1', status: 'active' }) })
})

test('a template with a token that has no value is left out', async () => {
  const templates = {
    visit: 'Encounter/{{context.encounterId}}',
    drafts: 'Medication?_id={{context.draftOrders.MedicationRequest.id}}',
    path: 'Patient/{{context.patientId|first}}',
    prototype: 'Patient/{{constructor}}',
  }
  expect(await fillPrefetch(templates, tokens, backend)).toEqual({})
})
