import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gbk, headOf, source } from '../../../../test/support/csv-files.ts'
import { readCsvHead } from './csv-head.ts'

test.each([
  ['id,ALB\n1,38.5\n', ',', '.'],
  ['\ufeffid;ALB\r\n1;38,5\r\n', ';', ','],
  ['id\tALB\n1\t38.5\n', '\t', '.'],
  ['id|ALB\n1|38,5\n', '|', ','],
  ['"id";"ALB, g/L"\n1;38,5\n2;3,7\n', ';', ','],
] as const)('tells how %j is written', async (text, delimiter, decimal) => {
  expect(await headOf(text)).toMatchObject({ delimiter, decimal, encoding: 'utf-8' })
})

test('reads Chinese headings as Chinese Windows writes them', async () => {
  const head = await headOf(gbk('\r\n编号,白蛋白（g/L）\r\n1,38.5\r\n'))
  expect(head).toMatchObject({
    encoding: 'gb18030',
    headings: ['编号', '白蛋白（g/L）'],
    sample: [{ row: 3, cells: ['1', '38.5'] }],
  })
})

test('leaves the decimal mark open where the cells do not tell', async () => {
  expect((await headOf('id;n\na;1,234\n')).decimal).toBeUndefined()
  expect((await headOf('id;n\na;1,234\n', { decimal: ',' })).decimal).toBe(',')
})

test.each([
  ['nothing', '', 'empty-file'],
  ['blank lines', '\n\n  \n', 'empty-file'],
  ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'spreadsheet-file'],
  ['one column', 'score\n1\n2\n', 'not-a-table'],
  ['a page of the web', '<html>,\n<p>,1\n', 'not-a-table'],
  ['numbers without headings', '1,0.5\n0,0.2\n', 'not-a-table'],
  ['prose', 'Dear colleague, enclosed, please, find\nthe data\nas promised\n', 'not-a-table'],
  ['a binary file', Uint8Array.of(1, 2, 0, 3), 'not-text'],
  ['bytes of no encoding', Uint8Array.of(0x61, 0xff, 0xff, 0xff, 0xff), 'undecodable'],
] as const)('says what is wrong with %s', async (_, content, code) => {
  expect(await readCsvHead(source(content))).toEqual({ ok: false, problem: { code } })
})

test('says that a source failed', async () => {
  const broken = (async function* () {
    yield* source('a,b\n')
    throw new Error('gone')
  })()
  expect(await readCsvHead(broken)).toEqual({ ok: false, problem: { code: 'unreadable' } })
})

test('takes no more of a large file than its beginning', async () => {
  let given = 0
  const endless = (async function* () {
    for (;;) {
      given += 1
      yield new TextEncoder().encode('1,中\n'.repeat(5000))
    }
  })()
  const head = await readCsvHead(endless)
  expect(head.ok && head.value.sample.length).toBe(200)
  expect(given).toBeLessThan(20)
})

test('reads a file that gzip packed, in pieces of any size', async () => {
  const packed = gzipSync(Buffer.from('id,ALB\n1,38.5\n'))
  for (const piece of [1, 7, 1 << 16]) {
    expect(await readCsvHead(source(packed, piece))).toMatchObject({
      ok: true,
      value: { headings: ['id', 'ALB'] },
    })
  }
  expect(await readCsvHead(source(packed.subarray(0, 12)))).toEqual({
    ok: false,
    problem: { code: 'unreadable' },
  })
})

test('text that is no table is refused: prose, markup, numbers without headings, rows that fit no heading', async () => {
  const nonsense = [
    'hello world\nfoo\nbar\n',
    '<html><body>a,b</body></html>\n',
    '1,2,3\n4,5,6\n',
    'lorem, ipsum\nsit amet, consectetur, adipiscing, elit\nsed do eiusmod\n',
  ]
  for (const text of nonsense) {
    expect(await readCsvHead(source(text))).toMatchObject({ ok: false, problem: { code: 'not-a-table' } })
  }
})
