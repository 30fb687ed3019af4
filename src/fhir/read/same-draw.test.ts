import { expect, test } from 'vitest'
import { CODE, lab } from '../../../test/support/chart-builders.ts'
import { chartTime } from '../resources/chart-time.ts'
import type { DiagnosticReport, Observation } from '../resources/resource-schemas.ts'
import type { Usable } from './measurements.ts'
import { spanOf } from './possible-time.ts'
import { sameDrawRule } from './same-draw.ts'

function usable(id: string | undefined, at: string, overrides: Partial<Observation> = {}): Usable {
  const time = chartTime(at, 'UTC')
  if (!time.ok) throw new Error(time.code)
  const observation = { ...lab(id ?? '', CODE.anc, 4, '10*9/L', at), id, ...overrides } as Observation
  const reference = id === undefined ? undefined : `Observation/${id}`
  const source = { reference, versionId: undefined, name: '', original: '', time: time.time, status: 'final' }
  return {
    ...spanOf(time.time),
    certain: true,
    value: { low: 4, high: 4 },
    reason: undefined,
    time: time.time,
    source,
    code: observation.code,
    observation,
  }
}

const report = (id: string | undefined, ...members: string[]): DiagnosticReport => ({
  resourceType: 'DiagnosticReport',
  id,
  result: members.map((reference) => ({ reference })),
})
const byTime = sameDrawRule([], [], 60)

test('takes results up to an hour apart as one draw, and not a minute more', () => {
  const first = usable('a', '2026-11-20T08:00:00Z')
  expect(byTime(first, usable('b', '2026-11-20T09:00:00Z'))).toBe('same')
  expect(byTime(usable('b', '2026-11-20T09:00:00Z'), first)).toBe('same')
  expect(byTime(first, usable('b', '2026-11-20T09:01:00Z'))).toBe('different')
  expect(sameDrawRule([], [], 5)(first, usable('b', '2026-11-20T08:06:00Z'))).toBe('different')
})

test('compares instants across offsets', () => {
  const first = usable('a', '2026-11-20T08:00:00Z')
  expect(byTime(first, usable('b', '2026-11-20T16:10:00+08:00'))).toBe('same')
  expect(byTime(first, usable('b', '2026-11-20T08:10:00+08:00'))).toBe('different')
})

test('does not take results of one day as one draw when no time of day is known', () => {
  expect(byTime(usable('a', '2026-11-20'), usable('b', '2026-11-20'))).toBe('maybe')
  expect(byTime(usable('a', '2026-11-20'), usable('b', '2026-11-20T08:00:00Z'))).toBe('maybe')
})

test('takes results of one specimen as one draw, however the reference is written', () => {
  const specimen = (reference: string) => ({ specimen: { reference } })
  const first = usable('a', '2026-11-20', specimen('Specimen/s1'))
  expect(byTime(first, usable('b', '2026-11-20', specimen('https://ehr.example/fhir/Specimen/s1')))).toBe(
    'same',
  )
  expect(byTime(first, usable('b', '2026-11-20', specimen('Specimen/s2')))).toBe('maybe')
})

test('does not take contained specimens of the same name for one specimen', () => {
  const specimen = { reference: '#specimen' }
  const first = usable('a', '2026-11-01T08:00:00Z', { specimen })
  expect(byTime(first, usable('b', '2026-11-20T08:00:00Z', { specimen }))).toBe('different')
  const day = (id: string) => usable(id, '2026-11-20', { specimen })
  expect(byTime(day('a'), day('b'))).toBe('maybe')
})

test('does not take empty specimen references for one specimen', () => {
  const specimen = { reference: '' }
  expect(byTime(usable('a', '2026-11-20', { specimen }), usable('b', '2026-11-20', { specimen }))).toBe(
    'maybe',
  )
})

test('takes results of one report as one draw, with or without version and base', () => {
  const rule = sameDrawRule(
    [report('r1', 'Observation/a/_history/2', 'https://ehr.example/fhir/Observation/b')],
    [],
    60,
  )
  expect(rule(usable('a', '2026-11-20'), usable('b', '2026-11-20'))).toBe('same')
  expect(rule(usable('a', '2026-11-20'), usable('c', '2026-11-20'))).toBe('maybe')
})

test('takes members of one panel as one draw', () => {
  const panel = {
    ...lab('panel', '58410-2', 1, '1'),
    hasMember: [{ reference: 'Observation/a' }, { reference: 'Observation/b' }],
  } as Observation
  expect(sameDrawRule([], [panel], 60)(usable('a', '2026-11-20'), usable('b', '2026-11-20'))).toBe('same')
})

test('does not take results of a cumulative report that lie days apart as one draw', () => {
  const rule = sameDrawRule([report('r1', 'Observation/a', 'Observation/b')], [], 60)
  expect(rule(usable('a', '2026-11-01T08:00:00Z'), usable('b', '2026-11-20T08:00:00Z'))).toBe('different')
  // Neighbouring days without a time: an hour around midnight is possible, and no report makes it certain.
  expect(rule(usable('a', '2026-11-19'), usable('b', '2026-11-20'))).toBe('maybe')
  expect(rule(usable('a', '2026-11-18'), usable('b', '2026-11-20'))).toBe('different')
})

test('takes day-only results of one report as one draw on the long day of a clock change', () => {
  const zone = 'Europe/Berlin'
  const day = chartTime('2026-10-25', zone)
  if (!day.ok) throw new Error(day.code)
  const [a, b] = ['a', 'b'].map((id) => ({
    ...usable(id, '2026-10-25'),
    ...spanOf(day.time),
    time: day.time,
  }))
  if (!a || !b) throw new Error('two results')
  expect(sameDrawRule([report('r1', 'Observation/a', 'Observation/b')], [], 60)(a, b)).toBe('same')
})

test('keeps reports and panels without an id apart', () => {
  const reports = [report(undefined, 'Observation/a'), report(undefined, 'Observation/b')]
  expect(sameDrawRule(reports, [], 60)(usable('a', '2026-11-20'), usable('b', '2026-11-20'))).toBe('maybe')
})

test('does not put results without an id into a report that refers to nothing', () => {
  const rule = sameDrawRule([report('r1', '')], [], 60)
  expect(rule(usable(undefined, '2026-11-20'), usable(undefined, '2026-11-20'))).toBe('maybe')
})

test('lets clock times decide before a shared report, panel or specimen', () => {
  const rule = sameDrawRule([report('r1', 'Observation/a', 'Observation/b')], [], 60)
  const specimen = { reference: 'Specimen/blood' }
  const first = usable('a', '2026-11-20T08:00:00Z', { specimen })
  expect(rule(first, usable('b', '2026-11-21T04:00:00Z', { specimen }))).toBe('different')
  expect(rule(first, usable('b', '2026-11-20T08:30:00Z', { specimen: { reference: 'Specimen/x' } }))).toBe(
    'same',
  )
})

test('takes two components of one Observation as one draw, whatever its date says', () => {
  const { observation, ...result } = usable('a', '2026-11-20')
  expect(byTime({ ...result, observation, time: undefined }, { ...result, observation })).toBe('same')
})

test('leaves open whether an undated result is of a draw', () => {
  const undated = { ...usable('b', '2026-11-20'), time: undefined, earliest: Number.NEGATIVE_INFINITY }
  const rule = sameDrawRule([report('r1', 'Observation/a', 'Observation/b')], [], 60)
  expect(rule(usable('a', '2026-11-20T08:00:00Z'), undated)).toBe('maybe')
})
