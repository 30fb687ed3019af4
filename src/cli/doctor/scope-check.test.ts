import { expect, test } from 'vitest'
import { covers } from './scope-check.ts'

test.each([
  ['patient/*.cruds', 'patient/Observation.crus'],
  ['user/*.*', 'patient/Observation.read'],
  ['patient/Observation.rs', 'patient/Observation.rs'],
  ['patient/*.read', 'patient/Condition.read'],
  ['user/Observation.*', 'patient/Observation.rs'],
])('%s contains %s', (listed, asked) => {
  expect(covers(listed, asked)).toBe(true)
})

test.each([
  ['patient/Observation.rs', 'patient/Observation.crus'],
  ['patient/*.read', 'patient/Observation.rs'],
  ['patient/*.read', 'patient/Observation.write'],
  ['patient/Condition.rs', 'patient/Observation.rs'],
  ['openid', 'patient/Observation.rs'],
  ['system/*.rs', 'patient/Observation.rs'],
])('%s does not contain %s', (listed, asked) => {
  expect(covers(listed, asked)).toBe(false)
})
