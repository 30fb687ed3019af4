import { expect, test } from 'vitest'
import { grantScopes } from './grant-scopes.ts'
import { parseSmartScope } from './smart-scopes.ts'

test.each([
  ['patient/Observation.rs', 'patient', 'Observation', 'rs'],
  ['user/*.cruds', 'user', '*', 'cruds'],
  ['patient/Observation.read', 'patient', 'Observation', 'rs'],
  ['patient/RiskAssessment.write', 'patient', 'RiskAssessment', 'cud'],
  ['user/*.*', 'user', '*', 'cruds'],
])('%s is read as %s, %s, %s', (text, level, type, letters) => {
  expect(parseSmartScope(text)).toMatchObject({
    level,
    type,
    operations: new Set(letters),
  })
})

test.each([
  'openid',
  'patient/Observation.rs?category=laboratory',
  'patient/Observation.',
  'patient/Observation.sr',
  'system/*.rs',
  'patient/observation.r',
  'launch',
])('%s is no resource scope', (text) => {
  expect(parseSmartScope(text)).toBeUndefined()
})

test('unknown scopes are left out of the grant, the rest keeps its order', () => {
  const asked = 'openid system/*.rs made-up launch patient/Patient.r patient/Patient.r'
  expect(grantScopes(asked, {}, undefined)).toEqual(['openid', 'launch', 'patient/Patient.r'])
})

test('a server of one syntax does not grant the other', () => {
  const asked = 'launch patient/Patient.r patient/Patient.read patient/*.*'
  expect(grantScopes(asked, {}, 'v1')).toEqual(['launch', 'patient/Patient.read', 'patient/*.*'])
  expect(grantScopes(asked, {}, 'v2')).toEqual(['launch', 'patient/Patient.r'])
})

test('a client gets no more than it may have', () => {
  expect(grantScopes('openid patient/*.rs', { grantableScopes: ['openid'] }, undefined)).toEqual(['openid'])
})
