import { expect, test } from 'vitest'
import { readContext } from '../../../../test/support/read-context.ts'
import type { StiffnessExam } from '../../../fhir/chart-inputs.ts'
import type { OpenChart } from '../../app-state.ts'
import { testSession } from '../../server/test-session.ts'
import { blankEntry, type ExamEntry, withSites } from '../exam-entry.ts'
import { examSubject } from './exam-subject.ts'
import { readExam } from './read-exam.ts'

const TRACKED = 'tracking UID 1.2.3'
const context = await readContext()
const typed = withSites({ ...blankEntry(), date: '2026-11-16' }, { A: { shots: ['12'], median: '' } })

/** The lesion that week 6 would be stored with, beside a baseline of that one in the chart. */
function lesionOf(entry: ExamEntry, baseline: string | undefined, stored?: string): string | undefined {
  const inChart = (lesion: string | undefined) => ({ lesion, unreadable: [] }) as unknown as StiffnessExam
  const fields = {
    baseline: { entry: blankEntry(), inChart: inChart(baseline) },
    followUp: { entry, inChart: entry.corrects === undefined ? undefined : inChart(stored) },
  }
  const reading = readExam(entry, context)
  const open = { storage: Promise.resolve([]), raw: { parts: [] } } as unknown as OpenChart
  const writer = { session: testSession(), context: {} as never, open }
  return examSubject('followUp', fields, { baseline: reading, followUp: reading }, writer)?.record.lesion
}

test('a new examination is of the lesion that its report tracks, else of the one the other measured', () => {
  const imported = { ...typed, lesion: TRACKED }
  expect(lesionOf(typed, 'BodyStructure/b')).toBe('BodyStructure/b')
  expect(lesionOf(imported, undefined)).toBe(TRACKED)
  expect(lesionOf(imported, 'tracking UID 1.2.4')).toBe(TRACKED)
  // A tracking UID and a reference cannot be compared: it is the lesion of the other examination, as with typed values.
  expect(lesionOf(imported, 'BodyStructure/b')).toBe('BodyStructure/b')
})

test('a correction leaves the stored lesion, unless a report tracks another one', () => {
  const corrects = { reference: 'Observation/1' }
  expect(lesionOf({ ...typed, corrects }, undefined, TRACKED)).toBeUndefined()
  expect(lesionOf({ ...typed, corrects, lesion: TRACKED }, undefined, TRACKED)).toBeUndefined()
  expect(lesionOf({ ...typed, corrects, lesion: TRACKED }, undefined, 'tracking UID 1.2.4')).toBe(TRACKED)
  expect(lesionOf({ ...typed, corrects, lesion: TRACKED }, undefined, 'BodyStructure/b')).toBeUndefined()
})
