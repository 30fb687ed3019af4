import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gbk, mapping, source, study, tableOf } from '../../../test/support/csv-files.ts'
import type { StudyTable } from '../study-table.ts'
import { readCsvHead } from './csv/csv-head.ts'
import { guessMapping } from './guess-mapping.ts'
import { previewRows } from './preview.ts'

const outcome = { column: 'resp', ones: ['PD'], zeros: ['CR', 'PR', 'SD'] }
const PLAIN = mapping({
  id: 'id',
  missing: ['NA', '999'],
  columns: {
    albumin: { column: 'ALB', unit: 'g/dL' },
    diameter: { column: 'D', unit: 'mm' },
    outcome,
  },
  groups: [{ column: 'site', labels: { '1': 'Fuzhou' } }],
})
const HEADINGS = 'id,ALB,D,resp,site\n'

const column = (table: StudyTable, name: 'albumin' | 'diameter' | 'outcome' | 'days') => [
  ...(table.columns[name] ?? []),
]

test('converts to the units of the study table, at the precision of the bedside', async () => {
  const table = await tableOf(`${HEADINGS}a,3.6,84,PD,1\nb,4.126,9.96,pr,2\n`, PLAIN)
  expect(column(table, 'albumin')).toEqual([36, 41.3])
  expect(column(table, 'diameter')).toEqual([8.4, 1])
  expect(column(table, 'outcome')).toEqual([1, 0])
  expect(table.ids).toEqual(['a', 'b'])
  expect(table.groups).toEqual([{ name: 'site', labels: ['Fuzhou', '2'], codes: Int32Array.of(0, 1) }])
  expect(table.source).toMatchObject({ kind: 'csv', rowsFound: 2 })
})

test('keeps a patient of whom something is missing, imputing nothing', async () => {
  const table = await tableOf(`${HEADINGS}a,NA,84,PD,1\nb,,84,PD,\nc,999,84,SD,NA\nd,3.9,84,SD,1\n`, PLAIN)
  expect(column(table, 'albumin')).toEqual([Number.NaN, Number.NaN, Number.NaN, 39])
  expect([...(table.groups[0]?.codes ?? [])]).toEqual([0, -1, -1, 0])
  expect(table.cellProblems).toEqual([])
})

test('reads a cell that is no value as missing and says why and where', async () => {
  const table = await tableOf(
    `${HEADINGS}a,3.9,84,PD,1\nb,about 4,84,PD,1\nc,39,84,SD,1\nd,<2,84,SD,1\ne,40,84,SD,1\nf,3.9,84,stable,1\n`,
    mapping({
      ...PLAIN,
      columns: { ...PLAIN.columns, days: { column: 'site', unit: 'd' }, event: { column: 'id', atLeast: 0 } },
      id: undefined,
      groups: [],
    }),
  )
  expect(table.rowCount).toBe(5)
  expect(table.excluded).toEqual([{ row: 7, reason: 'not-readable', what: 'outcome' }])
  expect(table.cellProblems).toEqual(
    expect.arrayContaining([
      { variable: 'albumin', code: 'implausible', count: 2, firstRows: [4, 6] },
      { variable: 'albumin', code: 'not-a-number', count: 1, firstRows: [3] },
      { variable: 'albumin', code: 'comparator', count: 1, firstRows: [5] },
    ]),
  )
})

test('lists each row that no analysis can use, by its number in a spreadsheet', async () => {
  const table = await tableOf(
    `${HEADINGS}a,3.9,84,PD,1\n\n,,,,\nb,3.9,84\nc,"3.9"x,84,PD,1\na,3.9,84,SD,1\nd,3.9,84,NA,1\ne,NA,,PD,1\nf,39,,PD,1\ng,4,8,4,PD,1\n`,
    PLAIN,
  )
  expect(table.ids).toEqual(['a'])
  expect(table.excluded).toEqual([
    { row: 4, reason: 'empty', what: undefined },
    { row: 5, reason: 'wrong-number-of-cells', what: undefined },
    { row: 6, reason: 'not-readable', what: undefined },
    { row: 7, reason: 'duplicate-patient', what: undefined },
    { row: 8, reason: 'no-outcome', what: undefined },
    { row: 9, reason: 'no-inputs', what: undefined },
    { row: 10, reason: 'implausible', what: 'albumin' },
    { row: 11, reason: 'wrong-number-of-cells', what: undefined },
  ])
  expect(table.source.rowsFound).toBe(9)
})

test('does not mind empty cells beyond the last heading, and minds cells there that are not', async () => {
  const columns = mapping({ columns: { albumin: { column: 'ALB', unit: 'g/L' }, outcome } })
  const table = await tableOf('ALB,resp,,\n38,PD\n38,PD,\n38,PD,, ,\n38,PD,1\n38\n', columns)
  expect([table.rowCount, table.excluded.map(({ row }) => row)]).toEqual([3, [5, 6]])
})

test('takes the days between two dates, or a time in months', async () => {
  const event = { column: 'died', ones: ['1'], zeros: ['0'] }
  const albumin = { column: 'ALB', unit: 'g/L' }
  const dated = mapping({ columns: { albumin, days: { start: 'from', end: 'to' }, event } })
  const table = await tableOf(
    'ALB,from,to,died\n38,2024-02-28,2024-03-01,1\n38,2024/3/1,2024年3月1日,0\n38,2024-03-02,2024-03-01,1\n38,?,2024-03-01,0\n',
    dated,
  )
  // 2024 is a leap year.
  expect(column(table, 'days')).toEqual([2, 0])
  expect(table.excluded.map(({ row, reason, what }) => [row, reason, what])).toEqual([
    [4, 'not-readable', 'days'],
    [5, 'not-readable', 'days'],
  ])
  const months = mapping({ columns: { albumin, days: { column: 'os', unit: 'months' }, event } })
  expect(column(await tableOf('ALB,os,died\n38,2,1\n', months), 'days')).toEqual([60.875])
})

test('reads scored data of any model, probabilities in percent too', async () => {
  const scored = mapping({
    kind: 'scored',
    columns: { score: { column: 's' }, probability: { column: 'p', unit: '%' }, outcome },
  })
  const table = await tableOf('s,p,resp\n-3.5,28,PD\n160,101,SD\n', scored)
  expect(table.kind).toBe('scored')
  expect([...(table.columns.score ?? [])]).toEqual([-3.5, 160])
  expect([...(table.columns.probability ?? [])]).toEqual([0.28, Number.NaN])
})

test('reads the same from UTF-8 with its mark, CRLF, semicolons, decimal commas and GB18030', async () => {
  const columns = mapping({
    columns: {
      albumin: { column: '白蛋白', unit: 'g/L' },
      outcome: { column: '疗效', ones: ['进展'], zeros: ['稳定'] },
    },
  })
  const text = '编号,白蛋白,疗效\n1,38.5,进展\n2,40.25,稳定\n'
  const semicolons = text
    .replace(/(\d)\.(\d)/g, '$1~$2')
    .replaceAll(',', ';')
    .replaceAll('~', ',')
  const expected = await tableOf(text, columns)
  expect(column(expected, 'albumin')).toEqual([38.5, 40.3])
  const others = [
    `\ufeff${text}`,
    text.replaceAll('\n', '\r\n'),
    text.replaceAll('\n', '\r'),
    semicolons,
    gbk(text),
    gbk(semicolons),
  ]
  for (const content of others) {
    for (const piece of [3, 1 << 16]) {
      const { source, ...table } = await tableOf(content, columns, { piece })
      expect({ ...table, source: { ...source, sha256: '' } }).toEqual({
        ...expected,
        source: { ...expected.source, sha256: '' },
      })
      expect(source.sha256).toBe(createHash('sha256').update(content).digest('hex'))
    }
  }
})

test('accounts for every row, whatever the cells hold', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', '3.9', '38', 'PD', 'SD', 'NA', '=1+1', '"x'),
    fc.string({ maxLength: 4 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell, cell, cell), { maxLength: 12 }), async (rows) => {
      const quoted = rows.map((row) => row.map((item) => `"${item.replaceAll('"', '""')}"`).join(','))
      const result = await study(HEADINGS + quoted.join('\n'), PLAIN)
      if (rows.length === 0) expect(result).toMatchObject({ problem: { code: 'no-rows' } })
      if (!result.ok) return
      const { rowCount, excluded, columns } = result.value
      expect(rowCount + excluded.length).toBe(rows.length)
      expect(Object.values(columns).every(({ length }) => length === rowCount)).toBe(true)
    }),
  )
})

test('never throws on arbitrary bytes, under the mapping it guesses of them', async () => {
  const text = fc.array(
    fc.constantFrom(
      'ALB',
      'TIN',
      '白蛋白',
      '疗效',
      'OS (days)',
      '38.5',
      '1,5',
      '1',
      '0',
      '"',
      ',',
      ';',
      '\n',
      '\r\n',
      'PD',
      '<3',
      '=A1',
    ),
    { maxLength: 60 },
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    text.map((parts) => new TextEncoder().encode(parts.join(''))),
    text.map((parts) => gbk(parts.join(''))),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const head = await readCsvHead(source(content))
      if (!head.ok) return
      const { mapping: guessed } = guessMapping(head.value)
      previewRows(head.value, guessed)
      expect(await study(content, guessed)).toHaveProperty('ok')
    }),
    { numRuns: 400 },
  )
})

test('says that there are no rows, that the mapping does not fit, and that it was cancelled', async () => {
  expect(await study(HEADINGS, PLAIN)).toEqual({ ok: false, problem: { code: 'no-rows' } })
  expect(await study('id,ALB,D,resp\n', PLAIN)).toEqual({
    ok: false,
    problem: { code: 'unknown-heading', what: 'site' },
  })
  const abort = new AbortController()
  const cancelled = study(HEADINGS + 'a,3.9,84,PD,1\n'.repeat(1000), PLAIN, {
    piece: 100,
    signal: abort.signal,
    onProgress: ({ rows }) => rows > 50 && abort.abort(),
  })
  expect(await cancelled).toEqual({ ok: false, problem: { code: 'cancelled' } })
})

test('streams two hundred thousand rows, telling how far it is', async () => {
  const wide = 200_000
  const line = (i: number) =>
    `p${i},${3 + (i % 10) / 10},${50 + (i % 60)},${i % 4 === 0 ? 'PD' : 'SD'},${i % 3}\n`
  const text = HEADINGS + Array.from({ length: wide }, (_, i) => line(i)).join('')
  const seen: number[] = []
  const table = await tableOf(text, PLAIN, { onProgress: ({ bytes }) => seen.push(bytes) })
  expect(table.rowCount).toBe(wide)
  // Each tenth row has 3.0 g/dL more by i % 10 tenths: 3.45 g/dL on average.
  expect(column(table, 'albumin').reduce((sum, value) => sum + value, 0) / wide).toBeCloseTo(34.5, 9)
  expect(column(table, 'outcome').filter((value) => value === 1)).toHaveLength(wide / 4)
  expect(seen.at(-1)).toBe(text.length)
  expect(seen.length).toBeGreaterThan(40)
}, 30_000)

const scoredBy = (rest: object) =>
  mapping({ kind: 'scored', columns: { score: { column: 's' }, probability: { column: 'p' }, ...rest } })
const coded = { column: 'y', ones: ['1'], zeros: ['0'] }

test('a score and a probability are taken to the last digit, also those written with an exponent', async () => {
  const table = await tableOf(
    's,p,y\n1.25e-7,3.4567891234567e-10,1\n-0.123456789012345,1e-10,0\n',
    scoredBy({ outcome: coded }),
  )
  expect([...(table.columns.score ?? [])]).toEqual([1.25e-7, -0.123456789012345])
  expect([...(table.columns.probability ?? [])]).toEqual([3.4567891234567e-10, 1e-10])
})

test('a blank among the missing codes makes no 0 missing', async () => {
  const blank = mapping({
    ...scoredBy({ days: { column: 'd', unit: 'd' }, event: coded }),
    missing: ['NA', ' '],
  })
  const table = await tableOf('s,p,d,y\n0,0.5,0,1\n1,0.2,10,0\n', blank)
  expect([...(table.columns.score ?? [])]).toEqual([0, 1])
  expect(column(table, 'days')).toEqual([0, 10])
})

test('a code means missing in the columns that name it, and in no other', async () => {
  const columns = { score: { column: 's', missing: ['999'] }, probability: { column: 'p' }, outcome: coded }
  const table = await tableOf(
    's,p,y,g\n999,0.5,1,999\n5,0.5,0,NA\n',
    mapping({ kind: 'scored', columns, groups: [{ column: 'g' }] }),
  )
  expect([...(table.columns.score ?? [])]).toEqual([Number.NaN, 5])
  expect(table.groups[0]?.labels).toEqual(['999'])
})

test('where one side is written +, a - is the other side, before it and after it; elsewhere it is lost, and counted', async () => {
  const text = 's,p,y,hbv,bclc\n1,0.5,1,-,B\n2,0.5,0,+,-\n3,0.5,1,-,NA\n4,0.5,0,,b\n'
  const table = await tableOf(
    text,
    mapping({ ...scoredBy({ outcome: coded }), groups: [{ column: 'hbv' }, { column: 'bclc' }] }),
  )
  expect(table.groups).toEqual([
    { name: 'hbv', labels: ['+', '-'], codes: Int32Array.of(1, 0, 1, -1) },
    {
      name: 'bclc',
      labels: ['B'],
      codes: Int32Array.of(0, -1, -1, 0),
      lost: [
        { code: '-', count: 1 },
        { code: 'NA', count: 1 },
      ],
    },
  ])
})

test('labels that differ by case or width alone are one, as codes are', async () => {
  const text = 's,p,y,hbv\n1,0.5,1,Yes\n2,0.5,0,yes\n3,0.5,1,ＹＥＳ\n4,0.5,0,no\n'
  const table = await tableOf(text, mapping({ ...scoredBy({ outcome: coded }), groups: [{ column: 'hbv' }] }))
  expect(table.groups[0]).toMatchObject({ labels: ['Yes', 'no'], codes: Int32Array.of(0, 0, 0, 1) })
})

test('a coding may call - a value, although it usually means missing', async () => {
  const outcome = { column: 'y', ones: ['+'], zeros: ['-'] }
  const table = await tableOf('s,p,y\n1,0.5,+\n2,0.5,-\n', scoredBy({ outcome }))
  expect(column(table, 'outcome')).toEqual([1, 0])
})

test('of the date when therapy began its quarter alone is kept, or its year', async () => {
  const text = 's,p,y,start\n1,0.5,1,2024-03-31\n2,0.5,0,2024/4/1\n3,0.5,1,?\n4,0.5,0,45352\n'
  const by = async (period: object) =>
    (await tableOf(text, mapping({ ...scoredBy({ outcome: coded }), period }))).period
  expect(await by({ column: 'start' })).toEqual({
    name: 'period',
    labels: ['2024 Q1', '2024 Q2'],
    codes: Int32Array.of(0, 1, -1, 0),
  })
  expect((await by({ column: 'start', by: 'year' }))?.labels).toEqual(['2024'])
})
