import { expect, test } from 'vitest'
import { allSites, exam, pairFrom } from '../../../test/support/chart-builders.ts'
import { BASELINE, shotsBySite, shotsOf, WEEK_6 } from '../../../test/support/dicom-reports.ts'
import { mappedReport } from '../../../test/support/mapped-report.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { ALL_SITES } from '../../model/elastography/elastography-sites.ts'
import { unitReader } from '../codes/units.ts'
import { readChart } from '../read-chart.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { chartPatient } from '../resources/subject.ts'
import { stiffnessExams } from './stiffness-exams.ts'

const ALONE = { elastographyShotsAlone: true }
const CHINESE = Object.fromEntries(ALL_SITES.map((site) => [site, [`病灶${site}`]]))
const medians = (values: readonly number[]) =>
  Object.fromEntries(ALL_SITES.map((site, i) => [site, values[i]]))

async function examine(resources: readonly unknown[], rules: object = {}) {
  const reading = await readContext({ reading: rules })
  const chart = chartResources(resources)
  const context = { ...reading, patient: chartPatient(chart, reading) }
  const found = stiffnessExams(chart, unitReader(reading.site.reading), context)
  return {
    ...found,
    unreadFor: found.unread.map(({ candidate }) => candidate.reason),
    rejectedFor: found.rejected.map(({ reason }) => reason),
  }
}

test.each(['R4', 'R5'] as const)(
  'in %s a report’s twelve sites are read where shots are sent alone',
  async (release) => {
    for (const labels of ['both', 'group'] as const) {
      for (const more of [{}, { effective: true }, { study: false }]) {
        const found = await examine(await mappedReport('kpa.dcm', { release, labels, ...more }), ALONE)
        expect(found.exams).toMatchObject([
          {
            ...{
              medians: medians(BASELINE),
              measurements: shotsBySite(BASELINE),
              unreadable: [],
              certain: true,
            },
            ...{ lesion: 'tracking UID 1.2.826.0.1.3680043.8.498.71', device: 'Made up Test object' },
            time: { text: '2026-03-02T09:15:00+08:00' },
          },
        ])
        expect([found.unread, found.rejected, found.offered]).toEqual([[], [], []])
      }
    }
  },
)

test('labels are those of the site file', async () => {
  const resources = await mappedReport('chinese-gb18030.dcm')
  const mapped = await examine(resources, { ...ALONE, elastographyLabels: CHINESE })
  expect(mapped.exams).toMatchObject([{ medians: medians(BASELINE) }])
  const unmapped = await examine(resources, ALONE)
  expect([unmapped.exams, unmapped.offered, unmapped.unread]).toEqual([[], [], []])
  expect(unmapped.rejected.map(({ name, reason }) => [name, reason]).toSorted()).toEqual(
    ALL_SITES.map((site) => [`Elasticity 病灶${site}`, 'label-unmapped']),
  )
  expect(unmapped.rejected.find(({ name }) => name.endsWith('A'))?.original).toBe(
    '32.4 kPa, 31.4 kPa, 33.9 kPa, 31.9 kPa, 34.4 kPa',
  )
})

test('unless the site says that shots are sent alone, an examination is offered to a person and not read', async () => {
  const found = await examine(await mappedReport('kpa.dcm'))
  expect([found.exams, found.unreadFor, found.rejectedFor]).toEqual([[], ['shot-or-median'], []])
  expect(found.offered).toMatchObject([{ device: 'Made up Test object', notFinal: [] }])
  const byLabel = Map.groupBy(found.offered[0]?.measurements ?? [], ({ label }) => label)
  expect(
    Object.fromEntries([...byLabel].map(([label, items]) => [label, items.map(({ value }) => value)])),
  ).toEqual(shotsBySite(BASELINE))
})

test('medians that come beside shots are seven at a site, which no median is made of', async () => {
  const found = await examine(await mappedReport('medians-beside.dcm'), ALONE)
  expect(found.exams).toMatchObject([{ medians: {}, certain: false, doubt: 'too-many-measurements' }])
})

test('a median and a spread alone are two measurements, which are too few', async () => {
  const [only] = (await examine(await mappedReport('medians.dcm'), ALONE)).exams
  expect(only?.medians).toEqual({})
  expect(new Set(only?.unreadable.map(({ reason }) => reason))).toEqual(new Set(['too-few-measurements']))
  const [four] = (await examine(await mappedReport('four-shots.dcm'), ALONE)).exams
  expect([four?.medians, four?.measurements.A]).toEqual([{}, shotsOf(32.4).slice(0, 4)])
  // A single one is no median either.
  const single = (await mappedReport('kpa.dcm')).filter(({ id = '' }) => !/^kpa-dcm-0-[1-4]$/.test(id))
  expect((await examine(single, ALONE)).exams[0]?.unreadable).toMatchObject([
    { site: 'A', reason: 'too-few-measurements' },
  ])
})

test('speeds are offered even where shots are sent alone, and stand back beside stiffness', async () => {
  const speeds = await examine(await mappedReport('speed.dcm'), ALONE)
  expect([speeds.exams, speeds.offered[0]?.measurements[0]]).toEqual([
    [],
    { label: 'A', tracked: '1.2.826.0.1.3680043.8.498.71', kind: 'shot', value: 3.29, unit: 'm/s' },
  ])
  const both = await examine(await mappedReport('both.dcm'), ALONE)
  expect(both.exams).toMatchObject([{ medians: medians(BASELINE) }])
  expect(both.rejectedFor).toEqual(['other-rule-used'])
})

test('two lesions of a study are two examinations, and two studies too', async () => {
  const lesions = await examine(await mappedReport('two-lesions.dcm'), ALONE)
  expect(lesions.exams.map(({ lesion, medians: values }) => [lesion?.slice(-2), values])).toEqual([
    ['71', medians(BASELINE)],
    ['72', medians(WEEK_6)],
  ])
  const studies = await examine(await mappedReport('two-examinations.dcm'), ALONE)
  expect(studies.exams.map((item) => item.medians)).toEqual([medians(BASELINE), medians(WEEK_6)])
})

test('what has no label is listed, and leaves the rest as it is', async () => {
  const found = await examine(await mappedReport('kpa.dcm', { labels: 'none' }), ALONE)
  expect([found.exams, found.unread, found.rejectedFor]).toEqual([[], [], ['label-missing']])
})

test('an organ that is named at the group alone counts too', async () => {
  const spleen = await examine(await mappedReport('spleen.dcm', { labels: 'group' }), ALONE)
  expect([spleen.exams, spleen.offered, new Set(spleen.rejectedFor)]).toEqual([
    [],
    [],
    new Set(['other-lesion']),
  ])
})

test('the spleen and another patient are no sites of this liver', async () => {
  const spleen = await examine(await mappedReport('spleen.dcm'), ALONE)
  expect([spleen.exams, spleen.unread, new Set(spleen.rejectedFor)]).toEqual([
    [],
    [],
    new Set(['other-lesion']),
  ])
  const other = await examine(await mappedReport('kpa.dcm', { patient: 'p2' }), ALONE)
  expect([other.exams, other.offered, new Set(other.rejectedFor)]).toEqual([
    [],
    [],
    new Set(['wrong-subject']),
  ])
})

test('what is not final is in doubt, and what says nothing leaves its site out', async () => {
  const changed = (changes: object) => (resource: fhir4.FhirResource) =>
    resource.id === 'kpa-dcm-0-0' ? { ...resource, ...changes } : resource
  const resources = await mappedReport('kpa.dcm')
  const siteA = async (changes: object) => {
    const [only] = (await examine(resources.map(changed(changes)), ALONE)).exams
    return [only?.medians.A, only?.unreadable.map(({ reason }) => reason)]
  }
  expect(await siteA({ status: 'preliminary' })).toEqual([undefined, ['preliminary']])
  expect(await siteA({ valueQuantity: undefined })).toEqual([undefined, ['data-absent']])
  const { offered } = await examine(resources.map(changed({ status: 'preliminary' })))
  expect(offered[0]?.notFinal).toEqual(['preliminary'])
  const silent = await examine(resources.map(changed({ valueQuantity: undefined, valueString: '> 75' })))
  expect(silent.offered[0]?.noNumbers).toEqual([{ label: 'A', text: '> 75' }])
  // Without a day, or where it is not told whose it is, nothing of it is offered, and it stands in the way.
  for (const [changes, reason] of [
    [{ issued: '2026' }, 'date-imprecise'],
    [{ subject: { display: 'Chen' } }, 'subject-unknown'],
    [{ modifierExtension: [{ url: 'x' }] }, 'modifier-extension'],
  ] as const) {
    const found = await examine(resources.map(changed(changes)))
    expect(found.unreadFor).toContain(reason)
    expect(found.offered[0]?.measurements).toHaveLength(59)
    const alone = await examine(resources.map(changed(changes)), ALONE)
    expect([...alone.unreadFor, ...alone.rejectedFor]).toEqual([reason])
    expect(alone.exams[0]?.unreadable).toMatchObject([{ site: 'A', reason: 'too-few-measurements' }])
  }
})

test('an examination that is on file in a readable form is neither offered nor missed', async () => {
  const day = '2026-03-02T01:15:00Z'
  const found = await examine([...(await mappedReport('kpa.dcm')), exam('taken', allSites(10), day)])
  expect(found.exams).toMatchObject([{ medians: allSites(10) }])
  expect([found.offered, found.unread, found.rejectedFor]).toEqual([[], [], ['shot-or-median']])
})

test('dT is formed of two mapped reports, and is open while somebody has to look at them', async () => {
  const resources = [
    ...pairFrom('2026-03-05T09:00:00Z'),
    ...(await mappedReport('kpa.dcm')),
    ...(await mappedReport('week-6.dcm')),
  ]
  const deltaT = async (reading: object) =>
    (await readChart(resources, await readContext({ reading }))).deltaT
  // By hand: of A to F4 only D, F1, F2 and F4 are stiffer in the second table.
  expect(await deltaT(ALONE)).toMatchObject({
    state: 'known',
    value: 'negative',
    exams: { change: { counted: 4 } },
  })
  const open = await deltaT({})
  expect(open).toMatchObject({ state: 'unknown', reason: 'newest-not-usable', exams: { offered: [{}, {}] } })
  expect(open.doubts.map(({ reason }) => reason)).toEqual(['shot-or-median', 'shot-or-median'])
})

/** The report with changes to the resources whose id begins so. */
async function changedReport(file: string, changes: Readonly<Record<string, object>>, shape: object = {}) {
  return (await mappedReport(file, shape)).map((resource) => {
    const found = Object.entries(changes).find(([id]) => resource.id?.startsWith(id))
    return { ...resource, ...found?.[1] }
  })
}

test('the time of the measurement counts before the time at which it was issued', async () => {
  const later = { issued: '2026-03-04T10:00:00+08:00' }
  const resources = await changedReport('kpa.dcm', { 'kpa-dcm': later }, { effective: true })
  expect((await examine(resources, ALONE)).exams).toMatchObject([
    { time: { text: '2026-03-02T09:15:00+08:00' } },
  ])
})

test('two studies of one day are two examinations', async () => {
  const ofStudy = (id: string) => ({ partOf: [{ reference: `ImagingStudy/${id}` }] })
  const two = { 'kpa-dcm-0-': ofStudy('one'), 'kpa-dcm-1-': ofStudy('two') }
  const { exams } = await examine(await changedReport('kpa.dcm', two), ALONE)
  // A, B and the ten others of the study that is named by its day.
  expect(exams.map((item) => Object.keys(item.medians).length)).toEqual(expect.arrayContaining([1, 1, 10]))
  expect(exams).toHaveLength(3)
})

test('a place that is told for the group alone and cannot be resolved leaves its measurements in doubt', async () => {
  const place = { location: { coding: [{ system: 'urn:local', code: 'X7' }] } }
  const resources = await changedReport('kpa.dcm', { 'kpa-dcm-0': place })
  const unresolved = resources.map((resource) =>
    resource.id === 'kpa-dcm-0' && resource.resourceType === 'Observation'
      ? { ...resource, bodySite: { coding: [{ system: 'urn:local', code: 'X7' }] } }
      : resource,
  )
  const { exams } = await examine(unresolved, ALONE)
  expect(exams[0]?.unreadable).toMatchObject([{ site: 'A', reason: 'place-unknown' }])
  expect(exams[0]?.medians.B).toBe(BASELINE[1])
})

test('one place that is tracked twice may be of two lesions, and no median is made of it', async () => {
  const DCM = 'http://dicom.nema.org/resources/ontology/DCM'
  const identifier = (code: string, value: string) => ({ type: { coding: [{ system: DCM, code }] }, value })
  // Each place has a tracking UID of its own, and the second of them is labelled A as the first.
  const tracked = (resource: fhir4.FhirResource) => {
    if (resource.resourceType !== 'BodyStructure') return resource
    const place = Number(resource.id?.split('-').at(-1))
    const label = ALL_SITES[place === 1 ? 0 : place] ?? ''
    return { ...resource, identifier: [identifier('112039', label), identifier('112040', `1.2.${place}`)] }
  }
  const { exams } = await examine((await mappedReport('kpa.dcm')).map(tracked), ALONE)
  expect(exams).toMatchObject([{ lesion: undefined, unreadable: [{ site: 'A', reason: 'lesion-unknown' }] }])
})

test('a number that is marked as none, bounded, or in another unit is offered as what it says', async () => {
  const noNumbers = async (file: string, changes: object) => {
    const id = file.replace('.', '-')
    const { offered } = await examine(await changedReport(file, { [`${id}-0-0`]: changes }))
    expect(offered[0]?.measurements).toHaveLength(59)
    return offered[0]?.noNumbers
  }
  expect(await noNumbers('kpa.dcm', { dataAbsentReason: { text: 'motion' } })).toEqual([
    { label: 'A', text: '32.4 kPa' },
  ])
  const off = { value: 75, code: 'kPa', unit: 'kPa', comparator: '>' }
  expect(await noNumbers('kpa.dcm', { valueQuantity: off })).toEqual([{ label: 'A', text: '>75 kPa' }])
  expect(await noNumbers('speed.dcm', { valueQuantity: { value: 329, code: 'cm/s' } })).toEqual([
    { label: 'A', text: '329 cm/s' },
  ])
  expect(await noNumbers('speed.dcm', { valueQuantity: { unit: 'm/s' } })).toEqual([
    { label: 'A', text: 'm/s' },
  ])
  const printed = { 'speed-dcm-0-0': { valueQuantity: { value: 3.29, unit: 'm/s' } } }
  const { offered } = await examine(await changedReport('speed.dcm', printed))
  expect(offered[0]?.measurements).toHaveLength(60)
})

test('a shot that is marked as no measurement is no shot, whatever number stands beside it', async () => {
  const absent = { dataAbsentReason: { text: 'motion' } }
  const { exams } = await examine(await changedReport('kpa.dcm', { 'kpa-dcm-0-0': absent }), ALONE)
  expect(exams[0]?.unreadable).toMatchObject([{ site: 'A', reason: 'data-absent' }])
})

test('what cannot be read without a look may be of any time from its first measurement to its last', async () => {
  const first = { issued: '2026-03-02T09:00:00+08:00' }
  const last = { issued: '2026-03-02T09:40:00+08:00' }
  const { unread } = await examine(
    await changedReport('kpa.dcm', { 'kpa-dcm-3-1': first, 'kpa-dcm-5-2': last }),
  )
  expect(unread).toMatchObject([
    { earliest: Date.parse(first.issued), latest: expect.closeTo(Date.parse(last.issued), -4) },
  ])
})

test('what has no label is named by what was measured', async () => {
  const { rejected } = await examine(await mappedReport('kpa.dcm', { labels: 'none' }), ALONE)
  expect(rejected.map(({ name }) => name)).toEqual(['Elasticity'])
})

test('elasticity with components of its own is no single measurement', async () => {
  const size = { code: { text: 'Depth' }, valueQuantity: { value: 4, unit: 'cm' } }
  const resources = await changedReport(
    'kpa.dcm',
    { 'kpa-dcm-0-0': { component: [size] } },
    { labels: 'none' },
  )
  const { rejected } = await examine(resources, ALONE)
  // 59 of the 60 shots are listed as measured without a label.
  expect(rejected[0]?.original.split(', ')).toHaveLength(59)
})
