import { expect, test } from 'vitest'
import { milligrams, ordersBundle } from './draft.ts'

const context = {
  ...{ patientId: 'pt-1003', encounterId: undefined, user: 'Practitioner/dr-lin' },
  now: new Date('2026-11-23T12:00:00Z'),
}
const draft = { id: 'a1', drug: 'camrelizumab', dose: '174', why: '' } as const

test('a draft keeps its id and drug, and is signed under it', () => {
  expect(ordersBundle('draft', [draft], [], context).entry?.[0]?.resource).toMatchObject({
    id: 'a1',
    status: 'draft',
    subject: { reference: 'Patient/pt-1003' },
    dosageInstruction: [{ text: '174 mg intravenously every 3 weeks' }],
  })
  expect(ordersBundle('active', [draft], [], context).entry).toMatchObject([
    { request: { method: 'PUT', url: 'MedicationRequest/a1' }, resource: { status: 'active' } },
  ])
})

test('a suggested order is told with the drafts, and signed with them by who signs', () => {
  const resource: fhir4.ServiceRequest = {
    ...{ resourceType: 'ServiceRequest', id: 's1', status: 'draft', intent: 'order' },
    ...{ subject: { reference: 'Patient/pt-1003' }, requester: { reference: 'Practitioner/other' } },
  }
  const suggested = [{ id: 'x', label: 'Albumin', resources: [resource] }]
  expect(ordersBundle('draft', [draft], suggested, context).entry?.[1]?.resource).toEqual(resource)
  expect(ordersBundle('active', [draft], suggested, context).entry?.[1]).toMatchObject({
    request: { method: 'PUT', url: 'ServiceRequest/s1' },
    resource: { status: 'active', requester: { reference: 'Practitioner/dr-lin' } },
  })
})

test('a draft without a dose says none', () => {
  const [entry] = ordersBundle('draft', [{ ...draft, dose: '' }], [], context).entry ?? []
  expect(entry?.resource).toMatchObject({ dosageInstruction: [{ text: 'intravenously every 3 weeks' }] })
})

test.each([
  ['8', 8],
  [' 12,5 ', 12.5],
  ['0', undefined],
  ['-8', undefined],
  ['eight', undefined],
  ['', undefined],
])('the dose "%s" is read as %s mg', (typed, value) => {
  expect(milligrams(typed)).toBe(value)
})
