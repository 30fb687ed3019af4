import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { reportFile } from '../../test/support/dicom-reports.ts'
import { run } from './run.ts'

const io = { now: new Date('2026-11-27T12:00:00Z'), readStdin: async () => reportFile('kpa.dcm') }
const pathOf = (name: string) => fileURLToPath(new URL(`../../test/dicom/reports/${name}`, import.meta.url))
const sr = (...args: string[]) => run(['sr', ...args], io)

test('labels, codes and numbers are printed, and how labels are mapped that stand for no site', async () => {
  const { stdout, exitCode } = await sr(pathOf('numbered.dcm'))
  expect(exitCode).toBe(0)
  expect(stdout).toContain(
    '"Site 6" stands for no site: Elasticity (110830, DCM); 2D Shear Wave Elastography (130609, DCM); Liver (10200004, SCT)\n' +
      '  21.5 kPa, 20.5 kPa, 23 kPa, 21 kPa, 23.5 kPa\n',
  )
  expect(stdout).toContain('"elastographyLabels": {"A": ["label"]}')
})

test('by the site file each label is named with its site', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tipm-sr-')), 'site.json')
  const smart = { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'tipm' }] }
  writeFileSync(
    file,
    JSON.stringify({ name: 'H', smart, reading: { elastographyLabels: { F1: ['Site 6'] } } }),
  )
  const { stdout } = await sr(pathOf('numbered.dcm'), '--site', file)
  expect(stdout).toContain('"Site 6" is site F1: Elasticity')
  expect(stdout).toContain('"Site 1" stands for no site')
})

test('a median is printed as one, and as JSON the same', async () => {
  expect((await sr(pathOf('medians.dcm'))).stdout).toContain(
    '"A" is site A: Elasticity (110830, DCM); Median Value of population (373099004, SCT);',
  )
  const { measurements } = JSON.parse((await sr(pathOf('medians.dcm'), '--json')).stdout)
  expect(measurements[0]).toMatchObject({ label: 'A', site: 'A', value: 32.4, unit: { value: 'kPa' } })
  expect(measurements[0].derivation.value).toBe('373099004')
})

test('nothing about the patient, a person or a day is printed, also from standard input', async () => {
  for (const args of [['-'], ['-', '--json']]) {
    const { stdout } = await sr(...args)
    expect(stdout).toContain('Elasticity')
    expect(stdout).not.toMatch(/Chen|Guohua|40017731|1967|Zhao|2026|0302|498\./)
  }
})

test.each([
  ['cut.dcm', 'is damaged or cut off'],
  ['image.dcm', 'is DICOM, but no structured report; images are not read'],
  ['deflated.dcm', 'is compressed (Deflated Explicit VR); export it uncompressed'],
])('%s is refused and says why', async (name, message) => {
  const { exitCode, stderr, stdout } = await sr(pathOf(name))
  expect([exitCode, stdout]).toEqual([65, ''])
  expect(stderr).toContain(message)
})

test('without a file it is wrong use', async () => {
  expect((await sr()).exitCode).toBe(64)
})
