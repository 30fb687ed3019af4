import { expect, test } from 'vitest'
import {
  administration,
  allSites,
  exam,
  lab,
  pairFrom,
  read,
  reasonsOf,
  resultOf,
  type Stiffness,
  siteObservation,
  statement,
} from '../../../test/support/chart-builders.ts'

import { lesionReference, trackedLesion } from '../read/lesion-site.ts'

const START = '2026-10-05T09:00:00Z'
const BEFORE = '2026-10-02T09:00:00Z'
const WEEK_6 = '2026-11-16T09:00:00Z'
const pair = pairFrom(START)
const about = (lesion: string) => ({ focus: [{ reference: `BodyStructure/${lesion}` }] })
/** Ten at every site, and more at those named. */
const stiffer = (...sites: (keyof Stiffness)[]): Stiffness => ({
  ...allSites(10),
  ...Object.fromEntries(sites.map((site) => [site, 11])),
})

const change = async (after: Stiffness, before: Stiffness = allSites(10)) =>
  (await read([...pair, exam('before', before, BEFORE), exam('after', after, WEEK_6)])).deltaT

test('is nonnegative once five of the nine sites have become stiffer, and negative with four', async () => {
  expect(resultOf(await change(stiffer('A', 'B', 'C', 'F1', 'F4')))).toBe('nonnegative')
  expect(resultOf(await change(stiffer('A', 'B', 'C', 'F1')))).toBe('negative')
})

test('counts ties as no increase and liver sites not at all', async () => {
  expect(resultOf(await change(allSites(10)))).toBe('negative')
  expect(resultOf(await change(stiffer('A', 'B', 'C', 'D', 'G', 'H', 'I')))).toBe('negative')
})

test('rests on both exams and says in which days the second one counts', async () => {
  const deltaT = await change(stiffer('A'))
  expect(deltaT).toMatchObject({
    unit: '',
    evidence: {
      rule: 'stiffness-change',
      sources: [{ reference: 'Observation/before' }, { reference: 'Observation/after' }],
      freshness: 'fresh',
    },
    exams: { window: { from: '2026-11-02', to: '2026-12-14' } },
  })
})

test('decides from a partial exam when it can, and says which sites would decide when it cannot', async () => {
  const { A, B, C, D, F1, F2 } = allSites(12)
  expect(resultOf(await change({ A: 12, B: 12, C: 12, D: 12, E: 12 }))).toBe('nonnegative')
  expect(resultOf(await change({ A: 8, B: 8, C: 8, D: 8, E: 8 }))).toBe('negative')
  const open = await change(Object.fromEntries(Object.entries({ A, B, C, D, F1, F2 }).slice(0, 4)))
  expect(resultOf(open)).toBe('sites-do-not-decide')
  expect(open.exams.change).toMatchObject({ counted: 4, wouldDecide: ['E', 'F1', 'F2', 'F3', 'F4'] })
})

test('takes the latest baseline at or before the start, within the look-back', async () => {
  const { deltaT } = await read([
    ...pair,
    exam('too-old', allSites(10), '2026-06-01'),
    exam('older', allSites(10), '2026-09-01'),
    exam('start-day', allSites(20), '2026-10-05'),
    exam('after', allSites(15), WEEK_6),
  ])
  expect(resultOf(deltaT)).toBe('negative')
  expect(reasonsOf(deltaT)).toEqual({
    'Observation/older': 'earlier-exam',
    'Observation/too-old': 'too-old',
  })
})

test('takes the follow-up nearest to six weeks, from within the window only', async () => {
  const day = (at: string) => exam(at, allSites(12), `${at}T09:00:00Z`)
  const { deltaT } = await read(
    [
      ...pair,
      exam('before', allSites(10), BEFORE),
      ...['2026-11-01', '2026-11-02', '2026-11-18', '2026-12-14', '2026-12-15'].map(day),
    ],
    { asOf: new Date('2027-01-10T12:00:00Z') },
  )
  expect(deltaT.exams.followUp?.sources).toMatchObject([{ reference: 'Observation/2026-11-18' }])
  expect(reasonsOf(deltaT)).toEqual({
    'Observation/2026-11-01': 'outside-window',
    'Observation/2026-11-02': 'other-rule-used',
    'Observation/2026-12-14': 'other-rule-used',
    'Observation/2026-12-15': 'outside-window',
  })
})

test("counts the window in days of the site's calendar", async () => {
  const followUp = exam('after', allSites(12), '2026-11-01T23:59:00Z')
  const chart = await read([...pair, exam('before', allSites(10), BEFORE), followUp])
  expect(reasonsOf(chart.deltaT)).toEqual({ 'Observation/after': 'outside-window' })
})

test('says what is awaited', async () => {
  const baseline = exam('before', allSites(10), BEFORE)
  const reason = async (asOf: string, ...resources: readonly unknown[]) =>
    resultOf((await read(resources, { asOf: new Date(asOf) })).deltaT)
  expect(await reason('2026-10-20T12:00:00Z', baseline)).toBe('therapy-not-started')
  expect(await reason('2026-10-20T12:00:00Z', ...pair)).toBe('no-baseline-exam')
  expect(await reason('2026-11-01T12:00:00Z', ...pair, baseline)).toBe('follow-up-not-due')
  expect(await reason('2026-11-02T12:00:00Z', ...pair, baseline)).toBe('follow-up-due')
  expect(await reason('2026-12-14T12:00:00Z', ...pair, baseline)).toBe('follow-up-due')
  expect(await reason('2026-12-15T12:00:00Z', ...pair, baseline)).toBe('follow-up-missed')
  const failures = [{ topic: 'imaging', code: 'http', status: 500, diagnostics: undefined }] as const
  expect(resultOf((await read([...pair, baseline], { failures })).deltaT)).toBe('read-failed')
})

test('never forms the change from an exam of another patient or of background liver', async () => {
  const others = { subject: { reference: 'Patient/p2' } }
  const foreign = [...pair, exam('before', allSites(10), BEFORE), exam('after', allSites(12), WEEK_6, others)]
  expect(resultOf((await read(foreign)).deltaT)).toBe('follow-up-due')
  const background = [
    ...pair,
    exam('before', allSites(10), BEFORE),
    ...['A', 'B', 'C', 'D', 'E'].map((site) => lab(site, '77615-3', 12, 'kPa', WEEK_6)),
  ]
  expect(resultOf((await read(background)).deltaT)).toBe('follow-up-due')
})

test('compares the lesion whose size counts', async () => {
  const sizes = [
    lab('s1', '33728-7', 9, 'cm', BEFORE, about('large')),
    lab('s2', '33728-7', 3, 'cm', BEFORE, about('small')),
  ]
  const exams = [
    exam('large-0', allSites(10), BEFORE, about('large')),
    exam('large-6', allSites(12), WEEK_6, about('large')),
    exam('small-0', allSites(10), BEFORE, about('small')),
    exam('small-6', allSites(8), '2026-11-16T10:00:00Z', about('small')),
  ]
  const { deltaT } = await read([...pair, ...sizes, ...exams])
  expect(resultOf(deltaT)).toBe('nonnegative')
  expect(reasonsOf(deltaT)).toEqual({
    'Observation/small-0': 'other-lesion',
    'Observation/small-6': 'other-lesion',
  })
  const unsaid = await read([...pair, ...exams])
  expect(resultOf(unsaid.deltaT)).toBe('lesion-not-known')
})

test('reads an exam stored as one Observation a site beside one with components', async () => {
  const sites = (['A', 'B', 'C', 'D', 'E'] as const).map((site) =>
    siteObservation(`six-${site}`, site, 12, WEEK_6),
  )
  const { deltaT } = await read([...pair, exam('before', allSites(10), BEFORE), ...sites])
  expect(resultOf(deltaT)).toBe('nonnegative')
})

test('converts a rare unit of stiffness whatever else the chart holds', async () => {
  const pascal = exam('after', {}, WEEK_6, {
    component:
      exam('x', allSites(12_000)).component?.map((item) => ({
        ...item,
        valueQuantity: { value: 12_000, unit: 'Pa', system: 'http://unitsofmeasure.org', code: 'Pa' },
      })) ?? [],
  })
  const resources = [...pair, exam('before', allSites(10), BEFORE), pascal]
  const rare = lab('rare', '1751-7', 0.036, 'kg/L', BEFORE, { subject: { reference: 'Patient/p2' } })
  expect(resultOf((await read(resources)).deltaT)).toBe('nonnegative')
  expect(resultOf((await read([...resources, rare])).deltaT)).toBe('nonnegative')
})

test('a sign is taken back where the search for imaging broke off, and the examinations stay listed', async () => {
  const exams = [exam('b', allSites(20), '2026-09-20'), exam('f', allSites(22), '2026-11-12')]
  const resources = [...pairFrom('2026-10-01'), ...exams]
  const of = async (topic: 'imaging' | 'elastography' | 'laboratory') => {
    const failures = [{ topic, code: 'more-pages', status: undefined, diagnostics: undefined }] as const
    return (await read(resources, { failures })).deltaT
  }
  // Laboratory results are no examinations.
  expect(resultOf(await of('laboratory'))).toBe('nonnegative')
  for (const topic of ['imaging', 'elastography'] as const) {
    const deltaT = await of(topic)
    expect(resultOf(deltaT)).toBe('read-failed')
    expect(deltaT.exams.baseline?.sources).toMatchObject([{ reference: 'Observation/b' }])
  }
})

/** Lenvatinib from 1 October on; camrelizumab on some day of October. */
const opened = [administration('l', 'Lenvatinib', '2026-10-01'), statement('c', 'Camrelizumab', '2026-10')]
const later = { asOf: new Date('2026-12-20T12:00:00Z') }

test('of an open start the sign is known where every day of it gives the same', async () => {
  // 30 November is 60 days after the first day and 30 after the last: within the window of each.
  const followUp = exam('after', allSites(12), '2026-11-30')
  const same = await read([...opened, exam('before', allSites(10), '2026-09-25'), followUp], later)
  expect(resultOf(same.deltaT)).toBe('nonnegative')
  // From 10 October on the examination of that day is the baseline: 12 is softer than 20.
  const other = exam('then', allSites(20), '2026-10-10')
  const differ = await read([...opened, exam('before', allSites(10), '2026-09-25'), other, followUp], later)
  expect(resultOf(differ.deltaT)).toBe('index-date-open')
  // 10 December is 70 days after the first day, 11 December 71: on that day nothing would count.
  const at = async (day: string) =>
    resultOf(
      (
        await read(
          [...opened, exam('before', allSites(10), '2026-09-25'), exam('after', allSites(12), day)],
          later,
        )
      ).deltaT,
    )
  expect(await at('2026-12-10')).toBe('nonnegative')
  expect(await at('2026-12-11')).toBe('index-date-open')
})

test('an examination in doubt leaves the sign only where the one in its place gives the same', async () => {
  const preliminary = { status: 'preliminary' as const }
  const signs = async (doubtful: number) => {
    const { deltaT } = await read([
      ...pair,
      exam('sure', allSites(10), '2026-09-25'),
      exam('doubtful', allSites(doubtful), BEFORE, preliminary),
      exam('after', allSites(12), WEEK_6),
    ])
    return [resultOf(deltaT), deltaT.doubts.map(({ reference, reason }) => `${reference} ${reason}`)]
  }
  const doubts = ['Observation/doubtful preliminary']
  expect(await signs(11)).toEqual(['nonnegative', doubts])
  expect(await signs(13)).toEqual(['newest-not-usable', doubts])
  const alone = await read([
    ...pair,
    exam('before', allSites(10), BEFORE),
    exam('after', allSites(12), WEEK_6, preliminary),
  ])
  expect(resultOf(alone.deltaT)).toBe('newest-not-usable')
})

test('two examinations of one time that give different signs are both in doubt', async () => {
  const { deltaT } = await read([
    ...pair,
    exam('one', allSites(10), BEFORE),
    exam('other', allSites(20), BEFORE),
    exam('after', allSites(12), WEEK_6),
  ])
  expect(resultOf(deltaT)).toBe('newest-not-usable')
  expect(deltaT.doubts.map(({ reference, reason }) => [reference, reason]).toSorted()).toEqual([
    ['Observation/after', 'contradictory-duplicate'],
    ['Observation/one', 'contradictory-duplicate'],
    ['Observation/other', 'contradictory-duplicate'],
  ])
})

test('of two examinations as far from six weeks, one before and one after, the earlier counts', async () => {
  // Six weeks after 5 October is 16 November.
  const day = (at: string, value: number) => exam(at, allSites(value), `${at}T09:00:00Z`)
  const both = [day('2026-11-18', 8), day('2026-11-14', 12)]
  for (const followUps of [both, both.toReversed()]) {
    const { deltaT } = await read([...pair, exam('before', allSites(10), BEFORE), ...followUps])
    expect(resultOf(deltaT)).toBe('nonnegative')
    expect(reasonsOf(deltaT)).toEqual({ 'Observation/2026-11-18': 'other-rule-used' })
  }
})

test('an examination that names no lesion is compared with one that does where the chart knows of one alone', async () => {
  const exams = [exam('before', allSites(10), BEFORE, about('a')), exam('after', allSites(12), WEEK_6)]
  expect(resultOf((await read([...pair, ...exams])).deltaT)).toBe('nonnegative')
  const size = (id: string, value: number) => lab(id, '33728-7', value, 'cm', BEFORE, about(id))
  expect(resultOf((await read([...pair, ...exams, size('a', 9)])).deltaT)).toBe('nonnegative')
  expect(resultOf((await read([...pair, ...exams, size('a', 9), size('b', 4)])).deltaT)).toBe(
    'lesion-not-known',
  )
  // The size names another lesion than the examination.
  expect(resultOf((await read([...pair, ...exams, size('b', 9)])).deltaT)).toBe('lesion-not-known')
})

test('examinations are compared by the lesion that they track, and not with one of another tracking UID', async () => {
  const tracked = (uid: string) => ({ focus: [lesionReference(trackedLesion(uid)) ?? {}] })
  const exams = (second: string) => [
    exam('before', allSites(10), BEFORE, tracked('1.2.3')),
    exam('after', allSites(12), WEEK_6, tracked(second)),
  ]
  const size = (id: string, value: number) => lab(id, '33728-7', value, 'cm', BEFORE, about(id))
  const signOf = async (second: string, ...sizes: readonly unknown[]) =>
    resultOf((await read([...pair, ...exams(second), ...sizes])).deltaT)
  expect(await signOf('1.2.3')).toBe('nonnegative')
  expect(await signOf('1.2.4')).toBe('lesion-not-known')
  // The only lesion is named otherwise where it was measured; of two, nothing tells which one is tracked.
  expect(await signOf('1.2.3', size('a', 9))).toBe('nonnegative')
  expect(await signOf('1.2.3', size('a', 9), size('b', 4))).toBe('lesion-not-known')
})

test('examinations that name no lesion are not compared where two sizes may be of two lesions', async () => {
  const exams = [exam('before', allSites(10), BEFORE), exam('after', allSites(12), WEEK_6)]
  const size = (id: string, value: number, at: string, rest: object = {}) =>
    lab(id, '33728-7', value, 'cm', at, rest)
  const signOf = async (...sizes: readonly unknown[]) =>
    resultOf((await read([...pair, ...exams, ...sizes])).deltaT)
  const earlier = size('a', 9, '2026-09-01T10:00:00Z')
  expect(await signOf(earlier, size('b', 4, BEFORE))).toBe('nonnegative')
  // Of one day, minutes apart; one may not count; one may be of any day, or of that month.
  const later = new Date(Date.parse(BEFORE) + 600_000).toISOString()
  expect(await signOf(size('a', 9, BEFORE), size('b', 4, later))).toBe('lesion-not-known')
  const unread = size('b', 4, BEFORE, { status: 'unknown' })
  expect(await signOf(size('a', 9, BEFORE), unread)).toBe('lesion-not-known')
  const { effectiveDateTime: _, ...undated } = size('b', 4, BEFORE)
  expect(await signOf(undated)).toBe('nonnegative')
  expect(await signOf(size('a', 9, BEFORE), undated)).toBe('lesion-not-known')
  expect(await signOf(earlier, size('b', 4, '2026-09'))).toBe('lesion-not-known')
  expect(await signOf(earlier, size('b', 4, '2026-08'))).toBe('nonnegative')
})

test('two examinations about six weeks apart speak against a therapy that has not begun', async () => {
  const speaks = async (...days: readonly string[]) =>
    (
      await read(
        days.map((day) => exam(day, allSites(10), day)),
        later,
      )
    ).indexDate.examsSpeakAgainst
  // 28 to 70 days after 1 October: 29 October to 10 December.
  expect(await speaks('2026-10-01', '2026-10-29')).toBe(true)
  expect(await speaks('2026-10-01', '2026-10-28')).toBe(false)
  expect(await speaks('2026-12-10', '2026-10-01')).toBe(true)
  expect(await speaks('2026-10-01', '2026-12-11')).toBe(false)
  expect(await speaks('2026-10-01', '2026-10-20', '2026-11-10')).toBe(true)
  expect(await speaks('2026-10-01')).toBe(false)
})

test('examinations that name no lesion are not compared where sizes and examinations name two', async () => {
  const exams = [exam('before', allSites(10), BEFORE), exam('after', allSites(12), WEEK_6)]
  const size = lab('s', '33728-7', 9, 'cm', BEFORE, about('b'))
  const other = exam('other', allSites(10), '2026-10-01', about('a'))
  expect(resultOf((await read([...pair, ...exams, size])).deltaT)).toBe('nonnegative')
  expect(resultOf((await read([...pair, ...exams, size, other])).deltaT)).toBe('lesion-not-known')
  // Nor one that names none with one that names the largest, whichever of them comes first.
  const small = lab('t', '33728-7', 3, 'cm', BEFORE, about('c'))
  const named = [exam('before', allSites(10), BEFORE), exam('after', allSites(12), WEEK_6, about('b'))]
  expect(resultOf((await read([...pair, ...named, size, small])).deltaT)).toBe('lesion-not-known')
})

test('an examination without its partner is shown, and named where it is in doubt', async () => {
  const followUp = (await read([...pair, exam('after', allSites(12), WEEK_6)])).deltaT
  expect(resultOf(followUp)).toBe('no-baseline-exam')
  expect(followUp.exams).toMatchObject({
    ...{ baseline: undefined, followUp: { sources: [{ reference: 'Observation/after' }] } },
  })
  const baseline = exam('before', allSites(10), BEFORE, { status: 'preliminary' })
  const { deltaT } = await read([...pair, baseline])
  expect(resultOf(deltaT)).toBe('newest-not-usable')
  expect(deltaT.doubts).toMatchObject([{ reference: 'Observation/before', reason: 'preliminary' }])
  expect(deltaT.passedOver).toEqual([])
})

test('an examination that cannot be read stands in the way where it may be one of the two', async () => {
  const exams = [exam('before', allSites(10), BEFORE), exam('after', allSites(12), WEEK_6)]
  const chartWith = async (at: string) => {
    const { deltaT } = await read([...pair, ...exams, exam('blind', {}, at, { status: 'registered' })], {
      asOf: new Date('2027-01-10T12:00:00Z'),
    })
    const named = (list: typeof deltaT.doubts) => list.map(({ reference }) => reference)
    return [resultOf(deltaT), named(deltaT.doubts), named(deltaT.passedOver)]
  }
  const blind = ['Observation/blind']
  // From 91 days before 5 October, 9:00, to 71 days after it: a day more than the look-back and the window.
  expect(await chartWith('2026-07-06T08:59:59Z')).toEqual(['nonnegative', [], blind])
  expect(await chartWith('2026-07-06T09:00:00Z')).toEqual(['newest-not-usable', blind, []])
  expect(await chartWith('2026-12-15T09:00:00Z')).toEqual(['newest-not-usable', blind, []])
  expect(await chartWith('2026-12-15T09:00:01Z')).toEqual(['nonnegative', [], blind])
  // Without any start nothing is in reach.
  const undated = ['Lenvatinib', 'Camrelizumab'].map((drug) => {
    const { effectiveDateTime: _, ...rest } = statement(drug, drug, BEFORE)
    return rest
  })
  const { deltaT } = await read([...undated, exam('blind', {}, BEFORE, { status: 'registered' })])
  expect([resultOf(deltaT), deltaT.doubts, deltaT.passedOver.length]).toEqual(['index-date-open', [], 1])
})

test('an examination that was passed over keeps what is wrong with it', async () => {
  const speed = { ...exam('x', { A: 2 }).component?.[0], valueQuantity: { value: 2, unit: 'm/s' } }
  const { deltaT } = await read([
    ...pair,
    exam('preliminary', allSites(20), '2026-09-01', { status: 'preliminary' }),
    exam('speed', {}, '2026-09-02', {
      component: [speed as fhir4.ObservationComponent, ...(exam('y', { B: 20 }).component ?? [])],
    }),
    exam('before', allSites(10), BEFORE),
    exam('after', allSites(12), WEEK_6),
  ])
  expect(reasonsOf(deltaT)).toEqual({
    'Observation/preliminary': 'preliminary',
    'Observation/speed': 'wave-speed',
  })
})

test('the last day of an open start counts as the others', async () => {
  const followUp = exam('after', allSites(12), '2026-11-30')
  const signWith = async (day: string) => {
    const then = exam('then', allSites(20), day)
    const chart = [...opened, exam('before', allSites(10), '2026-09-25'), then, followUp]
    return resultOf((await read(chart, later)).deltaT)
  }
  // On 31 October it may be the baseline (softer after it), and before that the follow-up (stiffer).
  expect(await signWith('2026-10-31')).toBe('index-date-open')
  // From 1 November on it can only be a follow-up, and all of them are stiffer than the baseline.
  expect(await signWith('2026-11-01')).toBe('nonnegative')
})

test('an examination at the very start is the baseline, and never its own follow-up', async () => {
  const at = exam('at', allSites(10), START)
  expect(resultOf((await read([...pair, at, exam('after', allSites(12), WEEK_6)])).deltaT)).toBe(
    'nonnegative',
  )
  const reading = { followUpDays: { from: 0, to: 70 } }
  for (const time of [START, '2026-10-05T08:00:00Z']) {
    const { deltaT } = await read([...pair, exam('at', allSites(10), time)], { reading })
    expect([resultOf(deltaT), deltaT.exams.followUp]).toEqual(['follow-up-due', undefined])
  }
})

test('sites that were measured and cannot be read are not passed over for the next examination, those not measured are', async () => {
  // A to D stiffer, the other five in question.
  const partly = (id: string, at: string, value: number, rest: object) => {
    const four = exam(id, { A: value, B: value, C: value, D: value }, at)
    const others = exam(id, { E: value, F1: value, F2: value, F3: value, F4: value }).component ?? []
    return {
      ...four,
      component: [...(four.component ?? []), ...others.map((item) => ({ ...item, ...rest }))],
    }
  }
  const speed = { valueQuantity: { value: 2, unit: 'm/s' } }
  const absent = { valueQuantity: undefined, dataAbsentReason: { text: 'not measured' } }
  const followUps = async (rest: object) =>
    resultOf(
      (
        await read([
          ...pair,
          exam('before', allSites(10), BEFORE),
          partly('nearest', WEEK_6, 12, rest),
          exam('next', allSites(12), '2026-11-20T09:00:00Z'),
        ])
      ).deltaT,
    )
  expect(await followUps(speed)).toBe('sites-do-not-decide')
  expect(await followUps(absent)).toBe('nonnegative')
  const baselines = async (rest: object) =>
    resultOf(
      (
        await read([
          ...pair,
          exam('earlier', allSites(10), '2026-09-20'),
          partly('latest', BEFORE, 10, rest),
          exam('after', allSites(12), WEEK_6),
        ])
      ).deltaT,
    )
  expect(await baselines(speed)).toBe('sites-do-not-decide')
  expect(await baselines(absent)).toBe('nonnegative')
})

test('that only another lesion was examined is said where it was before the start', async () => {
  const size = lab('s', '33728-7', 9, 'cm', BEFORE, about('large'))
  const reason = async (...exams: readonly unknown[]) =>
    resultOf((await read([...pair, size, ...exams])).deltaT)
  const small = about('small')
  expect(await reason(exam('small-0', allSites(10), BEFORE, small))).toBe('lesion-not-known')
  expect(await reason(exam('small-6', allSites(10), WEEK_6, small))).toBe('no-baseline-exam')
  expect(await reason(exam('old', allSites(10), '2026-01-05', about('large')))).toBe('no-baseline-exam')
})
