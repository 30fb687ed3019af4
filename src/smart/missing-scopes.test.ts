import { expect, it } from 'vitest'
import { missingScopeTexts } from '../text/en/missing-scope-texts.ts'
import { missingScopes } from './missing-scopes.ts'
import { scopes } from './scopes.ts'

const needs = (granted: string | undefined, options?: Parameters<typeof missingScopes>[1]) =>
  missingScopes(granted, options).map(({ need }) => need)

it.each(['v1', 'v2'] as const)('misses nothing of what it asks for in %s', (spelling) => {
  expect(needs(scopes(spelling, 'ehr', []))).toEqual([])
  expect(needs(scopes(spelling, 'ehr', [], { documents: true }), { documents: true })).toEqual([])
})

it('misses each scope that is left out, and no other', () => {
  const asked = scopes('v2', 'ehr', []).split(' ')
  const missedOf = (left: string) => needs(asked.filter((scope) => scope !== left).join(' '))
  expect(missedOf('patient/Condition.rs')).toEqual(['read-conditions'])
  expect(missedOf('patient/Provenance.cu')).toEqual(['create-provenance'])
  expect(missedOf('patient/RiskAssessment.crus')).toEqual([
    'read-assessments',
    'create-assessments',
    'update-assessments',
  ])
  for (const scope of asked.filter((text) => text.startsWith('patient/'))) {
    expect(missedOf(scope), scope).not.toEqual([])
  }
})

it('names what to grant', () => {
  expect(missingScopes('patient/*.rs').map(({ scope }) => scope)).toEqual([
    'patient/RiskAssessment.c',
    'patient/RiskAssessment.u',
    'patient/Observation.c',
    'patient/Observation.u',
    'patient/Provenance.c',
  ])
})

it('takes wider scopes, of the user or of all types, for what they contain', () => {
  expect(needs('user/*.cruds')).toEqual([])
  expect(needs('patient/*.*')).toEqual([])
  expect(needs('patient/*.read patient/*.write')).toEqual([])
})

it('misses nothing where the EHR does not say what it granted', () => {
  expect(needs(undefined)).toEqual([])
  expect(needs(' ')).toEqual([])
})

it('misses the user where the EHR names none', () => {
  expect(needs('patient/*.cruds', { userKnown: false })).toEqual(['know-user'])
})

it('has words for each, the consequence as a sentence', () => {
  const all = missingScopes('launch', { documents: true, userKnown: false })
  expect(all.map(({ need }) => need).toSorted()).toEqual(Object.keys(missingScopeTexts.missing).toSorted())
  for (const { consequence } of Object.values(missingScopeTexts.missing)) expect(consequence).toMatch(/\.$/)
})
