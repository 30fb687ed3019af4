import { expect, test } from 'vitest'
import type { CsvHead } from '../../validation/data/csv/csv-head.ts'
import type { Participants } from '../../validation/report/participants.ts'
import type { SampleSize } from '../../validation/report/sample-size-section.ts'
import type { ReportHeader, ValidationReport } from '../../validation/report/validation-report.ts'
import type { StudySummary } from '../work/study-summary.ts'
import { INITIAL_STUDY, nextStudyState, type StudyEvent, type StudyState } from './study-state.ts'

const source = { kind: 'csv', file: new File(['x'], 'patients.csv') } as const
const head: CsvHead = {
  encoding: 'utf-8',
  delimiter: ',',
  decimal: '.',
  headings: ['ALB (g/L)', 'TIN'],
  sample: [{ row: 2, cells: ['36', '1'] }],
}
const options = { seed: 1, replicates: 200, imputations: 0, cutoff: 160, cohort: null, subgroups: [] }
const summary: StudySummary = {
  kind: 'patients',
  rowsFound: 1,
  rowCount: 1,
  excludedCount: 0,
  excluded: [],
  absent: [],
  completeRows: 1,
  missing: [],
  gaps: [],
  notJoined: 0,
  cellProblems: [],
  groups: [],
  suggested: options,
}

function after(...events: readonly StudyEvent[]): StudyState {
  return events.reduce(nextStudyState, INITIAL_STUDY)
}

const mapped = [
  { type: 'chosen', source },
  { type: 'looked', source, head },
] as const satisfies readonly StudyEvent[]

test('a file that was looked at is mapped by what its headings say', () => {
  expect(after(...mapped)).toMatchObject({
    stage: 'map',
    mapping: { kind: 'patients', columns: { albumin: { column: 'ALB (g/L)', unit: 'g/l' } } },
  })
})

test('a failed reading leads back to the mapping as the user left it, with the reason', () => {
  const edited = { ...(after(...mapped) as Extract<StudyState, { stage: 'map' }>).mapping, missing: ['-9'] }
  const state = after(
    ...mapped,
    { type: 'mapping', mapping: edited },
    { type: 'reading', source },
    { type: 'failed', problem: { code: 'no-rows' } },
  )
  expect(state).toMatchObject({ stage: 'map', mapping: { missing: ['-9'] }, problem: { code: 'no-rows' } })
})

test('stopping a computation keeps the options chosen', () => {
  const state = after(
    ...mapped,
    { type: 'reading', source },
    { type: 'read', summary },
    { type: 'options', options: { ...options, seed: 7 } },
    { type: 'computing' },
    { type: 'failed', problem: { code: 'stopped' } },
  )
  expect(state).toMatchObject({ stage: 'options', options: { seed: 7 }, problem: { code: 'stopped' } })
})

test('sections gather as they are computed, and the whole report keeps those already shown', () => {
  const header = { createdAt: '2026-01-01T00:00:00Z' } as ReportHeader
  const [participants, sampleSize] = [{ rows: 1 }, { strata: [] }] as unknown as [Participants, SampleSize]
  const computing = [
    ...mapped,
    { type: 'reading', source },
    { type: 'read', summary },
    { type: 'computing' },
    { type: 'section', header, sections: { participants } },
    { type: 'section', header: { ...header }, sections: { sampleSize } },
  ] as const satisfies readonly StudyEvent[]
  expect(after(...computing)).toMatchObject({ sections: { participants, sampleSize } })
  const report = structuredClone({ format: 'tipm-validation-1', header, participants, sampleSize })
  const whole = after(...computing, { type: 'computed', report: report as ValidationReport })
  expect(whole).toMatchObject({ stage: 'report', report })
  expect(whole.stage === 'report' && whole.report.participants).toBe(participants)
  expect(whole.stage === 'report' && whole.report.header).toBe(header)
})

test('the progress of work that was stopped changes nothing', () => {
  const state = after(...mapped)
  expect(nextStudyState(state, { type: 'read-on', bytes: 1, rows: 1 })).toBe(state)
  expect(nextStudyState(state, { type: 'computed-on', section: 'decision', share: 0.5 })).toBe(state)
  expect(nextStudyState(state, { type: 'read', summary })).toBe(state)
})

test('going back from the options leads to the mapping, and from there to the choice of a file', () => {
  const atOptions = after(...mapped, { type: 'reading', source }, { type: 'read', summary })
  const atMap = nextStudyState(atOptions, { type: 'back' })
  expect(atMap).toMatchObject({ stage: 'map' })
  expect(nextStudyState(atMap, { type: 'back' })).toEqual(INITIAL_STUDY)
})

test('a file read in another writing is guessed anew where its headings changed, and keeps the mapping where not', () => {
  const atMap = after(...mapped) as Extract<StudyState, { stage: 'map' }>
  const mapping = { ...atMap.mapping, encoding: 'gb18030' as const, missing: ['-9'] }
  const same = nextStudyState(atMap, { type: 'rewritten', source, head, mapping })
  expect(same).toMatchObject({ mapping: { missing: ['-9'], encoding: 'gb18030' } })
  const other = nextStudyState(atMap, {
    type: 'rewritten',
    source,
    head: { ...head, headings: ['白蛋白(g/L)', 'TIN'] },
    mapping,
  })
  expect(other).toMatchObject({
    mapping: { encoding: 'gb18030', columns: { albumin: { column: '白蛋白(g/L)' } } },
  })
})

test('joined outcomes are the outcome of the mapping, and what the user entered stays', () => {
  const atMap = after(...mapped) as Extract<StudyState, { stage: 'map' }>
  const joined = { ...source, outcomes: new File(['x'], 'outcomes.csv') }
  const state = nextStudyState(atMap, {
    type: 'rewritten',
    source: joined,
    head: { ...head, headings: [...head.headings, 'outcome', 'outcome_days'] },
    mapping: { ...atMap.mapping, missing: ['-9'] },
  })
  const asJoined = { column: 'outcome', ones: ['TIN'], zeros: ['TIE'] }
  expect(state).toMatchObject({
    source: joined,
    mapping: { missing: ['-9'], columns: { outcome: asJoined, outcomeDays: { unit: 'd' } } },
  })
  expect(nextStudyState(state, { type: 'kind', kind: 'scored' })).toMatchObject({
    mapping: { kind: 'scored', columns: { outcome: asJoined } },
  })
})

test('a file of scores and nothing else is taken for one', () => {
  const scored = { ...head, headings: ['score', 'outcome'], sample: [{ row: 2, cells: ['7.5', '1'] }] }
  expect(after({ type: 'chosen', source }, { type: 'looked', source, head: scored })).toMatchObject({
    mapping: { kind: 'scored', columns: { score: { column: 'score' } } },
  })
})

test('what the user has checked stays checked on the way to the options and back', () => {
  const state = after(
    ...mapped,
    { type: 'confirmed', confirmed: true },
    { type: 'reading', source },
    { type: 'read', summary },
    { type: 'back' },
  )
  expect(state).toMatchObject({ stage: 'map', confirmed: true })
})
