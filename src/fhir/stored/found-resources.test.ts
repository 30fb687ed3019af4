import { expect, test } from 'vitest'
import { foundResources, reportsError, resourceReference } from './found-resources.ts'

const outcome = (...severities: readonly string[]) => ({
  resourceType: 'OperationOutcome',
  issue: severities.map((severity) => ({ severity })),
})
const searchset = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
})
const risk = (id: string | undefined) => ({ resourceType: 'RiskAssessment', id, status: 'final' })

test('a search finds what it brings with an id, whole, and what the server remarks beside it is none of it', () => {
  expect(
    foundResources(searchset(risk('a'), { ...outcome('warning', 'information'), id: 'o' }, risk(undefined))),
  ).toEqual([risk('a')])
  expect(foundResources(searchset(risk('a'), undefined, risk('b')))).toEqual([risk('a'), risk('b')])
  expect(foundResources({ resourceType: 'Bundle' })).toEqual([])
})

test('a search that reports an error, or is none, tells nothing', () => {
  for (const severity of ['error', 'fatal'])
    expect(foundResources(searchset(risk('a'), outcome('information', severity)))).toBeUndefined()
  for (const other of [undefined, '<html>', risk('a'), outcome('information')])
    expect(foundResources(other)).toBeUndefined()
  expect(
    [outcome('error'), outcome('warning', 'fatal'), outcome('warning'), outcome()].map(reportsError),
  ).toEqual([true, true, false, false])
  expect([{ ...outcome('error'), resourceType: 'Patient' }, 'error'].map(reportsError)).toEqual([
    false,
    false,
  ])
})

test('one resource is named by its type and id, and what the server remarks is no resource', () => {
  expect(resourceReference(risk('a'))).toBe('RiskAssessment/a')
  for (const other of [risk(undefined), { ...outcome('information'), id: 'o' }, undefined])
    expect(resourceReference(other)).toBeUndefined()
})
