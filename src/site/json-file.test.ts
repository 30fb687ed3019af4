import { expect, test } from 'vitest'
import { UNKNOWN_KEY } from '../model/file-fault.ts'
import { parseJsonFile } from './json-file.ts'

const parse = (text: string) => parseJsonFile(new TextEncoder().encode(text))

const TEXT = `{
  "name": "X",
  "reading": {
    "lookBackDays": { "fresh": "30" },
    "codes": { "albumin": [{ "system": "s" }] }
  }
}
`

test('places faults at the line and column of the value, in their order', () => {
  const read = parse(TEXT)
  expect(
    read.ok &&
      read.value.place([
        { path: ['reading', 'codes', 'albumin', 0, 'system'], expected: 'later' },
        { path: ['reading', 'lookBackDays', 'fresh'], expected: 'a number' },
      ]),
  ).toEqual([
    { line: 4, column: 32, path: 'reading.lookBackDays.fresh', expected: 'a number' },
    { line: 5, column: 40, path: 'reading.codes.albumin[0].system', expected: 'later' },
  ])
})

test('places a missing key at the object that lacks it, and an unknown key at itself', () => {
  const read = parse(TEXT)
  expect(
    read.ok && read.value.place([{ path: ['reading', 'codes', 'albumin', 0, 'code'], expected: 'a text' }]),
  ).toMatchObject([{ line: 5, column: 28 }])
  expect(read.ok && read.value.place([{ path: ['reading'], expected: UNKNOWN_KEY }])).toMatchObject([
    { line: 3, column: 3, path: 'reading' },
  ])
})

test('says where a text stops being JSON, without quoting it', () => {
  const fault = (text: string) => {
    const read = parse(text)
    return !read.ok && read.problem.code === 'not-json' ? read.problem.faults[0] : undefined
  }
  expect(fault('{\n  "a": 1\n  "b": 2\n}')).toMatchObject({
    line: 3,
    column: 3,
    expected: 'expected a comma',
  })
  expect(fault('{ "a": 1, }')).toMatchObject({ line: 1, column: 11 })
  expect(fault('{ // no\n}')).toMatchObject({
    line: 1,
    column: 3,
    expected: 'expected no comment: JSON has none',
  })
  expect(fault('{ "a": secret }')?.expected).not.toContain('secret')
  expect(fault('')).toMatchObject({ line: 1, column: 1 })
  expect(fault('['.repeat(200_000))).toBeDefined()
})

test('a key given twice is a fault at the second', () => {
  expect(parse('{\n "a": 1,\n "a": 2 }')).toMatchObject({
    ok: false,
    problem: { code: 'duplicate-key', faults: [{ line: 3, column: 2, path: 'a' }] },
  })
})

test('reads UTF-8 with or without byte order mark, and nothing else', () => {
  expect(parse('\ufeff{"a":"µ"}')).toMatchObject({ ok: true, value: { json: { a: 'µ' } } })
  const utf16 = Buffer.from('\ufeff{"a":1}', 'utf16le')
  expect(parseJsonFile(utf16)).toMatchObject({ ok: false, problem: { code: 'not-utf8' } })
})
