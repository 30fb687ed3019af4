import fc from 'fast-check'
import { expect, test } from 'vitest'
import { source } from '../../../../test/support/csv-files.ts'
import { csvRows, DELIMITERS, type Delimiter } from './csv-rows.ts'
import { textOf } from './text-pieces.ts'

async function rowsOf(text: string, delimiter: Delimiter = ',', piece = 7) {
  const rows: string[][] = []
  const misquoted: number[] = []
  for await (const batch of csvRows(textOf(source(text, piece)).pieces, delimiter)) {
    if (!batch.ok) return batch.problem
    const { firstRow } = batch.value
    expect(firstRow).toBe(rows.length + 1)
    misquoted.push(...[...batch.value.misquoted].map((i) => firstRow + i))
    rows.push(...batch.value.rows.map((row) => [...row]))
  }
  return { rows, misquoted }
}

test.each([1, 2, 3, 4, 5, 6, 7, 100])(
  'reads quoted cells, empty cells and every line end in pieces of %d',
  async (piece) => {
    const text = 'a,"b ""x"", y",c\r\n1,"two\r\nlines",\n,,\r"",5,6'
    expect(await rowsOf(text, ',', piece)).toEqual({
      rows: [
        ['a', 'b "x", y', 'c'],
        ['1', 'two\nlines', ''],
        ['', '', ''],
        ['', '5', '6'],
      ],
      misquoted: [],
    })
  },
)

test('gives back any cells written by RFC 4180, with any delimiter and cut anywhere', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '\t', '|', '"', '\n', ' ', '白') })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...DELIMITERS),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (rows, delimiter, piece, ended) => {
        const text = rows
          .map((row) => row.map((item) => `"${item.replaceAll('"', '""')}"`).join(delimiter))
          .join('\r\n')
        expect(await rowsOf(ended ? `${text}\r\n` : text, delimiter, piece)).toEqual({ rows, misquoted: [] })
      },
    ),
  )
})

test.each([1, 5, 100])(
  'gives up a line whose quotes are not closed as they should be, and no line after it (pieces of %d)',
  async (piece) => {
    const after = [
      ['3', '4'],
      ['5', 'x"y'],
      ['6', '7'],
    ]
    const text = '3,4\n5,"x""y"\n6,7'
    expect(await rowsOf(`a,b\n"x"y,2\n${text}`, ',', piece)).toEqual({
      rows: [['a', 'b'], ['"x"y,2'], ...after],
      misquoted: [2],
    })
    expect(await rowsOf(`a,b\n1,"2\n3,4\n`, ',', piece)).toEqual({
      rows: [['a', 'b'], ['1,"2'], ['3', '4']],
      misquoted: [2],
    })
  },
)

test('refuses a file whose quotes follow other rules', async () => {
  expect(await rowsOf(`a,b\n${'1,"say \\"x\\" now"\n'.repeat(600)}`, ',', 1 << 20)).toMatchObject({
    code: 'misquoted',
  })
})

test('gives up on a quote that is never closed before it fills the memory', async () => {
  const text = `a,b\n1,"${'x'.repeat(5 << 20)}`
  expect(await rowsOf(text, ',', 1 << 20)).toEqual({ code: 'row-too-long', row: 2 })
})
