import { expect, test } from 'vitest'
import { readSettings } from './start-settings.ts'

test('without anything set the server is local on port 8080', () => {
  expect(readSettings({}, [])).toEqual({
    ok: true,
    value: {
      port: 8080,
      host: '127.0.0.1',
      publicUrl: undefined,
      externalFhir: undefined,
      dataFile: undefined,
      warnings: [],
    },
  })
})

test('environment and arguments are read', () => {
  expect(
    readSettings({ PORT: '9000', HOST: '::1', PUBLIC_URL: 'http://ehr.example:9000' }, ['--data', 'x.json']),
  ).toMatchObject({
    value: {
      port: 9000,
      host: '::1',
      publicUrl: 'http://ehr.example:9000',
      dataFile: 'x.json',
      warnings: [],
    },
  })
  expect(readSettings({}, ['--fhir', 'http://127.0.0.1:8888/fhir'])).toMatchObject({
    value: { externalFhir: 'http://127.0.0.1:8888/fhir' },
  })
})

test('a host that others can reach is allowed with a warning', () => {
  const read = readSettings({ HOST: '0.0.0.0' }, [])
  expect(read.ok && read.value.warnings).toEqual([expect.stringContaining('nobody needs a password')])
})

test.each([
  [{ PORT: 'http' }, []],
  [{ PORT: '70000' }, []],
  [{ PORT: '-1' }, []],
  [{ PUBLIC_URL: 'ehr.example' }, []],
  [{ PUBLIC_URL: 'http://ehr.example/path' }, []],
  [{}, ['--fhir', 'hapi']],
  [{}, ['--colour', 'red']],
  [{}, ['stray']],
  [{}, ['--fhir', 'http://x/fhir', '--data', 'y']],
])('%j with %j is refused in one line', (env, args) => {
  const read = readSettings(env, args)
  expect(read.ok).toBe(false)
  expect(read.ok ? '' : read.problem).toMatch(/^[^\n]+$/)
})
