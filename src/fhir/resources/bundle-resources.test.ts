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
  expect(path({ resourceType: 'Bundle', entry: ['x'] })).toEqual(['not-fhir', ['entry', 0]])
})

test('what is null among the entries is not there', () => {
  const result = bundleResources({
    resourceType: 'Bundle',
    entry: [null, { resource: null }, { resource: patient }],
  })
  expect(result.ok && result.resources).toEqual([patient])
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

test('takes http and https, ports and case of the host as one server', () => {
  const at = (url: string) => ({ fullUrl: url, resource: patient })
  for (const other of ['http://a.example/Patient/p1', 'https://A.example:443/Patient/p1']) {
    expect(bundleResources(bundle('collection', at('https://a.example/Patient/p1'), at(other))).ok).toBe(true)
  }
  const result = (subject: string) => ({ ...albumin, subject: { reference: subject } })
  const [, read] = resources(
    bundle('collection', at('https://a.example/fhir/Patient/p1'), {
      fullUrl: 'https://a.example/fhir/Observation/o1',
      resource: result('http://a.example/fhir/Patient/p1'),
    }),
  )
  expect(read).toEqual(albumin)
})

test('keeps a reference to another server absolute, also a relative one of a resource that lies there', () => {
  const p1 = { fullUrl: 'https://a.example/Patient/p1', resource: patient }
  const foreign = { ...albumin, subject: { reference: 'https://b.example/Patient/p1' } }
  const read = (url: string, resource: object) => {
    const result = bundleResources(bundle('collection', p1, { fullUrl: url, resource }))
    return result.ok ? [result.base, result.resources[1]] : result.code
  }
  expect(read('https://a.example/Observation/o1', foreign)).toEqual(['https://a.example', foreign])
  expect(read('https://b.example/Observation/o1', albumin)).toEqual(['https://a.example', foreign])
})

test("makes every reference within the chart's own server relative, also to what was not delivered", () => {
  const [, read] = resources(
    bundle(
      'searchset',
      { fullUrl: 'https://a.example/Patient/p1', resource: patient },
      {
        fullUrl: 'https://a.example/Observation/o1',
        resource: { ...albumin, focus: [{ reference: 'https://a.example/BodyStructure/b/_history/2' }] },
      },
    ),
  )
  expect(read).toEqual({ ...albumin, focus: [{ reference: 'BodyStructure/b/_history/2' }] })
})

test('says no base where fullUrls do not tell, or tell two', () => {
  const base = (...entry: object[]) => {
    const result = bundleResources(bundle('collection', ...entry))
    return result.ok ? result.base : result.code
  }
  const other = { resourceType: 'Patient', id: 'p2' }
  expect(base({ resource: patient })).toBeUndefined()
  expect(base({ fullUrl: 'urn:uuid:1', resource: patient })).toBeUndefined()
  expect(
    base(
      { fullUrl: 'https://a.example/Patient/p1', resource: patient },
      { fullUrl: 'https://b.example/Patient/p2', resource: other },
    ),
  ).toBeUndefined()
})

test('keeps resources without id apart whatever their fullUrl', () => {
  const bare = (value: number) => ({ resourceType: 'Observation', valueInteger: value })
  const shared = (url: string) => [
    { fullUrl: url, resource: bare(1) },
    { fullUrl: url, resource: bare(2) },
  ]
  expect(resources(bundle('collection', ...shared('http://h/fhir/Observation/o1')))).toEqual([
    bare(1),
    bare(2),
  ])
  expect(
    resources(bundle('collection', { fullUrl: 'http://h/fhir/Observation/undefined', resource: bare(1) })),
  ).toEqual([bare(1)])
  const unnamed = { ...bare(1), id: null }
  expect(
    resources(bundle('collection', { fullUrl: 'http://h/fhir/Observation/o1', resource: unnamed })),
  ).toEqual([{ ...bare(1), id: 'o1' }])
  expect(resources(bundle('collection', { fullUrl: 'urn:uuid:null', resource: bare(1) }))).toEqual([bare(1)])
})

test('takes the resources that a Parameters resource gives, in parts too', () => {
  expect(
    resources({
      resourceType: 'Parameters',
      parameter: [
        { name: 'return', resource: bundle('collection', { resource: patient }) },
        {
          name: 'more',
          part: [
            { name: 'x', resource: albumin },
            { name: 'y', valueString: 'z' },
          ],
        },
      ],
    }),
  ).toEqual([patient, albumin])
})

test('never throws, whatever JSON it is given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (anything, other) => {
      bundleResources(anything)
      bundleResources({ resourceType: 'Bundle', entry: anything, link: other })
      bundleResources(bundle('history', { resource: anything, request: other, response: anything }))
      bundleResources({ resourceType: 'Parameters', parameter: anything, part: other })
      return true
    }),
  )
  let deep: unknown = patient
  for (let level = 0; level < 5_000; level += 1) deep = bundle('collection', { resource: deep })
  expect(bundleResources(deep)).toMatchObject({ ok: false, code: 'not-fhir' })
})

test('parameters nested more than 200 deep are no FHIR, and where is said', () => {
  const nested = (depth: number): object =>
    depth === 0
      ? { name: 'p', resource: { resourceType: 'Patient', id: 'p1' } }
      : { name: 'p', part: [nested(depth - 1)] }
  const of = (depth: number) => bundleResources({ resourceType: 'Parameters', parameter: [nested(depth)] })
  expect(of(90)).toMatchObject({ ok: true, resources: [{ id: 'p1' }] })
  expect(of(110)).toMatchObject({ ok: false, code: 'not-fhir' })
  expect(bundleResources({ resourceType: 'Parameters', parameter: ['text'] })).toEqual({
    ...{ ok: false, code: 'not-fhir', path: ['parameter', 0] },
  })
})

test('a resource in which nothing changes is given as it is', () => {
  const resource = { resourceType: 'Patient', id: 'p1', name: [{ given: ['A'] }] }
  const laid = bundleResources(resource)
  expect(laid.ok && laid.resources[0]).toBe(resource)
})

test('an entry whose resource is none is refused by its place', () => {
  for (const resource of ['text', 3, ['list']]) {
    expect(bundleResources({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] })).toEqual({
      ...{ ok: false, code: 'not-fhir', path: ['entry', 0, 'resource'] },
    })
  }
})

test('a resource keeps its own id, and has none where its URL has none', () => {
  const laid = (fullUrl: string, resource: object) => {
    const flat = bundleResources({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl, resource }],
    })
    return flat.ok ? flat.resources[0] : undefined
  }
  const own = { resourceType: 'Patient', id: 'p1' }
  expect(laid('https://ehr.example/fhir/Patient/p2', own)).toBe(own)
  const none = { resourceType: 'Patient' }
  expect(laid('https://ehr.example/fhir/Patient/null', none)).toBe(none)
  expect(laid('https://ehr.example/fhir/Patient/p2', none)).toStrictEqual({
    resourceType: 'Patient',
    id: 'p2',
  })
})
