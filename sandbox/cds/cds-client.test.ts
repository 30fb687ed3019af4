import { expect, test } from 'vitest'
import { cdsServices } from './cds-client.ts'

test('services are read with their templates, and what is malformed is left out', () => {
  const good = { hook: 'order-select', id: 'tipm', title: 'TIPM', prefetch: { patient: 'Patient/1', bad: 7 } }
  const services = [good, { hook: 'order-select' }, { hook: 'x', id: '../admin' }, null, 'text']
  expect(cdsServices({ services })).toEqual([{ ...good, prefetch: { patient: 'Patient/1' } }])
})

test.each([undefined, null, [], {}, { services: 'none' }])('%j lists no service', (discovery) => {
  expect(cdsServices(discovery)).toEqual([])
})
