import { expect, it } from 'vitest'
import { readIntent } from './intent.ts'

it('knows the intents that open a panel', () => {
  expect(readIntent('enter-elastography')).toBe('enter-elastography')
  expect(readIntent('review-history')).toBe('review-history')
})

it.each(['reconcile-medications', 'Enter-Elastography', 'toString', '', undefined])(
  'ignores %s',
  (intent) => {
    expect(readIntent(intent)).toBeUndefined()
  },
)
