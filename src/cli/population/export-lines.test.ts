import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { asBytes, eachLine } from './export-lines.ts'
import type { ExportPart } from './export-parts.ts'

const folder = mkdtempSync(join(tmpdir(), 'tipm-lines-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function linesIn(part: ExportPart): Promise<(string | undefined)[]> {
  const lines: (string | undefined)[] = []
  await eachLine(part, (line) => lines.push(line?.text))
  return lines
}

const whole = (path: string): ExportPart => ({ path, from: 0, to: Number.MAX_SAFE_INTEGER })

test('each line is in one part, wherever a file is divided', async () => {
  const lines = ['{"a":1}', '', 'é供', '{"bc":"d"}', 'x', 'no end']
  for (const end of ['', '\n']) {
    const content = Buffer.from(lines.join('\n') + end)
    const path = written('divided.ndjson', content)
    for (let at = 1; at < content.length; at += 1) {
      const parts = [
        { path, from: 0, to: at },
        { path, from: at, to: content.length },
      ]
      expect((await Promise.all(parts.map(linesIn))).flat(), `divided at ${at}`).toEqual(lines)
    }
  }
})

test('lines longer than a piece are read, in compressed files too; one longer than 8 MB is not, and those around it are', async () => {
  const long = 'y'.repeat(700_000)
  const path = written('long.ndjson', `\u{FEFF}first\n${long}\n${'z'.repeat(9_000_000)}\nlast\n`)
  const lengths = async (of: string) => (await linesIn(whole(of))).map((line) => line?.length)
  expect(await lengths(path)).toEqual([5, 700_000, undefined, 4])
  expect(await lengths(written('long.ndjson.gz', gzipSync(`a\n${long}\nb`)))).toEqual([1, 700_000, 1])
})

/** What is told of one line without parsing it. */
async function told(line: string | Buffer, patients: readonly string[]) {
  const of: { type: string | undefined; mayBeOf: boolean; tellsSubject: boolean }[] = []
  const bytes = Buffer.concat([Buffer.from(line), Buffer.from('\n{"resourceType":"Other"}\n')])
  await eachLine(whole(written('told.ndjson', bytes)), (at) => {
    if (at === undefined) return
    const { type, tellsSubject } = at
    of.push({ type, tellsSubject, mayBeOf: at.mayBeOf(asBytes(patients)) })
  })
  return of[0]
}

test.each([
  ['a reference', '{"resourceType":"Observation","subject":{"reference":"Patient/p1"}}', true],
  [
    'an address',
    '{"resourceType":"Observation","subject":{"reference":"http://a.example/Patient/p1"}}',
    true,
  ],
  ['a version', '{"resourceType":"Observation","subject":{"reference":"Patient/p1/_history/2"}}', true],
  [
    'a second reference',
    '{"resourceType":"Observation","subject":{"reference":"Patient/p2"},"b":"Patient/p1"}',
    true,
  ],
  [
    'a subject that comes late',
    '{"resourceType":"Observation","b":"Patient/p2","subject":{"reference":"Patient/p2"}}',
    true,
  ],
  [
    'a performer alone',
    '{"resourceType":"Observation","subject":{"display":"x"},"performer":[{"reference":"Patient/p2"}]}',
    true,
  ],
  [
    'an id with letters of its own',
    '{"resourceType":"Observation","subject":{"reference":"Patient/é供"}}',
    true,
  ],
  ['an escaped slash', '{"resourceType":"Observation","subject":{"reference":"Patient\\/p2"}}', true],
  ['an escaped id', '{"resourceType":"Observation","subject":{"reference":"Patient/\\u0070\\u0031"}}', true],
  ['nobody', '{"resourceType":"Observation","subject":{"display":"somebody"}}', true],
  ['another', '{"resourceType":"Observation","subject":{"reference":"Patient/p11"}}', false],
  [
    'another, with escapes elsewhere',
    '{"resourceType":"Observation","n":"\\"","subject":{"reference":"Patient/p"}}',
    false,
  ],
])('a line may be of a patient by %s', async (_, line, mayBe) => {
  expect(await told(line, ['p1', 'é供'])).toMatchObject({ mayBeOf: mayBe })
})

test('a line that is not as servers write it tells no type', async () => {
  const type = async (line: string | Buffer) => (await told(line, []))?.type
  expect(await type('{"resourceType":"Observation","id":"1"}\r')).toBe('Observation')
  expect(await type('{"resourceType":"Observation","id":')).toBeUndefined()
  expect(await type('{"id":"1","resourceType":"Observation"}')).toBeUndefined()
  expect(await type('{ "resourceType": "Observation"}')).toBeUndefined()
  expect(await type('{"resourceType":"}')).toBeUndefined()
})

test('what is not UTF-8 is no text', async () => {
  const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xc1, 0xa6]), Buffer.from('\n供\n')])
  expect(await linesIn(whole(written('gbk.ndjson', bytes)))).toEqual(['a', undefined, '供'])
})
