import { expect, test } from 'vitest'
import { readShot, readSite, severalMeasurements } from './read-site.ts'

const KPA = { unit: 'kPa', converted: false } as const
const site = (shots: readonly string[], median = '') => ({ shots: [...shots], median })

test('a measurement is read with decimal point, comma or full-width digits, and rounded as it is stored', () => {
  expect(['12.5', '12,5', ' １２．５ ', '12。5', '12.504'].map((text) => readShot(text, 'kPa'))).toEqual(
    Array.from({ length: 5 }, () => ({ kPa: 12.5 })),
  )
  expect(readShot(' ', 'kPa')).toBeUndefined()
})

test('what is no measurement is named, and so is what no device shows', () => {
  expect(['x', '1.2.3', '-4', '1e2', '12 kPa'].map((text) => readShot(text, 'kPa'))).toEqual(
    Array.from({ length: 5 }, () => 'not-a-number'),
  )
  expect(['0', '0.2', '300.1', '1,500,0'].map((text) => readShot(text, 'kPa'))).toEqual([
    'implausible',
    'implausible',
    'implausible',
    'not-a-number',
  ])
})

test('a site is its five measurements, their median and spread', () => {
  const read = readSite(site(['9', '14', '11', '10', '30']), KPA, 5)
  expect(read).toMatchObject({ median: 11, measured: 5, summary: { iqr: 4, reliable: false } })
})

test('fewer measurements than demanded give no median and are kept', () => {
  const read = readSite(site(['9', '', '11', '', '']), KPA, 5)
  expect(read.median).toBeUndefined()
  expect(read.record).toEqual({ kind: 'shots', shots: [{ kPa: 9 }, { kPa: 11 }] })
})

test('one field that cannot be read leaves the site without a median', () => {
  const read = readSite(site(['9', '14', 'l1', '10', '30']), KPA, 3)
  expect(read).toMatchObject({ median: undefined, record: undefined })
  expect(read.faults).toEqual([undefined, undefined, 'not-a-number', undefined, undefined])
})

test('a median alone counts until measurements are typed', () => {
  expect(readSite(site(['', ''], '12,3'), KPA, 5)).toMatchObject({ median: 12.3, summary: undefined })
  expect(readSite(site(['5', ''], '12,3'), KPA, 1).median).toBe(5)
})

test('speeds give stiffness only once the conversion is accepted', () => {
  const speeds = site(['2.1', '2.2', '2.0', '2.15', '2.05'])
  expect(readSite(speeds, { unit: 'm/s', converted: false }, 5)).toMatchObject({
    median: undefined,
    measured: 5,
  })
  // 3 x 2.1 x 2.1
  expect(readSite(speeds, { unit: 'm/s', converted: true }, 5).median).toBe(13.23)
  expect(readShot('12', 'm/s')).toBe('implausible')
})

test('several measurements in one field are told from one', () => {
  expect(severalMeasurements('12,1 13;14\t15')).toEqual(['12,1', '13', '14', '15'])
  expect(severalMeasurements(' 12,1 ')).toBeUndefined()
})
