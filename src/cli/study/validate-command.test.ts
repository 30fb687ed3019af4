import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { REFERENCE_MAPPING } from '../../../test/support/study-tables.ts'
import { loadModel } from '../../model/load-model.ts'
import { run } from '../run.ts'

const cohort = fileURLToPath(new URL('../../../test/golden/cohort.csv', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tipm-validate-'))
const mapping = join(folder, 'map.json')
writeFileSync(mapping, JSON.stringify(REFERENCE_MAPPING))
const at = (name: string) => join(folder, name)
const tipm = (args: readonly string[], stdin = '') =>
  run(args, { now: new Date('2026-11-23T12:00:00Z'), readStdin: async () => Buffer.from(stdin) })

test('prints the main figures, and writes the whole report as JSON, HTML and CSV', async () => {
  const result = await tipm([
    'validate',
    cohort,
    ...['--map', mapping, '--bootstrap', '10'],
    ...['--json', at('report.json'), '--html', at('report.html'), '--csv', at('tables')],
  ])
  expect(result).toMatchObject({ exitCode: 0, stderr: '' })
  expect(result.stdout).toContain('0.926 (0.895 to 0.957)')
  expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toMatchObject({
    format: 'tipm-validation-1',
    participants: { scoredWithOutcome: 327, events: 88 },
  })
  expect(readFileSync(join(at('tables'), 'auc.csv'), 'utf8')).toContain('stratum,score')
  const html = readFileSync(at('report.html'), 'utf8')
  expect(html).toMatch(/^<!doctype html>/)
  expect(html).not.toContain('<script')
  // Nothing to load: the only addresses are the names of XML.
  expect(html.match(/(?:src|href)="(?!#)/g)).toBeNull()
  // No patient of the file is in it.
  expect(html).not.toContain('S001')
}, 60_000)

test('nothing that stands in a file becomes markup of the report', async () => {
  const hostile = '"><img src=x onerror=alert(1)><script>alert(1)<'
  const name = at(`${hostile}.csv`)
  const heading = `outcome ${hostile}`
  const rows = [
    ['probability', heading],
    ...['0.1,0', '0.4,0', '0.35,1', '0.8,1'].map((row) => row.split(',')),
    ...[[hostile, '1'] as const, ['0.2', hostile] as const],
  ]
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  writeFileSync(name, rows.map((row) => `${row.map(quoted).join(',')}\n`).join(''))
  const map = at('hostile.json')
  const columns = {
    probability: { column: 'probability' },
    outcome: { column: heading, ones: ['1'], zeros: ['0'] },
  }
  writeFileSync(map, JSON.stringify({ format: 'tipm-mapping-1', kind: 'scored', columns }))
  const { exitCode } = await tipm(['validate', name, '--scored', '--map', map, '--html', at('hostile.html')])
  expect(exitCode).toBe(0)
  expect(readFileSync(at('hostile.html'), 'utf8')).not.toMatch(/<img|<script/)
}, 60_000)

test('scores of any model go in by --scored, on standard input as well', async () => {
  const csv = 'probability,outcome\n0.1,0\n0.4,0\n0.35,1\n0.8,1\n'
  const map = at('scored.json')
  writeFileSync(
    map,
    JSON.stringify({
      format: 'tipm-mapping-1',
      kind: 'scored',
      columns: {
        probability: { column: 'probability' },
        outcome: { column: 'outcome', ones: ['1'], zeros: ['0'] },
      },
    }),
  )
  const { exitCode, stdout } = await tipm(['validate', '-', '--scored', '--map', map, '--json', '-'], csv)
  expect(exitCode).toBe(0)
  // The AUC by hand: of the four pairs three are in order.
  expect(JSON.parse(stdout)).toMatchObject({
    header: { data: { kind: 'scored' } },
    discrimination: { strata: [{ scores: [{ auc: { ok: true, value: { estimate: 0.75 } } }] }] },
  })
})

test('a heading that could mean several things is not taken silently; a proposal can be printed and used', async () => {
  const refused = await tipm(['validate', cohort])
  expect(refused).toMatchObject({ exitCode: 65, stdout: '' })
  expect(refused.stderr).toContain('--map')
  const suggested = await tipm(['validate', cohort, '--suggest-map'])
  expect(JSON.parse(suggested.stdout)).toMatchObject({
    format: 'tipm-mapping-1',
    columns: { anc: { column: 'anc' } },
  })
})

test('wrong use and bad input say what was expected', async () => {
  expect(await tipm(['validate'])).toMatchObject({ exitCode: 64 })
  expect((await tipm(['validate', cohort, '--bootstrap', 'many'])).stderr).toContain('whole number')
  expect(await tipm(['validate', at('none.csv')])).toMatchObject({ exitCode: 65, stdout: '' })
  expect((await tipm(['validate', cohort, '--map', mapping, '--cohort', 'ward'])).stderr).toContain(
    'there are cohort, hbv',
  )
  expect((await tipm(['validate', '--help'])).stdout).toContain('--suggest-map')
})

test('patients without outcome and follow-up leave nothing to compute: exit code 2', async () => {
  const csv = 'nlr,alb,tin\n2,40,\n3,35,\n'
  const map = at('no-outcome.json')
  writeFileSync(
    map,
    JSON.stringify({
      format: 'tipm-mapping-1',
      columns: {
        nlr: { column: 'nlr' },
        albumin: { column: 'alb', unit: 'g/L' },
        outcome: { column: 'tin', ones: ['1'], zeros: ['0'] },
      },
    }),
  )
  expect(await tipm(['validate', '-', '--map', map], csv)).toMatchObject({ exitCode: 2 })
})

test('a recalibrated model file is written, loads, and is approved by nobody', async () => {
  const file = at('model.json')
  const result = await tipm([
    'recalibrate',
    cohort,
    ...[
      '--map',
      mapping,
      '--method',
      'intercept',
      '--at',
      'St Elsewhere',
      '--out',
      file,
      '--html',
      at('before-after.html'),
      '--bootstrap',
      '10',
    ],
  ])
  expect(result).toMatchObject({ exitCode: 0, stderr: '' })
  expect(result.stdout).toContain('not approved')
  expect(readFileSync(at('before-after.html'), 'utf8')).toContain('Calibration before and after')
  const loaded = await loadModel(JSON.parse(readFileSync(file, 'utf8')))
  expect(loaded).toMatchObject({
    ok: true,
    value: { status: 'recalibrated', recalibration: { approvedBy: '', date: '2026-11-23' } },
  })
  const score = await tipm(['score', '--nlr', '4', '--albumin', '36', '--model', file])
  expect(score.stdout).toContain('recalibrated at St Elsewhere, not approved')
})

test('recalibrating needs a method and a hospital, and says when there is nothing to fit', async () => {
  expect((await tipm(['recalibrate', cohort, '--at', 'X'])).stderr).toContain('intercept-and-slope')
  expect((await tipm(['recalibrate', cohort, '--method', 'refit'])).stderr).toContain('--at')
  const oneClass = 'anc,alc,alb,diameter,dt_nonneg,bili,afp,tin,os_days,os_event,cohort,hbv,id\n'
  const rows = ['4,2,40,6,1,10,20,0,100,0,a,1,1', '5,2,41,7,1,10,20,0,100,0,a,1,2'].join('\n')
  const result = await tipm(
    ['recalibrate', '-', '--map', mapping, '--method', 'intercept', '--at', 'X'],
    oneClass + rows,
  )
  expect(result).toMatchObject({ exitCode: 2, stdout: '' })
  expect(result.stderr).toContain('only one outcome occurs')
})
