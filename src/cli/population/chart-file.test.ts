import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ChartFile, linesAt, placesOf } from './chart-file.ts'
import { DIVIDER } from './row-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'tipm-chart-file-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the lines of a patient are found by their places, whatever they hold and whoever’s stand between them', () => {
  const file = new ChartFile(folder, '0.charts')
  const of = (patient: string, line: string) => ({ patient, medication: undefined, line })
  const long = `"${'供'.repeat(8_000_000)}"`
  file.add([of('a', '"é1"'), of('b', '"b1"'), of('a', '"供2"')])
  file.add([{ patient: undefined, medication: 'm', line: '"m1"' }])
  file.add([of('a', long)])
  file.add([of('a', '"after the long one"')])
  file.close()
  const rows = readFileSync(placesOf(join(folder, '0.charts')), 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => row.split(DIVIDER))
  const found = (owner: string) =>
    linesAt(
      rows
        .filter(([patient, medication]) => `${patient}/${medication}` === owner)
        .map(([, , name = '', from, bytes]) => ({
          ...{ file: join(folder, name), from: Number(from), bytes: Number(bytes) },
        })),
    )
  expect(found('a/')).toEqual(['"é1"', '"供2"', long, '"after the long one"'])
  expect(found('b/')).toEqual(['"b1"'])
  expect(found('/m')).toEqual(['"m1"'])
})
