import { expect, it } from 'vitest'
import { readIntent } from './intent.ts'

it('knows the intents that open a panel', () => {
  expect(readIntent('enter-elastography')).toBe('enter-elastography')
  expect(readIntent('review-history')).toBe('review-history')
})

it('takes the intent of a task’s context where the EHR sends none of its own', () => {
  expect(readIntent(undefined, '{"intent":"enter-elastography"}')).toBe('enter-elastography')
  expect(readIntent('review-history', '{"intent":"enter-elastography"}')).toBe('review-history')
  for (const other of ['{"hook":"order-sign","orders":[]}', 'not json', '[]', '"enter-elastography"'])
    expect(readIntent(undefined, other)).toBeUndefined()
})

it.each(['reconcile-medications', 'Enter-Elastography', 'toString', '', undefined])(
  'ignores %s',
  (intent) => {
    expect(readIntent(intent)).toBeUndefined()
  },
)
