import { expect, test } from 'vitest'
import { suggestionBundle } from './accept.ts'
import type { Suggestion } from './cards.ts'

const suggestion = (action: Partial<Suggestion['actions'][number]>): Suggestion => ({
  label: 'Order',
  actions: [
    {
      type: 'create',
      resource: { resourceType: 'ServiceRequest', id: 'x', subject: { reference: 'Patient/p1' } },
      ...action,
    },
  ],
})

test('a new order is created for the patient of the chart, under an id of the server', () => {
  expect(suggestionBundle(suggestion({}), 'p1')).toEqual({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      {
        resource: { resourceType: 'ServiceRequest', subject: { reference: 'Patient/p1' } },
        request: { method: 'POST', url: 'ServiceRequest' },
      },
    ],
  })
})

test('nothing is created for another patient, changed or deleted', () => {
  expect(suggestionBundle(suggestion({}), 'p2')).toBe('It is for another patient.')
  expect(suggestionBundle(suggestion({ type: 'delete' }), 'p1')).toBe('It asks for more than a new order.')
  expect(suggestionBundle({ label: 'Nothing', actions: [] }, 'p1')).toBe('It names no order.')
})
