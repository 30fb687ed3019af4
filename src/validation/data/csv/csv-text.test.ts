import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { csvText } from './csv-text.ts'

test('writes cells as RFC 4180 has them, missing ones empty', () => {
  expect(
    csvText([
      ['a', 'b "x", y'],
      [1.5, undefined, Number.NaN, ''],
    ]),
  ).toBe('a,"b ""x"", y"\r\n1.5,,,\r\n')
  expect(csvText([['白蛋白']], { mark: true })).toBe('\ufeff白蛋白\r\n')
})

test.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '=HYPERLINK("http://x","y")'])(
  'does not let a spreadsheet run %j',
  (cell) => {
    expect(csvText([[cell]]).replace(/^"/, '')).toMatch(/^'/)
  },
)

test('leaves numbers their sign', () => {
  expect(csvText([['-1.5', '+2e-3', -0.25]])).toBe('-1.5,+2e-3,-0.25\r\n')
})

test('is read back cell by cell, and no cell begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 3 }), { minLength: 1 }), (rows) => {
      const read = Papa.parse<string[]>(csvText(rows).slice(0, -2), { delimiter: ',', newline: '\r\n' }).data
      expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length))
      for (const [i, row] of read.entries()) {
        for (const [j, cell] of row.entries()) {
          expect([rows[i]?.[j], `'${rows[i]?.[j]}`]).toContain(cell)
          if (/^[=+\-@\t\r]/.test(cell)) expect(Number(cell)).not.toBeNaN()
        }
      }
    }),
  )
})
