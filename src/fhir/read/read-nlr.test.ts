import { expect, test } from 'vitest'
import {
  CODE,
  lab,
  pairFrom,
  read,
  reasonsOf,
  resultOf,
  sourcesOf,
} from '../../../test/support/chart-builders.ts'

const DAY = '2026-11-20'
const at = (time: string, day = DAY) => `${day}T${time}:00Z`
const anc = (id: string, value: number, time = at('08:00')) => lab(id, CODE.anc, value, '10*9/L', time)
const alc = (id: string, value: number, time = at('08:00')) => lab(id, CODE.alc, value, '10*9/L', time)
const wbc = (id: string, value: number, time = at('08:00')) => lab(id, CODE.wbc, value, '10*9/L', time)
const neutrophils = (id: string, value: number, time = at('08:00')) =>
  lab(id, CODE.neutrophilPercent, value, '%', time)
const lymphocytes = (id: string, value: number, time = at('08:00')) =>
  lab(id, CODE.lymphocytePercent, value, '%', time)

test('divides two counts of one draw', async () => {
  const { nlr, ...counts } = await read([anc('n', 4.2), alc('l', 1.4, at('08:40'))])
  expect(nlr).toMatchObject({ value: 3, unit: '1', evidence: { rule: 'same-draw-counts' } })
  expect([resultOf(counts.anc), resultOf(counts.alc)]).toEqual([4.2, 1.4])
})

test('rounds clear of binary tails before the threshold is asked', async () => {
  const { nlr } = await read([
    lab('n', CODE.anc, 4.2, 'K/uL', at('08:00')),
    lab('l', CODE.alc, 1400, '/uL', at('08:00')),
  ])
  expect(resultOf(nlr)).toBe(3)
})

test('does not divide counts of different draws, and says so', async () => {
  const chart = await read([anc('n', 4.2), alc('l', 1.4, at('09:01'))])
  expect(resultOf(chart.nlr)).toBe('different-draws')
  expect(reasonsOf(chart.nlr)).toEqual({
    'Observation/n': 'no-partner-in-draw',
    'Observation/l': 'no-partner-in-draw',
  })
  expect([resultOf(chart.anc), resultOf(chart.alc)]).toEqual([4.2, 1.4])
})

test('says that the partner is missing when only one count is on file', async () => {
  expect(resultOf((await read([anc('n', 4.2)])).nlr)).toBe('not-found')
  // Alone and without a unit it is none that is usable.
  const unitless = { ...anc('n', 4.2), valueQuantity: { value: 4.2 } }
  expect(resultOf((await read([unitless])).nlr)).toBe('none-usable')
  expect(resultOf((await read([unitless, alc('l', 1.4, at('09:01'))])).nlr)).toBe('none-usable')
})

test('goes back to the newest draw that is whole', async () => {
  const chart = await read([anc('n1', 4.2), alc('l1', 1.4), anc('n2', 9, at('08:00', '2026-11-22'))])
  expect(sourcesOf(chart.nlr)).toEqual(['Observation/n1', 'Observation/l1'])
  expect(reasonsOf(chart.nlr)).toEqual({ 'Observation/n2': 'no-partner-in-draw' })
})

test('takes the partner nearest in time', async () => {
  const chart = await read([anc('n', 6), alc('near', 2, at('08:10')), alc('far', 1, at('08:50'))])
  expect(resultOf(chart.nlr)).toBe(3)
})

test('takes the partner nearest in time, before it or after it', async () => {
  const chart = await read([anc('n', 6), alc('before', 1, at('07:20')), alc('after', 2, at('08:05'))])
  expect(resultOf(chart.nlr)).toBe(3)
  const earlier = await read([anc('n', 6), alc('before', 2, at('07:55')), alc('after', 1, at('08:40'))])
  expect(resultOf(earlier.nlr)).toBe(3)
})

test('keeps the partner of the draw beside one of the day that only may be nearer', async () => {
  // The count that is dated by its day may have been drawn at midnight: 4.2 / 1.4 or 4.2 / 2.1.
  const chart = await read([anc('n', 4.2, at('00:10')), alc('sure', 1.4, at('00:40')), alc('day', 2.1, DAY)])
  expect(resultOf(chart.nlr)).toEqual([2, 3])
})

test('a count of which only a limit is known bounds the ratio, and leaves the limit itself out where the count does', async () => {
  const limited = (item: fhir4.Observation, comparator: '<' | '<=' | '>' | '>=') => ({
    ...item,
    valueQuantity: { ...item.valueQuantity, comparator },
  })
  const ratio = async (n: fhir4.Observation, l: fhir4.Observation) => {
    const { nlr } = await read([n, l])
    return nlr.state === 'interval' ? [nlr.low, nlr.high, nlr.above] : nlr
  }
  const [n, l] = [anc('n', 4.2), alc('l', 1.4)]
  expect(await ratio(limited(n, '>'), l)).toEqual([3, Infinity, true])
  expect(await ratio(limited(n, '>='), l)).toEqual([3, Infinity, undefined])
  expect(await ratio(n, limited(l, '<'))).toEqual([3, Infinity, true])
  expect(await ratio(n, limited(l, '<='))).toEqual([3, Infinity, undefined])
  expect(await ratio(limited(n, '<'), l)).toEqual([0, 3, undefined])
  expect(await ratio(n, limited(l, '>'))).toEqual([0, 3, undefined])
})

test('divides two percentages of one differential, and derives the counts from its leukocytes', async () => {
  const alone = await read([neutrophils('n', 60), lymphocytes('l', 20)])
  expect(alone.nlr).toMatchObject({ value: 3, evidence: { rule: 'same-draw-percentages' } })
  expect(resultOf(alone.anc)).toBe('not-found')
  const counted = await read([neutrophils('n', 60), lymphocytes('l', 20), wbc('w', 7)])
  expect([resultOf(counted.anc), resultOf(counted.alc)]).toEqual([4.2, 1.4])
})

test('does not divide percentages that make more than a whole', async () => {
  expect(resultOf((await read([neutrophils('n', 90), lymphocytes('l', 20)])).nlr)).toBe('different-draws')
})

test('derives a count from its percentage and leukocytes of the same draw only', async () => {
  const same = await read([anc('n', 4.2), lymphocytes('l', 20), wbc('w', 7)])
  expect(same.nlr).toMatchObject({ value: 3, evidence: { rule: 'same-draw-percent-of-leukocytes' } })
  const other = await read([anc('n', 4.2), lymphocytes('l', 20), wbc('w', 7, at('08:00', '2026-11-19'))])
  expect(resultOf(other.nlr)).toBe('different-draws')
})

test('derives the neutrophils beside counted lymphocytes', async () => {
  // 60 % of 7 are 4.2.
  const chart = await read([neutrophils('n', 60), alc('l', 1.4), wbc('w', 7)])
  expect([resultOf(chart.nlr), resultOf(chart.anc), resultOf(chart.alc)]).toEqual([3, 4.2, 1.4])
})

test('is in doubt where the leukocytes only may be of the draw', async () => {
  const chart = await read([anc('n', 4.2), lymphocytes('l', 20), wbc('w', 7, DAY)])
  expect(chart.nlr.state).toBe('unknown')
  expect(reasonsOf(chart.nlr)).toMatchObject({ 'Observation/w': 'no-partner-in-draw' })
})

test('derives from the leukocytes nearest in time, whatever order they come in', async () => {
  const results = [
    anc('n', 4.2),
    lymphocytes('l', 20),
    wbc('w-far', 14, at('08:50')),
    wbc('w-near', 7, at('08:01')),
  ]
  expect(resultOf((await read(results)).nlr)).toBe(3)
  expect(resultOf((await read(results.toReversed())).nlr)).toBe(3)
})

test('never mixes a percentage with a count', async () => {
  expect(resultOf((await read([anc('n', 4.2), lymphocytes('l', 20)])).nlr)).toBe('different-draws')
})

test('prefers counts to percentages of the same draw', async () => {
  const chart = await read([anc('n', 4.2), alc('l', 1.4), neutrophils('np', 70), lymphocytes('lp', 20)])
  expect(chart.nlr).toMatchObject({ value: 3, evidence: { rule: 'same-draw-counts' } })
  expect(reasonsOf(chart.nlr)).toEqual({
    'Observation/np': 'other-rule-used',
    'Observation/lp': 'other-rule-used',
  })
})

test('prefers percentages of a newer draw to counts of an older one', async () => {
  const chart = await read([
    anc('n', 4.2, at('08:00', '2026-11-10')),
    alc('l', 1.4, at('08:00', '2026-11-10')),
    neutrophils('np', 80),
    lymphocytes('lp', 20),
  ])
  expect(resultOf(chart.nlr)).toBe(4)
  expect(reasonsOf(chart.nlr)).toEqual({ 'Observation/n': 'newer-used', 'Observation/l': 'newer-used' })
})

test('reads a reported ratio only under a code the site has mapped, and last', async () => {
  const code = { coding: [{ system: 'urn:lab', code: 'NLR' }] }
  const ratio = lab('r', '', 3.4, '{ratio}', at('08:00'), { code })
  const reading = { codes: { nlr: [{ system: 'urn:lab', code: 'NLR' }] } }
  expect(resultOf((await read([ratio])).nlr)).toBe('not-found')
  expect((await read([ratio], { reading })).nlr).toMatchObject({
    value: 3.4,
    evidence: { rule: 'reported-ratio' },
  })
  expect(resultOf((await read([ratio, anc('n', 4.2), alc('l', 1.4)], { reading })).nlr)).toBe(3)
  // Beside counts that say nothing it is offered, not taken.
  const withoutUnit = { ...alc('l', 1.4), valueQuantity: { value: 1.4 } }
  const { nlr } = await read([ratio, anc('n', 4.2), withoutUnit], { reading })
  expect(resultOf(nlr)).toBe('none-usable')
  expect(nlr.passedOver.find(({ reference }) => reference === 'Observation/r')).toMatchObject({
    reason: 'other-rule-used',
    converted: { value: 3.4, unit: '1' },
  })
})

test('does not read back the ratio it wrote itself', async () => {
  const code = { coding: [{ system: 'https://tipm-on-fhir.example/fhir/CodeSystem/tipm', code: 'nlr' }] }
  expect(resultOf((await read([lab('r', '', 3.4, '{ratio}', at('08:00'), { code })])).nlr)).toBe('not-found')
})

test('takes the baseline draw, not one during therapy', async () => {
  const chart = await read([
    ...pairFrom('2026-10-10'),
    anc('n0', 4.2, at('08:00', '2026-10-09')),
    alc('l0', 1.4, at('08:00', '2026-10-09')),
    anc('n1', 2, at('08:00', '2026-11-09')),
    alc('l1', 2, at('08:00', '2026-11-09')),
  ])
  expect(resultOf(chart.nlr)).toBe(3)
})

test('bounds the ratio to lymphocytes of zero from below', async () => {
  const chart = await read([
    anc('n', 4.2),
    alc('l', 0),
    anc('n0', 2.4, at('08:00', '2026-11-10')),
    alc('l0', 1.2, at('08:00', '2026-11-10')),
  ])
  // Fewer than 0.01, the least that is plausible: more than 4.2 / 0.01.
  expect(chart.nlr).toMatchObject({
    state: 'interval',
    low: 420,
    high: Infinity,
    above: true,
    because: ['no-lymphocytes'],
  })
  expect(reasonsOf(chart.nlr)).toMatchObject({
    'Observation/l': 'no-lymphocytes',
    'Observation/n0': 'newer-used',
  })
  expect(chart.alc).toMatchObject({ state: 'interval', low: 0, high: 0.01 })
  expect(resultOf(chart.anc)).toBe(4.2)
})

test('gives the range of the ratios where counts of one draw contradict', async () => {
  const chart = await read([anc('n', 4.2), anc('n2', 8.4), alc('l', 1.4)])
  expect(resultOf(chart.nlr)).toEqual([3, 6])
  expect(chart.nlr).toMatchObject({ because: ['contradictory-duplicate'] })
  expect(resultOf(chart.anc)).toEqual([4.2, 8.4])
  expect(resultOf(chart.alc)).toBe(1.4)
  expect(Object.keys(reasonsOf(chart.nlr)).toSorted()).toEqual([
    'Observation/l',
    'Observation/n',
    'Observation/n2',
  ])
})

test('does not go back to an older draw where the newest cannot be used', async () => {
  const older = [anc('n0', 2.4, at('08:00', '2026-11-10')), alc('l0', 1.2, at('08:00', '2026-11-10'))]
  const unitless = { valueQuantity: { value: 1.4 } }
  const chart = await read([...older, anc('n', 4.2), { ...alc('l', 0), ...unitless }])
  expect(chart.nlr).toMatchObject({ state: 'unknown' })
  expect(chart.nlr.doubts).toMatchObject([{ reference: 'Observation/l', reason: 'unit-missing' }])
  const counted = await read([...older, { ...anc('n', 0), ...unitless }, alc('l', 1.4)])
  expect(resultOf(counted.nlr)).toBe('newest-not-usable')
  expect(counted.nlr.doubts).toMatchObject([{ reference: 'Observation/n', reason: 'unit-missing' }])
  // One that may be taken back leaves both draws possible: 4.2 / 1.4 and 2.4 / 1.2.
  const preliminary = await read([
    ...older,
    anc('n', 4.2),
    { ...alc('l', 1.4), status: 'preliminary' as const },
  ])
  expect(resultOf(preliminary.nlr)).toEqual([2, 3])
})

test('never takes a ratio of the laboratory from after the start of therapy as baseline', async () => {
  const code = { coding: [{ system: 'urn:lab', code: 'NLR' }] }
  const reading = { codes: { nlr: [{ system: 'urn:lab', code: 'NLR' }] } }
  const ratio = (id: string, value: number, day: string) =>
    lab(id, '', value, '{ratio}', at('08:00', day), { code })
  const chart = await read(
    [...pairFrom('2026-10-10'), ratio('before', 3.4, '2026-10-09'), ratio('after', 2, '2026-11-09')],
    { reading },
  )
  expect(resultOf(chart.nlr)).toBe(3.4)
  expect(reasonsOf(chart.nlr)).toEqual({ 'Observation/after': 'after-index' })
})

test('joins day-only results through their specimen, report or panel', async () => {
  const counts = [anc('n', 4.2, DAY), alc('l', 1.4, DAY)]
  expect(resultOf((await read(counts)).nlr)).toBe('different-draws')
  const specimen = { reference: 'Specimen/s' }
  expect(resultOf((await read(counts.map((item) => ({ ...item, specimen })))).nlr)).toBe(3)
  const result = [{ reference: 'Observation/n' }, { reference: 'Observation/l' }]
  const report = {
    resourceType: 'DiagnosticReport',
    id: 'r',
    status: 'final',
    subject: { reference: 'Patient/p1' },
    result,
  }
  expect(resultOf((await read([...counts, report])).nlr)).toBe(3)
  const panel = { ...lab('panel', '57021-8', 1, '1', DAY), hasMember: result }
  expect(resultOf((await read([...counts, panel])).nlr)).toBe(3)
})

test("does not join results through another patient's or a withdrawn or cancelled report or panel", async () => {
  const counts = [anc('n', 4.2, DAY), alc('l', 1.4, DAY)]
  const result = [{ reference: 'Observation/n' }, { reference: 'Observation/l' }]
  const frame = { resourceType: 'DiagnosticReport', id: 'r', status: 'final', result }
  const panel = { ...lab('panel', '57021-8', 1, '1', DAY), hasMember: result }
  for (const group of [
    { ...frame, subject: { reference: 'Patient/p2' } },
    { ...panel, subject: { reference: 'Patient/p2' } },
  ]) {
    expect(resultOf((await read([...counts, group])).nlr)).toBe('different-draws')
  }
  // What only a withdrawn report names may be withdrawn too.
  for (const group of [
    { ...frame, subject: { reference: 'Patient/p1' }, status: 'entered-in-error' },
    { ...panel, status: 'entered-in-error' as const },
    { ...frame, subject: { reference: 'Patient/p1' }, status: 'cancelled' },
    { ...panel, status: 'cancelled' as const },
  ]) {
    const { nlr } = await read([...counts, group])
    expect([resultOf(nlr), new Set(nlr.doubts.map(({ reason }) => reason))]).toEqual([
      'none-usable',
      new Set(['status-unknown']),
    ])
  }
})

test('finds the partner of a draw at every hour of the day, before it and after it', async () => {
  for (let hour = 0; hour < 27; hour += 1) {
    const moment = (minutes: number) =>
      new Date(Date.parse('2026-11-18T00:05:00Z') + hour * 3_600_000 + minutes * 60_000).toISOString()
    for (const minutes of [-50, 50]) {
      const chart = await read([anc('n', 4.2, moment(0)), alc('l', 1.4, moment(minutes))])
      expect([hour, minutes, resultOf(chart.nlr)]).toEqual([hour, minutes, 3])
    }
  }
})

test('a count without a date may belong to any draw, the neutrophils as well as the lymphocytes', async () => {
  const older = [anc('n0', 2.4, at('08:00', '2026-11-10')), alc('l0', 1.2, at('08:00', '2026-11-10'))]
  const undated = ({ effectiveDateTime: _, ...item }: fhir4.Observation) => item
  // 2.4 / 1.2 of the draw that is dated, 4.2 / 1.5, and 2.4 / 1.5.
  const without = await read([...older, anc('n', 4.2), undated(alc('l', 1.5))])
  expect(resultOf(without.nlr)).toEqual([1.6, 2.8])
  expect(reasonsOf(without.nlr)).toMatchObject({ 'Observation/l': 'date-missing' })
  // 2.4 / 1.2 of the draw that is dated, 4.2 / 1.5, and 4.2 / 1.2.
  const other = await read([...older, undated(anc('n', 4.2)), alc('l', 1.5)])
  expect(resultOf(other.nlr)).toEqual([2, 3.5])
  expect(reasonsOf(other.nlr)).toMatchObject({ 'Observation/n': 'date-missing' })
})

test('percentages may make a half more than the whole, for rounding, and no more', async () => {
  expect(resultOf((await read([neutrophils('n', 80.5), lymphocytes('l', 20)])).nlr)).toBe(4.025)
  const { nlr } = await read([neutrophils('n', 80.6), lymphocytes('l', 20)])
  expect(nlr.state).toBe('unknown')
  expect(Object.values(reasonsOf(nlr))).toEqual(['implausible', 'implausible'])
})

test('leukocytes of which only a limit or a contradiction is known bound what is derived from them', async () => {
  const above = { ...wbc('w', 7), valueQuantity: { value: 7, unit: '10*9/L', comparator: '>' as const } }
  // 20 % of more than 7 are more than 1.4: the ratio lies below 3.
  const derived = await read([anc('n', 4.2), lymphocytes('l', 20), above])
  expect([resultOf(derived.nlr), resultOf(derived.alc)]).toEqual([
    [0, 3],
    [1.4, Infinity],
  ])
  // Of two percentages the ratio needs no leukocytes, and its counts are those of results that stand as they are.
  const both = await read([neutrophils('n', 60), lymphocytes('l', 20), above])
  expect([resultOf(both.nlr), resultOf(both.anc)]).toEqual([3, 'not-found'])
  const two = await read([neutrophils('n', 60), lymphocytes('l', 20), wbc('w', 7), wbc('v', 8)])
  expect([resultOf(two.nlr), resultOf(two.anc), resultOf(two.alc)]).toEqual([3, [4.2, 4.8], [1.4, 1.6]])
})

test('of draws within the hour the later one counts, whatever order they come in, and the most direct rule before it', async () => {
  const early = [anc('n1', 4.2), alc('l1', 1.4)]
  const late = [anc('n2', 6, at('08:40')), alc('l2', 1.5, at('08:40'))]
  for (const chart of [
    [...early, ...late],
    [...late, ...early],
  ]) {
    const { nlr } = await read(chart)
    expect([resultOf(nlr), sourcesOf(nlr)]).toEqual([4, ['Observation/n2', 'Observation/l2']])
  }
  const percent = [neutrophils('p', 60, at('08:40')), lymphocytes('q', 12, at('08:40'))]
  for (const chart of [
    [...early, ...percent],
    [...percent, ...early],
  ])
    expect(resultOf((await read(chart)).nlr)).toBe(3)
  // More than an hour later it is the nearest draw, whatever its rule.
  const later = [neutrophils('p', 60, at('09:01')), lymphocytes('q', 12, at('09:01'))]
  expect(resultOf((await read([...early, ...later])).nlr)).toBe(5)
})

test('a count is no ratio that could be chosen by hand, and a ratio of the laboratory is, where it is one value', async () => {
  const code = { coding: [{ system: 'urn:lab', code: 'NLR' }] }
  const reading = { codes: { nlr: [{ system: 'urn:lab', code: 'NLR' }] } }
  const ratio = (id: string, value: number, more: object = {}) =>
    lab(id, '', value, '{ratio}', at('08:00'), { code, ...more })
  const convertedOf = async (...resources: readonly unknown[]) => {
    const { nlr } = await read(resources, { reading })
    return [...nlr.doubts, ...nlr.passedOver].map(({ reference, converted }) => [reference, converted?.value])
  }
  expect(await convertedOf(ratio('r', 3.4), ratio('s', 2))).toEqual([
    ['Observation/r', 3.4],
    ['Observation/s', 2],
  ])
  const limit = { valueQuantity: { value: 5, unit: '{ratio}', comparator: '>' } }
  expect(await convertedOf(ratio('r', 0, limit))).toEqual([['Observation/r', undefined]])
  expect(await convertedOf(ratio('r', 0, { valueQuantity: undefined }))).toEqual([
    ['Observation/r', undefined],
  ])
  const counts = await convertedOf(anc('n', 4.2), anc('m', 8.4), alc('l', 1.4))
  expect(counts.map(([, value]) => value)).toEqual([undefined, undefined, undefined])
})

test('the counts beside a ratio are those of its own draws, under its own rule', async () => {
  const { anc: one, alc: other } = await read([neutrophils('n', 60), lymphocytes('l', 20), wbc('w', 7)])
  for (const reading of [one, other])
    expect(reading).toMatchObject({ evidence: { rule: 'same-draw-percentages' } })
  // Where one of the draws that may count has percentages alone, the counts of the other are not all there is.
  const preliminary = { status: 'preliminary' as const }
  const open = await read([
    { ...anc('n', 4.2), ...preliminary },
    alc('l', 1.4),
    neutrophils('np', 60, at('08:00', '2026-11-10')),
    lymphocytes('lp', 30, at('08:00', '2026-11-10')),
  ])
  expect([resultOf(open.nlr), resultOf(open.anc), resultOf(open.alc)]).toEqual([
    [2, 3],
    'not-found',
    'not-found',
  ])
})

test('percentages of more than a whole are of two draws where nothing says that they are of one', async () => {
  const { nlr } = await read([neutrophils('n', 90, DAY), lymphocytes('l', 20, DAY)])
  expect([resultOf(nlr), Object.values(reasonsOf(nlr))]).toEqual([
    'different-draws',
    ['no-partner-in-draw', 'no-partner-in-draw'],
  ])
})

test('a draw is of the time of its neutrophils; one that is not sure may be of any of its times', async () => {
  const start = (time: string) => pairFrom(at(time))
  const of = async (...resources: readonly unknown[]) => resultOf((await read(resources)).nlr)
  expect(await of(...start('08:20'), anc('n', 4.2, at('08:00')), alc('l', 1.4, at('08:40')))).toBe(3)
  expect(await of(...start('08:20'), anc('n', 4.2, at('08:40')), alc('l', 1.4, at('08:00')))).toBe(
    'only-after-index',
  )
  // Neutrophils of some hour of the day may have been drawn before half past nine, within the hour of ten o'clock.
  const older = [anc('n0', 2.4, at('08:00', '2026-11-10')), alc('l0', 1.2, at('08:00', '2026-11-10'))]
  expect(await of(...start('09:30'), ...older, anc('n', 4.2, DAY), alc('l', 1.4, at('10:00')))).toEqual([
    2, 3,
  ])
})
