import { expect, test } from 'vitest'
import { source } from '../../../test/support/csv-files.ts'
import { textOf } from './csv/text-pieces.ts'
import { fhirResources } from './fhir-resources.ts'

async function read(text: string, piece = 7) {
  const resources: unknown[] = []
  const gaps: string[] = []
  for await (const batch of fhirResources(textOf(source(text, piece)).pieces)) {
    if (!batch.ok) return batch.problem
    resources.push(...batch.value.resources)
    gaps.push(...batch.value.gaps)
  }
  return { resources, gaps }
}

const A = { resourceType: 'Patient', id: 'a' }
const B = { resourceType: 'Patient', id: 'b' }
const bundle = (...of: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: of.map((resource) => ({ resource })),
})
const line = (json: unknown) => `${JSON.stringify(json)}\n`

test.each([
  ['one resource a line', line(A) + line(B)],
  ['blank lines and no last line end', `\n${line(A)}\r\n\n${JSON.stringify(B)}`],
  ['a Bundle a line', line(bundle(A)) + line(bundle(B))],
  ['one Bundle over many lines', JSON.stringify(bundle(A, B), undefined, 2)],
  ['one Bundle on one line', JSON.stringify(bundle(A, B))],
  ['a list', JSON.stringify([A, B], undefined, 1)],
])('reads %s, however it is cut', async (_, text) => {
  for (const piece of [1, 7, 10_000]) expect(await read(text, piece)).toEqual({ resources: [A, B], gaps: [] })
})

test('does not take a broken export for a complete one', async () => {
  expect(await read(`${line(A)}{"resourceType":"Pat`)).toEqual({ code: 'not-json', row: 2 })
  expect(await read(`${line(A)}nonsense\n${line(B)}`)).toEqual({ code: 'not-json', row: 2 })
  expect(await read('{\n"resourceType": "Bundle"\n')).toEqual({ code: 'not-json' })
  expect(await read('1\n')).toEqual({ code: 'not-fhir', row: 1 })
})

test('tells what a server did not deliver', async () => {
  const page = { ...bundle(A), link: [{ relation: 'next', url: 'https://ehr.example/next' }] }
  expect(await read(line(page))).toEqual({ resources: [A], gaps: ['more-pages'] })
})
