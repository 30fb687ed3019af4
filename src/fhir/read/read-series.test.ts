import { expect, test } from 'vitest'
import { CODE, lab, pairFrom, tumourSize } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { readChart } from '../read-chart.ts'
import { readSeries } from './read-series.ts'

const at = (day: string, time = '08:00') => `2026-${day}T${time}:00Z`
const CHART = [
  ...pairFrom(at('09-10')),
  lab('n1', CODE.anc, 4.2, '10*9/L', at('03-01')),
  lab('l1', CODE.alc, 1.4, '10*9/L', at('03-01')),
  lab('n2', CODE.anc, 5.6, '10*9/L', at('09-01')),
  lab('l2', CODE.alc, 1.4, '10*9/L', at('09-01', '08:30')),
  lab('n2p', CODE.neutrophilPercent, 70, '%', at('09-01')),
  lab('l2p', CODE.lymphocytePercent, 20, '%', at('09-01')),
  lab('n3', CODE.anc, 2, '10*9/L', at('11-01')),
  lab('alb1', CODE.albumin, 36, 'g/L', at('09-01')),
  lab('alb2', CODE.albumin, 3.1, 'g/dL', at('11-01')),
  lab('alb3', CODE.albumin, 20, 'g/L', at('11-02'), { status: 'entered-in-error' }),
  tumourSize('s-b', [[CODE.longest, 84]], 'mm', at('09-02')),
  tumourSize('s-a', [[CODE.longest, 3]], 'cm', at('09-02', '09:00')),
  tumourSize('s-0', [[CODE.longest, 7.2]], 'cm', at('11-03')),
]

test('every usable value comes with its day, before and after the index date, oldest first', async () => {
  const series = await readSeries(CHART, await readContext())
  const days = (points: typeof series.nlr) => points.map(({ value, time }) => [value, time.text.slice(5, 10)])
  expect(days(series.albumin)).toEqual([
    [36, '09-01'],
    [31, '11-01'],
  ])
  // Counts of one draw, once a draw, and none where the partner is missing.
  expect(days(series.nlr)).toEqual([
    [3, '03-01'],
    [4, '09-01'],
  ])
  expect(days(series.diameter)).toEqual([
    [8.4, '09-02'],
    [7.2, '11-03'],
  ])
})

test('the values in use are among them', async () => {
  const context = await readContext()
  const [chart, series] = await Promise.all([readChart(CHART, context), readSeries(CHART, context)])
  for (const input of ['nlr', 'albumin', 'diameter'] as const) {
    const reading = chart[input]
    if (reading.state !== 'known') throw new Error(`${input} ${reading.state}`)
    const used = series[input].find(({ references }) =>
      reading.evidence.sources.every(({ reference }) => references.includes(reference ?? '')),
    )
    expect(used?.value).toBe(reading.value)
  }
})

test('what is in doubt, or only a limit, is no value over time; a ratio is told by both of its counts as the chart prints them', async () => {
  const preliminary = { status: 'preliminary' as const }
  const limit = { valueQuantity: { value: 20, unit: 'g/L', comparator: '<' as const } }
  const { albumin, nlr, diameter } = await readSeries(
    [
      lab('n', CODE.anc, 4.2, '10*9/L', at('09-01')),
      lab('l', CODE.alc, 1400, '/uL', at('09-01')),
      lab('n2', CODE.anc, 4.2, '10*9/L', at('09-03'), preliminary),
      lab('l2', CODE.alc, 1.4, '10*9/L', at('09-03')),
      lab('a', CODE.albumin, 36, 'g/L', at('09-01')),
      lab('b', CODE.albumin, 31, 'g/L', at('09-03'), preliminary),
      lab('c', CODE.albumin, 0, 'g/L', at('09-04'), limit),
      lab('d', CODE.albumin, 33, 'g/L', '2026-09'),
      tumourSize('size', [[CODE.longest, 8]], 'cm', at('09-02'), preliminary),
    ],
    await readContext(),
  )
  const references = ['Observation/n', 'Observation/l']
  expect(nlr).toMatchObject([{ value: 3, references, original: '4.2 10*9/L / 1400 /uL' }])
  expect(albumin).toMatchObject([{ value: 36, references: ['Observation/a'], original: '36 g/L' }])
  expect(diameter).toEqual([])
})

test('draws within the hour are one, of which the later counts, whatever order they come in; an hour later it is another', async () => {
  const draw = (id: string, neutrophils: number, time: string) => [
    lab(`n${id}`, CODE.anc, neutrophils, '10*9/L', at('09-01', time)),
    lab(`l${id}`, CODE.alc, 1.4, '10*9/L', at('09-01', time)),
  ]
  const valuesOf = async (...resources: readonly unknown[]) =>
    (await readSeries(resources, await readContext())).nlr.map(({ value }) => value)
  // 4.2 and 5.6 / 1.4; by their ids either comes first.
  expect(await valuesOf(...draw('1', 4.2, '08:00'), ...draw('2', 5.6, '08:40'))).toEqual([4])
  expect(await valuesOf(...draw('2', 4.2, '08:00'), ...draw('1', 5.6, '08:40'))).toEqual([4])
  expect(await valuesOf(...draw('1', 4.2, '08:00'), ...draw('2', 5.6, '09:01'))).toEqual([3, 4])
})

test('a chart without values gives empty series', async () => {
  expect(await readSeries([], await readContext())).toEqual({ nlr: [], albumin: [], diameter: [] })
})
