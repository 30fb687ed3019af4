import { expect, test } from 'vitest'
import { DUE_STATES } from './due-state.ts'
import { DUE_KINDS, endOf, taskOf } from './due-tasks.ts'

test('a task is open where its state asks for it, and what the chart does not tell ends none', () => {
  for (const kind of DUE_KINDS) {
    for (const state of DUE_STATES) if (taskOf(state) === kind) expect(endOf(kind, state)).toBeUndefined()
    expect(endOf(kind, 'start-open')).toBeUndefined()
    expect(endOf(kind, 'not-readable')).toBeUndefined()
  }
})

test('an examination that was made completes its task; one that can no longer be made, or is not for this patient, cancels it', () => {
  expect(endOf('baseline', 'baseline-done')).toBe('completed')
  expect(endOf('baseline', 'week-6-due')).toBe('completed')
  expect(endOf('baseline', 'baseline-missed')).toBe('cancelled')
  expect(endOf('week-6', 'newly-complete')).toBe('completed')
  expect(endOf('week-6', 'week-6-missed')).toBe('cancelled')
  // The start was corrected: the window has not come yet.
  expect(endOf('week-6', 'week-6-ahead')).toBe('cancelled')
  expect(endOf('assessment', 'complete')).toBe('completed')
  expect(endOf('assessment', 'week-6-due')).toBe('cancelled')
  for (const kind of DUE_KINDS) expect(endOf(kind, 'deceased')).toBe('cancelled')
})
