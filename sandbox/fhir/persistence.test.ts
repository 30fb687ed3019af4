import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSandbox } from '../server.ts'
import { testBase } from '../test-support/memory-server.ts'
import { testBundle } from '../test-support/two-patients.ts'
import { MemoryBackend } from './memory-backend.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('data and versions survive a restart, and bundles are not loaded again over them', async () => {
  const dataFile = join(folder, 'data.json')
  const first = await createSandbox({ dataFile, bundles: [testBundle] })
  const { body } = await first.fhir.handle({ kind: 'read', type: 'Observation', id: 'bob-1' })
  const changed = { ...(body as fhir4.Observation), status: 'amended', id: 'bob-1' }
  await first.fhir.handle({ kind: 'update', type: 'Observation', id: 'bob-1', resource: changed })
  await first.close()
  const second = await createSandbox({ dataFile, bundles: [testBundle] })
  expect(await second.fhir.handle({ kind: 'read', type: 'Observation', id: 'bob-1' })).toMatchObject({
    body: { status: 'amended' },
  })
  expect(
    await second.fhir.handle({ kind: 'vread', type: 'Observation', id: 'bob-1', version: '1' }),
  ).toMatchObject({
    status: 200,
  })
  await second.close()
})

test('a write is on disk when it is answered', async () => {
  const file = join(folder, 'data.json')
  const opened = await MemoryBackend.open({ base: testBase, file })
  if (!opened.ok) throw new Error('not opened')
  await opened.value.handle({
    kind: 'create',
    type: 'Patient',
    resource: { resourceType: 'Patient', gender: 'other' },
  })
  expect(await readFile(file, 'utf8')).toContain('other')
})

test('what was deleted in a file of before stays away, and the rest is there', async () => {
  const file = join(folder, 'data.json')
  const version = (versionId: string, resource?: object) => ({
    versionId,
    lastUpdated: '2026-11-01T00:00:00Z',
    resource,
  })
  const patient = (id: string) => ({ resourceType: 'Patient', id, meta: { versionId: '1' } })
  const patients = [
    ['gone', [version('1', patient('gone')), version('2')]],
    ['here', [version('1', patient('here'))]],
  ]
  await writeFile(file, JSON.stringify({ format: 'fhir-store-1', resources: [['Patient', patients]] }))
  const opened = await MemoryBackend.open({ base: testBase, file })
  if (!opened.ok) throw new Error('not opened')
  expect([...opened.value.store.list('Patient')].map(({ id }) => id)).toEqual(['here'])
  expect(await opened.value.handle({ kind: 'read', type: 'Patient', id: 'gone' })).toMatchObject({
    status: 404,
  })
})

test.each(['not json', '{"format":"else"}'])(
  'a file with %s is refused and left as it is',
  async (content) => {
    const file = join(folder, 'data.json')
    await writeFile(file, content)
    expect(await MemoryBackend.open({ base: testBase, file })).toMatchObject({ ok: false })
    expect(await readFile(file, 'utf8')).toBe(content)
  },
)
