import { expect, test } from 'vitest'
import { ALL_SITES } from '../../../model/elastography/elastography-sites.ts'
import { readTable } from './read-table.ts'
import { understandTable } from './understand-table.ts'

const understand = async (text: string) => understandTable(await readTable(text), 'kPa')

/** Twelve lines, one a site. */
const lines = (line: (site: string, index: number) => string) => ALL_SITES.map(line).join('\r\n')

test('twelve rows of five, as a spreadsheet copies them, are the sites in the order of the protocol', async () => {
  const table = await understand(
    lines((_, index) => [1, 2, 3, 4, 5].map((n) => `${10 + index}.${n}`).join('\t')),
  )
  expect(table).toMatchObject({
    ok: true,
    kind: 'shots',
    order: 'protocol',
    refusedCells: [],
    refusedRows: [],
  })
  if (!table.ok) return
  expect(table.sites.A?.shots).toEqual(['10.1', '10.2', '10.3', '10.4', '10.5'])
  expect(table.sites.I?.shots).toEqual(['21.1', '21.2', '21.3', '21.4', '21.5'])
})

test('twelve rows of one are medians, with decimal point or comma', async () => {
  for (const mark of ['.', ',']) {
    const table = await understand(lines((_, index) => `${10 + index}${mark}5`))
    expect(table).toMatchObject({ ok: true, kind: 'medians', sites: { F1: { median: `15${mark}5` } } })
  }
})

test('a heading and site names are understood in any order and with any of the usual separators', async () => {
  for (const separator of [';', ',', '\t', ' ']) {
    const rows = ['Site,1,2,3,4,5', 'F4,1.1,1.2,1.3,1.4,1.5', 'a,2.1,2.2,2.3,2.4,2.5']
    const table = await understand(rows.join('\n').replaceAll(',', separator))
    expect(table, separator).toMatchObject({
      ...{ ok: true, kind: 'shots', order: 'named', header: true },
      sites: {
        F4: { shots: ['1.1', '1.2', '1.3', '1.4', '1.5'] },
        A: { shots: ['2.1', '2.2', '2.3', '2.4', '2.5'] },
      },
    })
  }
})

test('decimal commas stay in one value where tabs, semicolons or blanks part the cells', async () => {
  for (const separator of ['\t', ';', ' ']) {
    const table = await understand(['A', '12,5', '13,5'].join(separator))
    expect(table, separator).toMatchObject({
      ok: true,
      sites: { A: { shots: ['12,5', '13,5', '', '', ''] } },
    })
  }
})

test('quoted cells and a byte order mark of a CSV file do no harm', async () => {
  expect(await understand('\uFEFF"A","12,5"\n"B","13,5"')).toMatchObject({
    ok: true,
    sites: { A: { median: '12,5' }, B: { median: '13,5' } },
  })
})

test('what is no measurement is named with its place, and the rest is taken', async () => {
  const table = await understand('A;12;n/a;900;13\nX;1;2\nA;5\nB;1;2;3;4;5;6')
  expect(table).toMatchObject({
    ok: true,
    sites: { A: { shots: ['12', '', '', '13', ''] } },
    refusedCells: [
      { row: 1, column: 3, text: 'n/a', code: 'not-a-number' },
      { row: 1, column: 4, text: '900', code: 'implausible' },
    ],
    refusedRows: [
      { row: 2, code: 'site-unknown' },
      { row: 3, code: 'site-twice' },
      { row: 4, code: 'too-many-values' },
    ],
  })
})

test('without site names only twelve rows can be told apart', async () => {
  expect(await understand('1\n2\n3')).toEqual({ ok: false, code: 'not-twelve-rows', rows: 3 })
  expect(await understand('')).toMatchObject({ ok: false, code: 'empty' })
  expect(await understand('A;x')).toMatchObject({ ok: false, code: 'no-values' })
})
