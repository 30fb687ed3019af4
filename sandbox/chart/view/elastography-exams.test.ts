import { expect, test } from 'vitest'
import { scenarioBundle } from '../../scenarios/index.ts'
import { elastographyExams } from './elastography-exams.ts'
import { kindOf } from './observation-kinds.ts'

const exams = (id: string) =>
  elastographyExams(
    (scenarioBundle(id, new Date('2031-03-14T09:26:00Z'))?.entry ?? [])
      .flatMap(({ resource }) => (resource?.resourceType === 'Observation' ? [resource] : []))
      .filter((one) => kindOf(one) === 'elastography'),
  )

test('one Observation with components is one exam, with its shots', () => {
  const [week6, baseline] = exams('complete-high')
  expect(week6?.sites.A?.value).toBe(30.1)
  expect(baseline?.sites.A?.value).toBe(32.4)
  expect(baseline?.sites.A?.shots).toHaveLength(5)
  expect(baseline?.lesion).toBe('Lesion in segment VIII')
})

test('twelve Observations of one time are one exam', () => {
  const found = exams('percent-only')
  expect(found.map((exam) => [exam.observations.length, Object.keys(exam.sites).length])).toEqual([
    [12, 12],
    [12, 12],
  ])
})

test('units stay as they were sent', () => {
  expect(exams('shear-wave-speed').map((exam) => exam.unit)).toEqual(['m/s', 'm/s'])
})

test('unmeasured sites stay empty', () => {
  const [week6] = exams('partial-decides')
  expect(week6?.sites.F1?.value).toBe(18.1)
  expect([week6?.sites.F2?.value, week6?.sites.F3?.value]).toEqual([undefined, undefined])
})
