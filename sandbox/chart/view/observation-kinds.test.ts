import { expect, test } from 'vitest'
import { scenarioBundle } from '../../scenarios/index.ts'
import { isWithdrawn, kindOf, newestFirst } from './observation-kinds.ts'

const observations = (id: string) =>
  (scenarioBundle(id, new Date('2031-03-14T09:26:00Z'))?.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'Observation' ? [resource] : [],
  )

const count = (id: string) => {
  const kinds = observations(id).map(kindOf)
  return Object.fromEntries(
    [...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]),
  )
}

test('every Observation of a chart finds its section', () => {
  expect(count('complete-high')).toEqual({ other: 3, laboratory: 60, size: 2, elastography: 2 })
  expect(count('percent-only')).toMatchObject({ elastography: 24, size: 1 })
})

test('background liver stiffness is imaging, not elastography of the lesion', () => {
  expect(count('shear-wave-speed')).toMatchObject({ elastography: 2, imaging: 2 })
})

test('what the app computed is told apart from the exams it used', () => {
  expect(
    kindOf({
      resourceType: 'Observation',
      status: 'final',
      code: {
        coding: [{ system: 'https://tipm-on-fhir.example/fhir/CodeSystem/tipm/', code: 'tipm-points' }],
      },
    }),
  ).toBe('tipm')
})

test('sorting is by instant across offsets, and without a time comes last', () => {
  const times = [undefined, '2031-03-12T07:00:00+08:00', '2031-03-12T00:30:00Z', '2031-03-13']
  expect(newestFirst(times, (time) => time)).toEqual([
    '2031-03-13',
    '2031-03-12T00:30:00Z',
    '2031-03-12T07:00:00+08:00',
    undefined,
  ])
})

test('withdrawn means entered in error or cancelled', () => {
  expect(['entered-in-error', 'cancelled', 'final', 'preliminary'].map(isWithdrawn)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
