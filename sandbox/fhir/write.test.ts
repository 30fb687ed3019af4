import { beforeEach, expect, test } from 'vitest'
import { testBase, testServer } from '../test-support/memory-server.ts'
import { albumin } from '../test-support/two-patients.ts'
import type { FhirResponse } from './backend.ts'
import type { Create } from './fhir-interaction.ts'
import type { MemoryBackend } from './memory-backend.ts'
import type { AnyResource } from './resource.ts'

let server: MemoryBackend
beforeEach(async () => {
  server = await testServer()
})

const observation = (value = 40): AnyResource => ({ ...albumin('a', 'ann', '2026-01-01', value) })

function put(value: number, ifMatch?: string): Promise<FhirResponse> {
  return server.handle({
    ...{ kind: 'update', type: 'Observation', id: 'a', resource: observation(value) },
    ...(ifMatch ? { ifMatch } : {}),
  })
}

function createIf(condition: string): Promise<FhirResponse> {
  const create: Create = {
    kind: 'create',
    type: 'Observation',
    resource: observation(),
    ifNoneExist: condition,
  }
  return server.handle(create)
}

test('versions count up and every one stays readable', async () => {
  expect(await put(40)).toMatchObject({ status: 201, etag: 'W/"1"' })
  expect(await put(41)).toMatchObject({ status: 200, etag: 'W/"2"' })
  const first = await server.handle({ kind: 'vread', type: 'Observation', id: 'a', version: '1' })
  expect(first.body).toMatchObject({ valueQuantity: { value: 40 }, meta: { versionId: '1' } })
})

test('an update with If-Match needs the current version', async () => {
  await put(40)
  expect(await put(41, '7')).toMatchObject({ status: 412 })
  expect(await put(41, '1')).toMatchObject({ status: 200 })
  expect(
    await server.handle({
      kind: 'update',
      type: 'Observation',
      id: 'b',
      resource: { ...observation(), id: 'b' },
      ifMatch: '1',
    }),
  ).toMatchObject({ status: 412 })
})

test('a conditional create returns the one match, creates when there is none, and refuses several', async () => {
  const condition = `code=1751-7&patient=ann`
  expect(await createIf(condition)).toMatchObject({ status: 201 })
  expect(await createIf(condition)).toMatchObject({ status: 200 })
  await server.handle({ kind: 'create', type: 'Observation', resource: observation() })
  expect(await createIf(condition)).toMatchObject({ status: 412 })
})

test('a condition with an unknown parameter is refused rather than ignored', async () => {
  expect(await createIf('identifer=x')).toMatchObject({ status: 400 })
})

test('the location names the version that was written', async () => {
  expect((await put(40)).location).toBe(`${testBase}/Observation/a/_history/1`)
})
