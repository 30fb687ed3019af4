import { expect, test } from 'vitest'
import type { LesionStatus } from './course.ts'
import { nonTargetResponse } from './non-target-response.ts'
import { courseOf } from './test-course.ts'

/** Two non-target lesions at a visit, by the reader's word; undefined: not evaluated. */
function responseOf(...statuses: readonly (LesionStatus | undefined)[]) {
  const rows = statuses.map((status) => ({ role: 'nonTarget' as const, over: [20, status] }))
  const { lesions, visits } = courseOf([0, 28], rows)
  const [visit = expect.fail('no visit')] = visits
  return nonTargetResponse('recist', lesions, visit)
}

test('one of two that progresses unequivocally is progression', () => {
  expect(responseOf('progression', 'present')).toBe('PD')
  expect(responseOf('absent', 'progression')).toBe('PD')
  // Also where the other was not evaluated.
  expect(responseOf('progression', undefined)).toBe('PD')
})

test('only all of them gone is a complete response', () => {
  expect(responseOf('absent', 'absent')).toBe('CR')
  expect(responseOf('absent', 'present')).toBe('non-CR/non-PD')
  expect(responseOf('absent', undefined)).toBe('NE')
})
