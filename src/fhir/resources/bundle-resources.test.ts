import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleResources } from './bundle-resources.ts'

const patient = { resourceType: 'Patient', id: 'p1' }
const albumin = { resourceType: 'Observation', id: 'o1', subject: { reference: 'Patient/p1' } }
const bundle = (type: string, ...entry: object[]) => ({ resourceType: 'Bundle', type, entry })

function resources(json: unknown): readonly unknown[] {
  const result = bundleResources(json)
  if (!result.ok) throw new Error(result.code)
  return result.resources
}

function gaps(json: unknown) {
  const result = bundleResources(json)
  return result.ok ? result.gaps : undefined
}

test('takes a collection, a searchset, a single resource and an array alike', () => {
  const both = [{ resource: patient }, { resource: albumin }]
  expect(resources(bundle('collection', ...both))).toEqual([patient, albumin])
  expect(resources(bundle('searchset', ...both))).toEqual([patient, albumin])
  expect(resources(patient)).toEqual([patient])
  expect(resources([patient, bundle('collection', { resource: albumin })])).toEqual([patient, albumin])
  expect(resources(bundle('collection'))).toEqual([])
  expect(resources({ resourceType: 'Bundle', type: 'searchset', total: 0 })).toEqual([])
})

test('takes the Bundles within a batch response, and says which entry failed', () => {
  const response = bundle(
    'batch-response',
    { resource: patient, response: { status: '200 OK' } },
    {
      resource: bundle('searchset', { fullUrl: 'https://ehr.example/Observation/o1', resource: albumin }),
      response: { status: '200' },
    },
    { response: { status: '403 Forbidden', outcome: { resourceType: 'OperationOutcome' } } },
  )
  expect(resources(response)).toEqual([patient, albumin])
  expect(gaps(response)).toEqual([{ code: 'entry-failed', path: ['entry', 2], detail: '403' }])
})

test('resolves urn:uuid references to the id a resource has, or to one made of its UUID', () => {
  const [first, second] = resources(
    bundle(
      'transaction',
      {
        fullUrl: 'urn:uuid:61EBE359-bfdc-4613-8bf2-c5e300945f0a',
        resource: { resourceType: 'Patient' },
        request: { method: 'POST', url: 'Patient' },
      },
      {
        fullUrl: 'urn:uuid:88f151c0-a954-468a-88bd-5ae15c08e059',
        resource: {
          ...albumin,
          subject: { reference: 'urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a' },
          hasMember: [{ reference: 'urn:uuid:88f151c0-a954-468a-88bd-5ae15c08e059' }],
        },
      },
    ),
  )
  expect(first).toEqual({ resourceType: 'Patient', id: '61ebe359-bfdc-4613-8bf2-c5e300945f0a' })
  expect(second).toMatchObject({
    subject: { reference: 'Patient/61ebe359-bfdc-4613-8bf2-c5e300945f0a' },
    hasMember: [{ reference: 'Observation/o1' }],
  })
})

test('one URN in two Bundles means what its own Bundle says', () => {
  const one = (id: string) =>
    bundle(
      'transaction',
      { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient', id } },
      { resource: { resourceType: 'Observation', subject: { reference: 'urn:uuid:1' } } },
    )
  expect(resources([one('a'), one('b')])).toEqual([
    { resourceType: 'Patient', id: 'a' },
    { resourceType: 'Observation', subject: { reference: 'Patient/a' } },
    { resourceType: 'Patient', id: 'b' },
    { resourceType: 'Observation', subject: { reference: 'Patient/b' } },
  ])
})

test('gives a resource without id the one of its URL, and leaves it without where there is none', () => {
  const bare = { resourceType: 'Observation' }
  expect(
    resources(
      bundle(
        'collection',
        { fullUrl: 'https://ehr.example/fhir/Observation/o7', resource: bare },
        { resource: bare },
      ),
    ),
  ).toEqual([{ ...bare, id: 'o7' }, bare])
})

test('leaves out what a history says was deleted, and a deletion without a resource', () => {
  const history = bundle(
    'history',
    { request: { method: 'DELETE', url: 'Observation/o1' } },
    { resource: albumin, request: { method: 'POST', url: 'Observation' } },
    { resource: patient, request: { method: 'PUT', url: 'Patient/p1' } },
  )
  expect(resources(history)).toEqual([patient])
  expect(resources(bundle('transaction', { request: { method: 'DELETE', url: 'Observation/o2' } }))).toEqual(
    [],
  )
})

test('says when a further page was not delivered, unless it is there too', () => {
  const page = (self: string, next?: string) => ({
    ...bundle('searchset', { resource: patient }),
    link: [{ relation: 'self', url: self }, ...(next ? [{ relation: 'next', url: next }] : [])],
  })
  expect(gaps(page('https://x/1', 'https://x/2'))).toEqual([
    { code: 'more-pages', path: [], detail: undefined },
  ])
  expect(gaps([page('https://x/1', 'https://x/2'), page('https://x/2')])).toEqual([])
})

test('reports an OperationOutcome by its code, never by its prose', () => {
  const outcome = {
    resourceType: 'OperationOutcome',
    issue: [
      { severity: 'error', code: 'forbidden', diagnostics: 'Jane Doe is restricted' },
      { severity: 'information', code: 'informational' },
    ],
  }
  expect(gaps(bundle('searchset', { resource: outcome, search: { mode: 'outcome' } }))).toEqual([
    { code: 'operation-outcome', path: ['entry', 0, 'resource'], detail: 'forbidden' },
  ])
})

test('refuses what is not FHIR and says where', () => {
  const path = (json: unknown) => {
    const result = bundleResources(json)
    return result.ok ? 'ok' : [result.code, result.path]
  }
  expect(path(null)).toEqual(['not-fhir', []])
  expect(path({ points: 3 })).toEqual(['not-fhir', []])
  expect(path([patient, 'x'])).toEqual(['not-fhir', [1]])
  expect(path({ resourceType: 'Bundle', entry: {} })).toEqual(['not-fhir', ['entry']])
  expect(path(bundle('collection', { resource: { id: 'x' } }))).toEqual([
    'not-fhir',
    ['entry', 0, 'resource'],
  ])
  expect(path({ resourceType: 'Bundle', entry: [null] })).toEqual(['not-fhir', ['entry', 0]])
})

test('refuses two servers that use one id, for that could mix two patients', () => {
  const from = (server: string) => ({ fullUrl: `https://${server}/Patient/p1`, resource: patient })
  expect(bundleResources(bundle('collection', from('a.example'), from('b.example')))).toEqual({
    ok: false,
    code: 'same-id',
    path: ['entry', 1],
  })
  expect(bundleResources(bundle('collection', from('a.example'), from('a.example'))).ok).toBe(true)
})

test('never throws, whatever JSON it is given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (anything, other) => {
      bundleResources(anything)
      bundleResources({ resourceType: 'Bundle', entry: anything, link: other })
      bundleResources(bundle('history', { resource: anything, request: other, response: anything }))
      return true
    }),
  )
  let deep: unknown = patient
  for (let level = 0; level < 5_000; level += 1) deep = bundle('collection', { resource: deep })
  expect(bundleResources(deep)).toMatchObject({ ok: false, code: 'not-fhir' })
})
