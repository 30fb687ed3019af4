import { expect, test } from 'vitest'
import { EXAM_IDENTIFIER } from '../codes/canonical.ts'
import { examIdentifier } from './stiffness-exam-identifier.ts'

const of = (chart: readonly unknown[], exam: 'baseline' | 'followUp' = 'baseline', time = '2026-10-01') =>
  examIdentifier('p1', exam, time, chart)
const stored = (value: string | undefined, more: object = {}) => ({
  resourceType: 'Observation',
  status: 'entered-in-error',
  identifier: [{ system: EXAM_IDENTIFIER, value }],
  ...more,
})

test('patient, which examination and when make the identifier; the same three give the same', async () => {
  const one = await of([])
  expect(one).toMatch(/^[0-9a-f]{64}$/)
  expect(await of([])).toBe(one)
  expect(await of([], 'followUp')).not.toBe(one)
  expect(await of([], 'baseline', '2026-10-02')).not.toBe(one)
  expect(await examIdentifier('p2', 'baseline', '2026-10-01', [])).not.toBe(one)
})

test('each withdrawn examination of that name gives the next one a number', async () => {
  const hash = await of([])
  expect(await of([stored(hash)])).toBe(`${hash}.2`)
  expect(await of([stored(hash), stored(`${hash}.2`)])).toBe(`${hash}.3`)
  // Beside other names it is still its own.
  const several = stored(undefined, {
    identifier: [{ value: 'accession 7' }, { system: EXAM_IDENTIFIER, value: hash }],
  })
  expect(await of([several])).toBe(`${hash}.2`)
})

test('what stands, what is of another examination, and what is no such name leave it as it is', async () => {
  const hash = await of([])
  const chart = [
    stored(hash, { status: 'final' }),
    stored(await of([], 'followUp')),
    stored(`${hash}2`),
    stored(undefined),
    stored(hash, { identifier: [{ system: 'https://other.example', value: hash }] }),
    stored(hash, { resourceType: 'DiagnosticReport' }),
    stored(hash, { identifier: undefined }),
  ]
  expect(await of(chart)).toBe(hash)
})
