import { expect, test } from 'vitest'
import { COMPLETE, plan, riskOf } from '../../../test/support/save-plans.ts'
import { repeatsOf } from './repeats.ts'
import { withdrawnIdentifiers } from './same-assessment.ts'

const said = riskOf(await plan(COMPLETE))
const unconfirmed = riskOf(await plan(COMPLETE, { confirmed: false }))
const other = riskOf(
  await plan(COMPLETE, {
    edits: { albumin: { kind: 'quantity', value: 40, unit: 'g/L', date: '2026-10-02' } },
  }),
)
const on = (risk: fhir4.RiskAssessment, id: string, second: number) => ({
  ...risk,
  id,
  meta: { versionId: '1', lastUpdated: `2026-11-23T12:00:0${second}Z` },
})

test('the one stored first is left standing, whatever the order in which they are found', () => {
  const [first, second] = [on(said, 'b', 1), on(said, 'a', 2)]
  const repeats = [{ reference: 'RiskAssessment/a', isSame: true }]
  for (const found of [
    [first, second],
    [second, first],
  ]) {
    expect(repeatsOf(found, said)).toEqual({ kept: first, repeats })
  }
  // At one moment the id decides.
  const [a, b] = [on(said, 'a', 1), on(said, 'b', 1)]
  for (const found of [
    [a, b],
    [b, a],
  ])
    expect(repeatsOf(found, said)?.kept.id).toBe('a')
  // Whatever they say.
  expect(repeatsOf([second, first])).toEqual({ kept: first, repeats })
})

test('what was confirmed stands before what was not, which then says nothing else', () => {
  const found = [on(unconfirmed, 'a', 1), on(said, 'b', 2)]
  expect(repeatsOf(found, said)).toMatchObject({ kept: { id: 'b' }, repeats: [{ isSame: true }] })
})

test('what says something else is never taken for a repeat, and what is in error does not stand', () => {
  const error = { ...on(said, 'e', 0), status: 'entered-in-error' as const }
  const found = [error, on(other, 'a', 1), on(said, 'b', 2)]
  const repeats = [{ reference: 'RiskAssessment/a', isSame: false }]
  expect(repeatsOf(found, said)).toMatchObject({ kept: { id: 'b' }, repeats })
  expect(repeatsOf([error, on(other, 'a', 1)], said)).toBeUndefined()
  expect(repeatsOf([error])).toBeUndefined()
})

test('the name of what was taken back as a repeat stays that of the one that stands; alone it is withdrawn', () => {
  const error = { ...on(said, 'e', 2), status: 'entered-in-error' as const }
  expect(withdrawnIdentifiers([error, on(said, 'a', 1)])).toEqual([])
  expect(withdrawnIdentifiers([error])).toEqual([said.identifier?.[0]?.value])
})
