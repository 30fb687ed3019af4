import { expect, test } from 'vitest'
import { suggestedOrders } from './card-actions.ts'
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

test('a new order is a draft for the patient of the chart, under an id of its own', () => {
  const orders = suggestedOrders(suggestion({}), 'p1')
  expect(orders).toEqual([
    {
      resourceType: 'ServiceRequest',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      subject: { reference: 'Patient/p1' },
    },
  ])
})

test('nothing is ordered for another patient, changed or deleted', () => {
  expect(suggestedOrders(suggestion({}), 'p2')).toBe('It is for another patient.')
  expect(suggestedOrders(suggestion({ type: 'delete' }), 'p1')).toBe('It asks for more than a new order.')
  expect(suggestedOrders({ label: 'Nothing', actions: [] }, 'p1')).toBe('It names no order.')
})
