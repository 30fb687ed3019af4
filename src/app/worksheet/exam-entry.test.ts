import { expect, test } from 'vitest'
import { allSites, exam, pairFrom, quantity, read } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { examContent } from '../../fhir/elastography/stiffness-record.ts'
import { written } from '../../text/written.ts'
import { blankEntry, entryOfExam, withSites } from './exam-entry.ts'
import { readExam, recordOf } from './save/read-exam.ts'

async function inChart(observation: fhir4.Observation) {
  const { baseline } = (await read([...pairFrom('2026-11-01'), observation])).deltaT.exams
  if (baseline === undefined) throw new Error('no exam')
  return baseline
}
const versioned = { meta: { versionId: '4' } }
const AT = '2026-10-30T08:15:00Z'

test('a stored examination comes into the fields as it was measured, with the version it is', async () => {
  const shots = [9, 14, 11, 10, 30].map((kPa) => ({ kPa }))
  const sites = { A: { kind: 'shots' as const, shots }, B: { kind: 'median' as const, median: 12.5 } }
  const record = { time: AT, lesion: undefined, place: 'Segment V', device: 'Room 4', sites }
  const entry = entryOfExam(
    await inChart(exam('e', {}, AT, { ...examContent(record, 5, written.en), ...versioned })),
    'UTC',
  )
  expect(entry).toMatchObject({
    ...{
      date: '2026-10-30',
      time: '08:15',
      place: 'Segment V',
      device: 'Room 4',
      unit: 'kPa',
      kind: 'shots',
    },
    corrects: { reference: 'Observation/e', versionId: '4' },
    sites: { A: { shots: ['9', '14', '11', '10', '30'] }, B: { median: '12.5' } },
  })
  // And out of them again as it was.
  const context = await readContext()
  expect(recordOf(entry, readExam(entry, context), undefined)).toEqual(record)
})

test('an examination converted from speeds comes back as speeds, its conversion accepted before', async () => {
  const shots = [2.1, 2.2, 2, 2.15, 2.05].map((speed) => ({
    kPa: Math.round(300 * speed * speed) / 100,
    speed,
  }))
  const record = {
    time: AT,
    lesion: undefined,
    place: '',
    device: '',
    sites: { A: { kind: 'shots' as const, shots } },
  }
  const entry = entryOfExam(await inChart(exam('e', {}, AT, examContent(record, 5, written.en))), 'UTC')
  expect(entry).toMatchObject({
    unit: 'm/s',
    converted: true,
    sites: { A: { shots: ['2.1', '2.2', '2', '2.15', '2.05'] } },
  })
})

test('an examination of medians alone asks for medians; one in single entries cannot be corrected', async () => {
  expect(entryOfExam(await inChart(exam('e', allSites(12), AT)), 'UTC').kind).toBe('medians')
  const part = (id: string, site: string): fhir4.Observation => ({
    ...exam(id, {}, AT),
    code: {
      coding: [{ system: 'https://tipm-on-fhir.example/fhir/CodeSystem/elastography-site', code: site }],
    },
    valueQuantity: quantity(12, 'kPa'),
  })
  const { baseline } = (await read([...pairFrom('2026-11-01'), part('a', 'A'), part('b', 'B')])).deltaT.exams
  expect(baseline && entryOfExam(baseline, 'UTC').corrects).toBeUndefined()
})

test('nothing can be saved without a date, without a site, with a field that cannot be read or speeds not converted', async () => {
  const context = await readContext()
  const measured = { shots: ['9', '14', '11', '10', '30'], median: '' }
  const whole = { ...withSites(blankEntry(), { A: measured }), date: '2026-10-30' }
  const recorded = (entry: typeof whole) => recordOf(entry, readExam(entry, context), undefined)
  expect(recorded(whole)).toMatchObject({ time: '2026-10-30', sites: { A: { kind: 'shots' } } })
  expect(recorded({ ...whole, date: '' })).toBeUndefined()
  expect(recorded({ ...whole, date: '2999-01-01' })).toBeUndefined()
  expect(recorded({ ...blankEntry(), date: '2026-10-30' })).toBeUndefined()
  expect(recorded(withSites(whole, { B: { ...measured, shots: ['x'] } }))).toBeUndefined()
  expect(recorded({ ...whole, unit: 'm/s' })).toBeUndefined()
})

test('a stored examination brings the lesion that imaging tracks, and no lesion that only the chart names', async () => {
  const lesionOf = async (lesion: string) => {
    const record = {
      time: AT,
      lesion,
      place: '',
      device: '',
      sites: { A: { kind: 'median' as const, median: 12 } },
    }
    return entryOfExam(await inChart(exam('e', {}, AT, examContent(record, 5, written.en))), 'UTC').lesion
  }
  expect(await lesionOf('tracking UID 1.2.3')).toBe('tracking UID 1.2.3')
  expect(await lesionOf('BodyStructure/b')).toBeUndefined()
})
