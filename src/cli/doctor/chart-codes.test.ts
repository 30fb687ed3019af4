import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exam, lab } from '../../../test/support/chart-builders.ts'
import { run } from '../run.ts'
import { doctorOutput } from './doctor-output.ts'

const folder = mkdtempSync(join(tmpdir(), 'tipm-chart-codes-'))
const io = { now: new Date('2026-11-23T12:00:00Z'), readStdin: async () => new Uint8Array() }

function file(name: string, json: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(json))
  return path
}

const local = (code: string, text: string) => ({
  code: { coding: [{ system: 'https://lab.example/codes', code }], text },
})
const chart = file('chart.json', [
  { resourceType: 'Patient', id: 'p1' },
  lab('a1', '1751-7', 36, 'g/L'),
  lab('a2', '1751-7', 35, 'g/L', '2026-11-01'),
  exam('e1', { A: 20, B: 21 }),
  lab('x1', '', 36, 'g/L', undefined, local('ALBU', 'Albumin, serum')),
  lab('x2', '', 36, 'g/L', undefined, local('ALBU', 'Albumin, serum')),
  lab('y1', '', 140, 'mmol/L', undefined, local('NA', 'Sodium')),
  lab('z1', '', 4, '10*9/L', undefined, { code: { text: 'Neutrophils abs' } }),
])

async function doctor(...args: string[]) {
  const { exitCode, stdout } = await run(['doctor', '--chart', chart, '--json', ...args], io)
  return { exitCode, output: doctorOutput.parse(JSON.parse(stdout)) }
}

test('lists the codes that are read, those that nobody mapped, and what would map the look-alikes', async () => {
  const { exitCode, output } = await doctor()
  expect(exitCode).toBe(0)
  expect(output.chart?.mapped.map(({ input, code, count }) => `${input} ${code} ${count}`)).toEqual([
    'albumin 1751-7 2',
    'stiffnessExam stiffness-exam 1',
    'stiffnessSites.A A 1',
    'stiffnessSites.B B 1',
  ])
  expect(output.chart?.unmapped).toEqual([
    ...[
      {
        resembles: 'albumin',
        system: 'https://lab.example/codes',
        code: 'ALBU',
        name: 'Albumin, serum',
        count: 2,
      },
    ],
    ...[{ resembles: 'neutrophils', system: null, code: null, name: 'Neutrophils abs', count: 1 }],
    ...[{ resembles: null, system: 'https://lab.example/codes', code: 'NA', name: 'Sodium', count: 1 }],
  ])
  expect(output.chart?.siteFile).toEqual({
    reading: { codes: { albumin: [{ system: 'https://lab.example/codes', code: 'ALBU' }] } },
  })
  expect(output.checks).toMatchObject([
    { id: 'codes', status: 'warn', found: '5 results under 4 mapped codes, 4 under 3 that nobody mapped' },
  ])
})

test('the part of a site file that it prints maps them', async () => {
  const { output } = await doctor()
  const site = file('site.json', {
    name: 'Test',
    smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'tipm' }] },
    ...output.chart?.siteFile,
  })
  const after = await doctor('--site', site)
  expect(after.output.chart?.mapped).toContainEqual(
    expect.objectContaining({ input: 'albumin', code: 'ALBU', count: 2 }),
  )
  expect(after.output.chart?.unmapped.map(({ name }) => name)).toEqual(['Neutrophils abs', 'Sodium'])
})

test('says it in words, without a value of the chart', async () => {
  const { stdout } = await run(['doctor', '--chart', chart], io)
  expect(stdout).toMatch(/albumin +2 {2}http:\/\/loinc\.org\|1751-7/)
  expect(stdout).toMatch(/neutrophils +1 {2}no code {2}Neutrophils abs/)
  expect(stdout).toContain('In the site file, where they are what they look like:')
  expect(stdout).not.toMatch(/\b(36|140)\b/)
})

test('goes with a site file only, and names a file that cannot be read', async () => {
  const wrong = await run(['doctor', '--chart', chart, '--origin', 'https://tipm.example'], io)
  expect(wrong.exitCode).toBe(64)
  expect((await run(['doctor', '--chart', join(folder, 'none.json')], io)).exitCode).toBe(65)
})
