import { beforeAll, expect, test } from 'vitest'
import { testBase, testServer } from '../../test-support/memory-server.ts'
import { albumin, testBundle } from '../../test-support/two-patients.ts'
import { searchParametersOf, storedTypes } from '../definitions.ts'
import { loadBundle } from '../load-bundle.ts'
import type { MemoryBackend } from '../memory-backend.ts'
import { valuesOf } from './values.ts'

let server: MemoryBackend

beforeAll(async () => {
  server = await testServer()
  await loadBundle(server, testBundle, testBase)
  await loadBundle(
    server,
    {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: medication }, { resource: order }],
    },
    testBase,
  )
})

const medication: fhir4.Medication = { resourceType: 'Medication', id: 'lenva', code: { text: 'lenvatinib' } }
const order: fhir4.MedicationRequest = {
  resourceType: 'MedicationRequest',
  id: 'order',
  status: 'active',
  intent: 'order',
  medicationReference: { reference: 'Medication/lenva' },
  subject: { reference: 'Patient/ann' },
}

async function search(
  type: string,
  query: string,
  strict = false,
): Promise<{ status: number; body: fhir4.Bundle }> {
  const response = await server.handle({ kind: 'search', type, query: new URLSearchParams(query), strict })
  return { status: response.status, body: response.body as fhir4.Bundle }
}

async function ids(type: string, query: string): Promise<(string | undefined)[]> {
  const { body } = await search(type, query)
  return (body.entry ?? []).map((entry) => entry.resource?.id)
}

test.each([
  'patient=ann',
  'patient=Patient/ann',
  `patient=${testBase}/Patient/ann`,
  'subject=ann',
  'subject=Patient/ann',
  'subject:Patient=ann',
])('%s finds the observations of the patient', async (query) => {
  expect(await ids('Observation', query)).toEqual(['ann-1', 'ann-2', 'ann-3'])
})

test.each([
  ['code=1751-7&patient=bob', ['bob-1']],
  ['code=http://loinc.org|1751-7&patient=bob', ['bob-1']],
  ['code=http://loinc.org|&patient=bob', ['bob-1']],
  ['code=|1751-7', []],
  ['code=1-8,1751-7&patient=bob', ['bob-1']],
  ['status=final,amended&patient=bob', ['bob-1']],
  ['_id=ann-1,bob-1', ['ann-1', 'bob-1']],
  ['category=laboratory&patient=bob', ['bob-1']],
  ['date=ge2026-02-01', ['ann-2', 'ann-3']],
  ['date=2026-01', ['ann-1', 'bob-1']],
  ['date=lt2026-01-10T00:30:00Z', ['ann-1']],
  ['date=ge2026-01-10T00:30:00Z&date=le2026-01-31', ['bob-1']],
])('Observation?%s finds %j', async (query, found) => {
  expect(await ids('Observation', query)).toEqual(found)
})

test.each([
  ['family=ab', ['ann']],
  ['birthdate=1960', ['ann']],
  ['birthdate=lt1956-01-01', ['bob']],
  ['_sort=birthdate', ['bob', 'ann']],
  ['_sort=-family', ['bob', 'ann']],
])('Patient?%s finds %j', async (query, found) => {
  expect(await ids('Patient', query)).toEqual(found)
})

test('sorting is by instant, not by text', async () => {
  expect(await ids('Observation', '_sort=-date')).toEqual(['ann-3', 'ann-2', 'bob-1', 'ann-1'])
})

test('pages are linked, complete, and in stable order', async () => {
  const seen: (string | undefined)[] = []
  let next: string | undefined = 'patient=ann&_sort=-date&_count=2'
  while (next !== undefined) {
    const { body } = await search('Observation', next)
    expect(body.total).toBe(3)
    seen.push(...(body.entry ?? []).map((entry) => entry.resource?.id))
    next = body.link?.find((link) => link.relation === 'next')?.url.split('?')[1]
  }
  expect(seen).toEqual(['ann-3', 'ann-2', 'ann-1'])
})

test('entries carry fullUrl and search mode', async () => {
  const { body } = await search('Observation', '_id=bob-1')
  expect(body.entry?.[0]).toMatchObject({
    fullUrl: `${testBase}/Observation/bob-1`,
    search: { mode: 'match' },
  })
})

test('fifty results make a page unless asked otherwise', async () => {
  const many = await testServer()
  const entry = Array.from({ length: 120 }, (_, i) => ({
    resource: albumin(`o${i}`, 'ann', '2026-01-01', 40),
  }))
  await loadBundle(many, { resourceType: 'Bundle', type: 'collection', entry }, testBase)
  const { body } = await many.handle({
    kind: 'search',
    type: 'Observation',
    query: new URLSearchParams(),
    strict: false,
  })
  expect((body as fhir4.Bundle).entry).toHaveLength(50)
  expect((body as fhir4.Bundle).total).toBe(120)
})

test('_summary=count and _count=0 give the total only', async () => {
  for (const query of ['_summary=count', '_count=0']) {
    const { body } = await search('Observation', query)
    expect(body.total).toBe(4)
    expect(body.entry).toBeUndefined()
  }
})

test('_include adds what the matches refer to', async () => {
  const { body } = await search('MedicationRequest', '_include=MedicationRequest:medication')
  expect(body.total).toBe(1)
  expect(body.entry?.map((entry) => [entry.resource?.id, entry.search?.mode])).toEqual([
    ['order', 'match'],
    ['lenva', 'include'],
  ])
})

test('an unknown parameter is ignored, said so, and missing in the self link', async () => {
  const { body } = await search('Observation', '_id=bob-1&colour=red')
  expect(body.link?.[0]?.url).toBe(`${testBase}/Observation?_id=bob-1`)
  expect(body.entry?.[1]).toMatchObject({
    search: { mode: 'outcome' },
    resource: { issue: [{ severity: 'warning' }] },
  })
})

test.each(['code:in=x', 'code:not=x', 'subject.name=x', '_count=many', 'code='])(
  'Observation?%s is refused',
  async (query) => {
    expect((await search('Observation', query)).status).toBe(400)
  },
)

test('a strict search refuses what it does not know', async () => {
  expect((await search('Observation', 'colour=red', true)).status).toBe(400)
})

test('every search parameter of every type can be evaluated', () => {
  for (const type of storedTypes()) {
    for (const definition of searchParametersOf(type).values()) {
      expect(
        () => valuesOf({ resourceType: type, id: 'x' }, definition),
        `${type}:${definition.code}`,
      ).not.toThrow()
    }
  }
})
