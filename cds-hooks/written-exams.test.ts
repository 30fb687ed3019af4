import { expect, test } from 'vitest'
import { assessChart } from '../src/fhir/assess-chart.ts'
import { examContent, type StiffnessRecord } from '../src/fhir/elastography/stiffness-record.ts'
import { readChart } from '../src/fhir/read-chart.ts'
import { ALL_SITES } from '../src/model/elastography/elastography-sites.ts'
import { written } from '../src/text/written.ts'
import { readContext } from '../test/support/read-context.ts'
import { hookRequest, NOW, patient, prefetchOf } from './test-support/requests.ts'
import { testService } from './test-support/service.ts'

const BASELINE = [32.4, 35.1, 33.8, 36.2, 30.9, 21.5, 19.8, 22.6, 20.4, 12.1, 10.8, 9.6]
const WEEK_6 = [30.1, 35.1, 31.0, 37.0, 28.2, 22.3, 20.6, 21.0, 21.2, 12.9, 11.4, 9.5]

/** An exam as the worksheet writes it, at the time and of the lesion of one on file, five measurements a site. */
function entered(id: string, onFile: fhir4.Observation, medians: readonly number[]): fhir4.Observation {
  const record: StiffnessRecord = {
    time: onFile.effectiveDateTime ?? '',
    lesion: onFile.focus?.[0]?.reference,
    place: '',
    device: '',
    sites: Object.fromEntries(
      ALL_SITES.map((site, index) => {
        const median = medians[index] ?? Number.NaN
        const shots = [median, median - 1, median + 1, median - 2, median + 2].map((kPa) => ({ kPa }))
        return [site, { kind: 'shots' as const, shots }]
      }),
    ),
  }
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    ...(onFile.subject === undefined ? {} : { subject: onFile.subject }),
    ...examContent(record, 5, written.en),
  }
}

test('the service answers with the points that the app shows, from exams written by the app', async () => {
  const { id, resources } = patient('complete-high')
  const isExam = (resource: fhir4.FhirResource): resource is fhir4.Observation =>
    resource.resourceType === 'Observation' &&
    (resource.code.coding ?? []).some(({ code }) => code === 'stiffness-exam')
  const [before, after] = resources
    .filter(isExam)
    .toSorted((a, b) => (a.effectiveDateTime ?? '').localeCompare(b.effectiveDateTime ?? ''))
  if (before === undefined || after === undefined) throw new Error('no exams')
  const others = resources.filter((resource) => !isExam(resource))
  const chart = [...others, entered('b', before, BASELINE), entered('f', after, WEEK_6)]

  const context = await readContext({ patientId: id, asOf: NOW })
  const assessment = assessChart(context.model, await readChart(chart, context))
  if (assessment.kind !== 'complete') throw new Error(assessment.kind)
  // NLR 4.0: 34.89; dT < 0: 62.52; albumin 34: 64; diameter 9.6: 61.37 (4 of 9 sites stiffer, one the same).
  expect(assessment.points).toBeCloseTo(222.8, 1)

  const { call } = await testService()
  const request = (of: readonly fhir4.FhirResource[]) =>
    hookRequest({ hook: 'patient-view', scenario: 'complete-high', prefetch: prefetchOf(of, id) })
  const { cards } = await call(request(chart))
  expect(JSON.stringify(cards)).toContain('223')
  expect(JSON.stringify((await call(request(others))).cards)).not.toContain('223')
})
