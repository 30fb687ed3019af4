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

test.each(['not json', '{"format":"else"}'])(
  'a file with %s is refused and left as it is',
  async (content) => {
    const file = join(folder, 'data.json')
    await writeFile(file, content)
    expect(await MemoryBackend.open({ base: testBase, file })).toMatchObject({ ok: false })
    expect(await readFile(file, 'utf8')).toBe(content)
  },
)
