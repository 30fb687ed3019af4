import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { ValidationReport } from '../../validation/report/validation-report.ts'
import { run } from '../run.ts'

const folder = mkdtempSync(join(tmpdir(), 'tipm-plain-'))
const at = (name: string) => join(folder, name)
const tipm = (args: readonly string[], stdin = '') =>
  run(args, { now: new Date('2026-11-23T12:00:00Z'), readStdin: async () => Buffer.from(stdin) })

async function scored(csv: string, ...more: readonly string[]) {
  const json = at('report.json')
  const args = ['validate', '-', '--scored', '--bootstrap', '0', '--json', json, '--html', at('report.html')]
  const result = await tipm([...args, ...more], csv)
  expect(result.exitCode).toBe(0)
  const report: ValidationReport = JSON.parse(readFileSync(json, 'utf8'))
  return { ...result, report, html: readFileSync(at('report.html'), 'utf8') }
}

test('survival of a group column needs neither a mapping nor a score: the figures of R for its data set aml', async () => {
  const maintained = '9 13 13+ 18 23 28+ 31 34 45+ 48 161+'.split(' ')
  const not = '5 5 8 8 12 16+ 23 27 30 33 43 45'.split(' ')
  const line = (group: string) => (time: string) =>
    `${Number.parseInt(time, 10)},${time.endsWith('+') ? 0 : 1},${group}`
  const rows = [...maintained.map(line('Maintained')), ...not.map(line('Nonmaintained'))]
  const { report, stderr } = await scored(`time,event,group\n${rows.join('\n')}\n`)
  expect(report.survival.groups).toMatchObject([
    {
      name: 'group',
      labels: [
        {
          label: 'Maintained',
          patients: 11,
          events: 7,
          median: { value: { median: 31, lower: 18, upper: null } },
        },
        {
          label: 'Nonmaintained',
          patients: 12,
          events: 11,
          median: { value: { median: 23, lower: 8, upper: null } },
        },
      ],
      logRank: {
        ok: true,
        value: { chi2: expect.closeTo(3.39639, 4), df: 1, p: expect.closeTo(0.06533932, 7) },
      },
      hazardRatio: { ok: true, value: { estimate: expect.closeTo(2.49810533, 6) } },
    },
  ])
  // The unit is nowhere named: that it was taken for days is said.
  expect(stderr).toContain('taken for days')
})

test('a second score is compared on the same patients, and the words are those of any outcome', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const [p, q] = [(i + 1) / 70, ((i * 7) % 60) / 70]
    return [i % 3 === 0 || i > 40 ? 1 : 0, p, p, q, q].join(',')
  })
  const { report, html, stdout } = await scored(
    `outcome,score,probability,score2,probability2\n${rows.join('\n')}\n`,
  )
  expect(report.discrimination.strata[0]?.comparisons).toMatchObject([{ with: 'other', patients: 60 }])
  expect(report.decision.strata[0]?.against).toMatchObject({ ok: true })
  expect(html).toContain('Second score')
  const words = html
    .replace(/<section[^>]*id="checklist"[\s\S]*/, '')
    .match(/progression|\bTI[EN]\b|of death/gi)
  expect([words, stdout.match(/progression|\bTI[EN]\b|of death/gi)]).toEqual([null, null])
})

test.each([
  ['outcome,score\n1,0.2\n2,0.1\n', 'outcome (outcome): the coding is not known'],
  ['a,b\n', 'No rows'],
  ['score\n1\n', 'no table'],
])('of %j the one cause is named', async (csv, cause) => {
  const { exitCode, stderr } = await tipm(['validate', '-', '--scored'], csv)
  expect([exitCode, stderr]).toEqual([65, expect.stringContaining(cause)])
})

const cohort = readFileSync(new URL('../../../test/golden/cohort.csv', import.meta.url), 'utf8')

test('what stands far out, what is not used and what has no column is said on the command line as in the browser', async () => {
  const lines = cohort
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const [headings = [], ...rows] = lines
  const days = headings.indexOf('os_days')
  const dt = headings.indexOf('dt_nonneg')
  const csv = [
    [...headings, 'ward'],
    ...rows.map((row, i) => [
      ...row.with(days, i === 3 ? '9999' : (row[days] ?? '')),
      i % 2 === 0 ? 'A' : 'B',
    ]),
  ].map((row) => row.filter((_, column) => column !== dt).join(','))
  const suggested = await tipm(['validate', '-', '--suggest-map'], csv.join('\n'))
  expect(suggested.exitCode).toBe(0)
  expect(suggested.stderr).toContain('os_days: 9999 lies far')
  expect(suggested.stderr).toContain('ward: A | B')
  expect(suggested.stderr).toMatch(/0 patients will be part of the main analysis: no column for .*dT/)
  writeFileSync(at('map.json'), suggested.stdout)
  const computed = await tipm(['validate', '-', '--map', at('map.json'), '--bootstrap', '0'], csv.join('\n'))
  expect(computed.stderr).toContain('os_days: 9999 lies far')
})

test('a proposed mapping is one that is taken; what it leaves open is named with its cause', async () => {
  const suggested = await tipm(['validate', '-', '--suggest-map'], 'ALB (g/L),AFP,TIN\n38,20,1\n39,30,0\n')
  expect(suggested).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('afp') })
  writeFileSync(at('proposed.json'), suggested.stdout)
  const taken = await tipm(
    ['validate', '-', '--map', at('proposed.json')],
    'ALB (g/L),AFP,TIN\n38,20,1\n39,30,0\n',
  )
  expect(taken.stderr).not.toContain('error: standard input')
  const none = await tipm(['validate', '-', '--suggest-map'], 'ALB (g/L),time\n38,20\n')
  expect(none).toMatchObject({ exitCode: 65, stdout: '' })
})

test('the faulty one of several FHIR files is named; a folder and packed files are read', async () => {
  const patient = (id: string) => `${JSON.stringify({ resourceType: 'Patient', id })}\n`
  const folder = mkdtempSync(join(tmpdir(), 'tipm-export-'))
  const at = (name: string) => join(folder, name)
  writeFileSync(at('a.ndjson'), patient('a'))
  writeFileSync(at('b.ndjson.gz'), gzipSync(patient('b')))
  const both = await tipm(['validate', folder])
  expect(both.stdout).toMatch(/Rows found +2/)
  writeFileSync(at('c.ndjson'), `${patient('c')}{"resourceType":`)
  const { exitCode, stderr } = await tipm(['validate', at('a.ndjson'), at('b.ndjson.gz'), at('c.ndjson')])
  expect(exitCode).toBe(65)
  expect(stderr).toContain('c.ndjson')
  expect(stderr).not.toContain('a.ndjson')
})

test('what is computed from the synthetic cohort says so on every file', async () => {
  const example = fileURLToPath(new URL('../../lab/example/example-cohort.csv', import.meta.url))
  const files = ['--html', at('s.html'), '--json', at('s.json'), '--csv', at('tables')]
  const { stdout } = await tipm(['validate', example, '--bootstrap', '0', ...files])
  expect(stdout).toContain('Synthetic')
  expect(readFileSync(at('s.html'), 'utf8')).toMatch(
    /@bottom-center\{content:"Synthetic[\s\S]*<p class="report-caution">Synthetic/,
  )
  expect(JSON.parse(readFileSync(at('s.json'), 'utf8'))).toMatchObject({
    header: { data: { synthetic: true } },
  })
  expect(readFileSync(join(at('tables'), 'synthetic-auc.csv'), 'utf8')).toContain('stratum')
})

test('a model file fitted to the synthetic cohort says so wherever it names its site', async () => {
  const example = fileURLToPath(new URL('../../lab/example/example-cohort.csv', import.meta.url))
  const { exitCode, stdout } = await tipm([
    ...['recalibrate', example, '--method', 'intercept', '--at', 'X', '--bootstrap', '10'],
    ...['--out', at('synthetic.json')],
  ])
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Synthetic')])
  expect(JSON.parse(readFileSync(at('synthetic.json'), 'utf8'))).toMatchObject({
    name: expect.stringContaining('(synthetic patients)'),
    recalibration: { site: 'X (synthetic patients)' },
  })
})
