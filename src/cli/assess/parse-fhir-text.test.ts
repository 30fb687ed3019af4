import { expect, test } from 'vitest'
import { parseFhirText } from './parse-fhir-text.ts'

const problem = (text: string) => {
  const result = parseFhirText(text, 'chart.json')
  return result.ok ? undefined : result.problem
}

test('reads one document, however it is broken into lines', () => {
  expect(parseFhirText('{\n"resourceType":\n"Patient"}', 'f')).toEqual({
    ok: true,
    value: { resourceType: 'Patient' },
  })
})

test('reads NDJSON as an array and passes empty lines by', () => {
  expect(parseFhirText('{"id":"1"}\r\n\r\n{"id":"2"}\n', 'f')).toEqual({
    ok: true,
    value: [{ id: '1' }, { id: '2' }],
  })
})

test('names the place of a fault and never quotes the text', () => {
  const broken = problem('{\n  "name": "Jane"\n  "birthDate": "1960-01-01"\n}')
  expect(broken).toMatchObject({ code: 'not-json', file: 'chart.json', line: 3, column: 3 })
  expect(JSON.stringify(broken)).not.toMatch(/Jane|1960/)
  expect(problem('{"id":"1"}\n{"id":"2"\n')).toMatchObject({ code: 'not-json', line: 2, column: 10 })
})

test('tells XML and an empty file apart from broken JSON', () => {
  expect(problem('<Bundle xmlns="http://hl7.org/fhir"/>')?.message).toContain('XML')
  expect(problem(' \n')?.message).toBe('the file is empty')
})
