import { expect, test } from 'vitest'
import {
  CODE,
  lab,
  quantity,
  RECENT,
  read,
  reasonsOf,
  resultOf,
  SUBJECT,
} from '../../../test/support/chart-builders.ts'

const specimen = (id: string, text: string | undefined, more: object = {}) => ({
  resourceType: 'Specimen',
  id,
  subject: SUBJECT,
  ...(text === undefined ? {} : { type: { text } }),
  ...more,
})
/** Albumin under a code of the house, of a specimen. */
const ofHouse = (said: fhir4.Reference | undefined, more: Partial<fhir4.Observation> = {}) => ({
  ...lab('alb', '', 36, 'g/L', RECENT, said === undefined ? {} : { specimen: said }),
  code: { coding: [{ system: 'urn:house', code: 'ALB' }], text: 'Albumin' },
  ...more,
})
const reading = { codes: { albumin: [{ system: 'urn:house', code: 'ALB' }] } }
const albuminOf = async (...resources: readonly unknown[]) => (await read(resources, { reading })).albumin
const toldOf = async (...resources: readonly unknown[]) => {
  const albumin = await albuminOf(...resources)
  return [resultOf(albumin), reasonsOf(albumin)]
}
const at = (id: string) => ({ reference: `Specimen/${id}` })

test('albumin of another fluid is none of the blood, whether the specimen or the result is called so', async () => {
  const other = ['none-usable', { 'Observation/alb': 'other-specimen' }]
  expect(await toldOf(ofHouse(at('s')), specimen('s', 'Ascites'))).toEqual(other)
  expect(await toldOf(ofHouse({ display: '腹水' }))).toEqual(other)
  expect(
    await toldOf(
      ofHouse(undefined, {
        code: { coding: [{ system: 'urn:house', code: 'ALB' }], text: 'Albumin, URINE' },
      }),
    ),
  ).toEqual(other)
  expect(await toldOf(ofHouse(at('s')), specimen('s', 'Serum'))).toEqual([36, {}])
  expect(await toldOf(ofHouse({ display: 'Serum' }))).toEqual([36, {}])
  expect(await toldOf(ofHouse(undefined))).toEqual([36, {}])
})

test('where a standard code says blood and the specimen another fluid, the result is in doubt', async () => {
  const result = lab('alb', CODE.albumin, 36, 'g/L', RECENT, { specimen: at('s') })
  expect(await toldOf(result, specimen('s', 'Ascites'))).toEqual([
    'none-usable',
    { 'Observation/alb': 'other-specimen' },
  ])
  const doubted = await albuminOf(result, specimen('s', 'Ascites'))
  expect(doubted.doubts.map(({ reason }) => reason)).toEqual(['other-specimen'])
  expect((await albuminOf(ofHouse(at('s')), specimen('s', 'Ascites'))).doubts).toEqual([])
  // An older one may be the last of the blood.
  const older = lab('old', CODE.albumin, 34, 'g/L', '2026-11-10T08:00:00Z')
  expect(resultOf(await albuminOf(result, older, specimen('s', 'Ascites')))).toEqual([34, 36])
  expect(resultOf(await albuminOf(ofHouse(at('s')), older, specimen('s', 'Ascites')))).toBe(34)
})

test('of a specimen of which nothing is told a standard code tells, and a code of the house does not', async () => {
  const standard = lab('alb', CODE.albumin, 36, 'g/L', RECENT, { specimen: at('s') })
  expect(await toldOf(standard)).toEqual([36, {}])
  expect(await toldOf(standard, specimen('s', undefined))).toEqual([36, {}])
  expect(await toldOf(ofHouse(at('s')))).toEqual([
    'none-usable',
    { 'Observation/alb': 'specimen-unknown', 'Specimen/s': 'not-delivered' },
  ])
  const unknown = { 'Observation/alb': 'specimen-unknown' }
  expect(await toldOf(ofHouse(at('s')), specimen('s', undefined))).toEqual(['none-usable', unknown])
  expect(await toldOf(ofHouse({ identifier: { value: 'S-26-1' } }))).toEqual(['none-usable', unknown])
})

test('a specimen of another patient leaves it in doubt whose the result is', async () => {
  const others = specimen('s', 'Serum', { subject: { reference: 'Patient/p2' } })
  const told = ['none-usable', { 'Observation/alb': 'subject-unknown' }]
  expect(await toldOf(ofHouse(at('s')), others)).toEqual(told)
  expect(await toldOf(lab('alb', CODE.albumin, 36, 'g/L', RECENT, { specimen: at('s') }), others)).toEqual(
    told,
  )
})

test('a result that is in doubt already keeps its reason', async () => {
  const doubted = ofHouse(at('s'), { valueQuantity: quantity(36, 'furlong') })
  expect(await toldOf(doubted)).toEqual([
    'none-usable',
    { 'Observation/alb': 'unit-not-accepted', 'Specimen/s': 'not-delivered' },
  ])
})

test('a code of LOINC that the site maps says as little of the fluid as its own, and is left in doubt by another one', async () => {
  const mapped = { codes: { albumin: [{ system: 'http://loinc.org', code: 'alb' }] } }
  const item = { ...ofHouse(at('s')), code: { coding: [{ system: 'http://loinc.org', code: 'alb' }] } }
  const toldBy = async (...resources: readonly unknown[]) => {
    const { albumin } = await read([item, ...resources], { reading: mapped })
    return [resultOf(albumin), albumin.doubts.map(({ reason }) => reason)]
  }
  expect(await toldBy(specimen('s', 'Ascites'))).toEqual(['none-usable', ['other-specimen']])
  expect(await toldBy(specimen('s', 'Serum'))).toEqual([36, []])
  expect(await toldBy()).toEqual(['none-usable', ['specimen-unknown']])
})

test('a panel that is called after another fluid says so of what it holds', async () => {
  const panel = (text: string) => {
    const { code, valueQuantity, ...frame } = ofHouse(undefined)
    return { ...frame, code: { text }, component: [{ code, valueQuantity }] }
  }
  expect(await toldOf(panel('Pleural fluid, chemistry'))).toEqual([
    'none-usable',
    { 'Observation/alb': 'other-specimen' },
  ])
  expect(await toldOf(panel('Chemistry'))).toEqual([36, {}])
})

test('of two results of one specimen that did not come, each is in doubt and the specimen is named once', async () => {
  const older = { ...ofHouse(at('s')), id: 'old', effectiveDateTime: '2026-11-10T08:00:00Z' }
  const { doubts, passedOver } = await albuminOf(ofHouse(at('s')), older)
  expect(doubts.map(({ reference, reason }) => [reference, reason])).toEqual([
    ['Observation/alb', 'specimen-unknown'],
    ['Observation/old', 'specimen-unknown'],
  ])
  expect(passedOver.filter(({ reason }) => reason === 'not-delivered')).toMatchObject([
    { reference: 'Specimen/s', name: 'Specimen/s', original: '', converted: undefined },
  ])
  // What the result calls its specimen is told, though that did not come.
  expect(await toldOf(ofHouse({ ...at('s'), display: 'Serum' }))).toEqual([36, {}])
  expect(await toldOf(ofHouse({ ...at('s'), display: 'Serum' }), specimen('s', 'Drain fluid'))).toEqual([
    'none-usable',
    { 'Observation/alb': 'other-specimen' },
  ])
})
