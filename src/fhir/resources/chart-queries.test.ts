import { expect, test } from 'vitest'
import { readContext } from '../../../test/support/read-context.ts'
import { STANDARD_CODES } from '../codes/standard-codes.ts'
import { chartQueries } from './chart-queries.ts'

async function queries(reading?: object) {
  const { site } = await readContext(reading === undefined ? {} : { reading })
  return chartQueries('p 1', site).map(({ topic, url }) => ({ topic, url: new URL(url, 'https://x/') }))
}

test('asks for this patient alone, a full page at a time', async () => {
  for (const { url } of await queries()) {
    expect(url.searchParams.get('patient')).toBe('p 1')
    expect(url.searchParams.get('_count')).toBe('1000')
  }
})

test('asks for every code that is read, with its system', async () => {
  const asked = (await queries()).flatMap(({ url }) => url.searchParams.get('code')?.split(',') ?? [])
  for (const codes of Object.values(STANDARD_CODES)) {
    for (const { system, code } of codes) expect(asked).toContain(`${system}|${code}`)
  }
  expect(asked).toContain('http://loinc.org|77615-3')
  expect(asked).toContain('http://loinc.org|89247-1')
})

test('asks for the blood count panels, whose components and members hold counts', async () => {
  const [laboratory] = (await queries()).filter(({ topic }) => topic === 'laboratory')
  for (const panel of ['58410-2', '57021-8', '69742-5']) {
    expect(laboratory?.url.searchParams.get('code')).toContain(`http://loinc.org|${panel}`)
  }
})

test('asks for haematology reports too', async () => {
  const [reports] = (await queries()).filter(({ topic }) => topic === 'reports')
  expect(reports?.url.searchParams.get('category')).toBe('LAB,HM')
})

test("asks for the site's own codes", async () => {
  const codes = {
    albumin: [{ system: 'urn:lab', code: 'ALB' }],
    stiffnessSites: { A: [{ system: 'urn:us', code: 'S1' }] },
  }
  const asked = (await queries({ codes })).flatMap(
    ({ url }) => url.searchParams.get('code')?.split(',') ?? [],
  )
  expect(asked).toEqual(expect.arrayContaining(['urn:lab|ALB', 'urn:us|S1']))
})

test('stored documents are asked for where the EHR keeps assessments so, and only there', async () => {
  const { site } = await readContext()
  const types = (documents?: boolean) =>
    chartQueries('p1', site, documents).map(({ url }) => url.split('?')[0])
  expect(types()).not.toContain('DocumentReference')
  expect(types(true)).toContain('DocumentReference')
})

test('specimens come along where the laboratory has codes of its own, which do not say blood', async () => {
  const includes = async (reading?: object) =>
    (await queries(reading))
      .filter(({ topic }) => topic === 'laboratory')
      .map(({ url }) => url.searchParams.get('_include'))
  expect(await includes()).toEqual([null])
  const own = [{ system: 'urn:lab', code: 'ALB' }]
  expect(await includes({ codes: { albumin: own } })).toEqual(['Observation:specimen'])
  expect(await includes({ codes: { tumourDiameter: own } })).toEqual([null])
})

test('measurements of imaging are asked for, and their groups where the site maps labels', async () => {
  const asked = async (reading?: object) => (await queries(reading)).map(({ url }) => url.searchParams)
  const dicom = 'http://dicom.nema.org/resources/ontology/DCM'
  const codes = (await asked()).flatMap((parameters) => parameters.get('code')?.split(',') ?? [])
  expect(codes).toEqual(expect.arrayContaining([`${dicom}|110830`, `${dicom}|130611`]))
  const groups = async (reading?: object) =>
    (await asked(reading)).filter((parameters) => parameters.get('category') === `${dicom}|125007`).length
  expect([await groups(), await groups({ elastographyLabels: { A: ['Site 1'] } })]).toEqual([0, 1])
})
