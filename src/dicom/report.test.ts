import { expect, test } from 'vitest'
import { BASELINE, reportFile, shotsBySite, shotsOf, WEEK_6 } from '../../test/support/dicom-reports.ts'
import { ALL_SITES } from '../model/elastography/elastography-sites.ts'
import { decoderOf } from './character-sets.ts'
import { type Report, type ReportMeasurement, readReport } from './report.ts'

async function read(name: string): Promise<Report> {
  const report = await readReport(reportFile(name))
  if (!report.ok) throw new Error(report.problem)
  return report.value
}

/** Values by label. */
const byLabel = (measurements: readonly ReportMeasurement[]) =>
  Object.fromEntries(
    [...Map.groupBy(measurements, ({ label }) => label)].map(([label, items]) => [
      label,
      items.map(({ value }) => value),
    ]),
  )

test.each(['kpa.dcm', 'kpa.json', 'implicit.dcm', 'general-ultrasound.dcm', 'spleen.dcm', 'partial.dcm'])(
  '%s: five values at each of twelve labels, whatever the encoding and the template',
  async (name) => {
    const { measurements, sopInstance, device } = await read(name)
    expect(byLabel(measurements)).toEqual(shotsBySite(BASELINE))
    expect(new Set(measurements.map(({ concept, unit }) => `${concept?.value} ${unit?.value}`))).toEqual(
      new Set(['110830 kPa']),
    )
    expect([sopInstance, device]).toEqual(['1.2.826.0.1.3680043.8.498.20260302.5', 'Made up Test object'])
  },
)

test('each number has the lesion, the method, the organ and the moment that are said around it', async () => {
  const { measurements, patient, notFinal } = await read('kpa.dcm')
  expect(measurements[0]).toEqual({
    label: 'A',
    trackingUid: '1.2.826.0.1.3680043.8.498.71',
    concept: { scheme: 'DCM', value: '110830', meaning: 'Elasticity' },
    derivation: undefined,
    value: 32.4,
    unit: { scheme: 'UCUM', value: 'kPa', meaning: 'kilopascal' },
    qualifier: undefined,
    method: { scheme: 'DCM', value: '130609', meaning: '2D Shear Wave Elastography' },
    sites: [{ scheme: 'SCT', value: '10200004', meaning: 'Liver' }],
    time: '2026-03-02T09:15:00',
  })
  expect(patient).toEqual({ id: '40017731', names: ['Chen^Guohua'], birthDate: '1967-03-09' })
  expect(notFinal).toEqual([])
  expect((await read('partial.dcm')).notFinal).toEqual(['PARTIAL', 'UNVERIFIED', 'PRELIMINARY'])
  expect((await read('spleen.dcm')).measurements[0]?.sites[0]?.meaning).toBe('Spleen')
})

test('a median and a spread are told from the measurements beside them', async () => {
  const { measurements } = await read('medians-beside.dcm')
  const of = (derivation: string | undefined) =>
    byLabel(measurements.filter((item) => item.derivation?.value === derivation))
  expect(of(undefined)).toEqual(shotsBySite(BASELINE))
  expect(of('373099004')).toEqual(Object.fromEntries(ALL_SITES.map((site, i) => [site, [BASELINE[i]]])))
  expect(of('130614')).toEqual(Object.fromEntries(ALL_SITES.map((site) => [site, [2]])))
})

test.each(['chinese-utf-8.dcm', 'chinese-gb18030.dcm', 'chinese-iso-2022.dcm'])(
  '%s: Chinese labels are read right',
  async (name) => {
    const { measurements } = await read(name)
    expect([...new Set(measurements.map(({ label }) => label))]).toEqual(
      ALL_SITES.map((site) => `病灶${site}`),
    )
  },
)

test('Chinese without the escape that ISO 2022 asks for is read all the same, as nothing else may stand there', async () => {
  expect(byLabel((await read('chinese-iso-2022-bare.dcm')).measurements)).toEqual({ 病灶A: shotsOf(32.4) })
})

test('two lesions and two examinations of one report stay apart', async () => {
  const lesions = Map.groupBy((await read('two-lesions.dcm')).measurements, ({ trackingUid }) => trackingUid)
  expect([...lesions.values()].map(byLabel)).toEqual([shotsBySite(BASELINE), shotsBySite(WEEK_6)])
  const times = Map.groupBy((await read('two-examinations.dcm')).measurements, ({ time }) => time)
  expect([...times.keys()]).toEqual(['2026-03-02T09:15:00', '2026-04-17T09:15:00'])
  expect([...times.values()].map(byLabel)).toEqual([shotsBySite(BASELINE), shotsBySite(WEEK_6)])
})

test.each([
  ['deflated.dcm', 'deflated'],
  ['cut.dcm', 'damaged'],
  ['image.dcm', 'not-a-report'],
])('%s is refused as %s', async (name, problem) => {
  expect(await readReport(reportFile(name))).toEqual({ ok: false, problem })
})

test('what is no DICOM at all is refused by name, and so is a list of reports', async () => {
  const refused = async (text: string) => readReport(new TextEncoder().encode(text))
  expect(await refused('Site;1;2\nA;3;4')).toEqual({ ok: false, problem: 'not-dicom' })
  expect(await refused('{"resourceType": "Bundle"}')).toEqual({ ok: false, problem: 'not-dicom' })
  expect(await refused('[{}, {}]')).toEqual({ ok: false, problem: 'several-reports' })
  expect(await refused('{"00080016": ')).toEqual({ ok: false, problem: 'damaged' })
  expect(await readReport(new Uint8Array(16_000_001))).toEqual({ ok: false, problem: 'too-large' })
})

test('a label said twice at one place is none, and a tree without end is damage', async () => {
  const code = (value: string) => ({
    Value: [{ '00080100': { Value: [value] }, '00080102': { Value: ['DCM'] } }],
  })
  const label = (text: string) => ({ '0040A043': code('112039'), '0040A160': { Value: [text] } })
  const num = { '0040A040': { Value: ['NUM'] }, '0040A043': code('110830') }
  const made = (content: unknown) => {
    const data = { '00080016': { Value: ['1.2.840.10008.5.1.4.1.1.88.33'] }, '0040A730': { Value: content } }
    return readReport(new TextEncoder().encode(JSON.stringify(data)))
  }
  expect(await made([label('A'), num, label('B'), num])).toMatchObject({
    value: { measurements: [{ label: undefined, value: undefined }, { label: undefined }] },
  })
  let deep: object = num
  for (let level = 0; level < 200; level++) deep = { '0040A730': { Value: [deep] } }
  expect(await made([deep])).toEqual({ ok: false, problem: 'damaged' })
})

test('letters of a set that is not known are never guessed', () => {
  expect(decoderOf(['ISO 2022 IR 159'])).toBeUndefined()
  expect(decoderOf(['', 'ISO 2022 IR 99'])).toBeUndefined()
  const text = (terms: string[], bytes: number[]) => decoderOf(terms)?.(Uint8Array.from(bytes))
  expect(text([], [0x41, 0xe9])).toBe('A\ufffd')
  expect(text(['ISO_IR 100'], [0x41, 0xe9])).toBe('Aé')
  // The examples of PS3.5, annexes H and I: Yamada in Japanese, Gildong in Korean.
  expect(text(['', 'ISO 2022 IR 87'], [0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x42])).toBe(
    '山田',
  )
  expect(text(['', 'ISO 2022 IR 149'], [0x1b, 0x24, 0x29, 0x43, 0xb1, 0xe6, 0xb5, 0xbf])).toBe('길동')
})
