import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { defaultReadingRules } from '../../src/site/load-site.ts'
import { PREFETCH_KEYS, prefetchTemplates } from '../prefetch-templates.ts'
import { hookRequest, LENVATINIB, patient, prefetchOf } from '../test-support/requests.ts'
import { search, searchset } from '../test-support/search.ts'
import { testService } from '../test-support/service.ts'
import { gather } from './gather.ts'

const { id, resources } = patient('before-high')
const full = prefetchOf(resources, id)
const HIGH = expect.stringMatching(/^The class cannot change with week 6: high risk/)

interface FhirServer {
  readonly base: string
  readonly asked: string[]
  readonly tokens: Set<string | undefined>
}

type Answer = (url: string, request: IncomingMessage, response: ServerResponse) => void

/** A FHIR server on a real socket; `answer` may take over, else it searches the patient's chart. */
async function fhirServer(answer?: (base: string) => Answer): Promise<FhirServer> {
  const asked: string[] = []
  const tokens = new Set<string | undefined>()
  let base = ''
  const server = createServer((request, response) => {
    const url = decodeURIComponent((request.url ?? '').replace(/^\/fhir\/?/, ''))
    asked.push(url)
    tokens.add(request.headers.authorization)
    if (answer !== undefined) return answer(base)(url, request, response)
    json(response, search(resources, url))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  return { base, asked, tokens }
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body))
}

const grant = (fhirServer: string, more: object = {}) => ({
  fhirServer,
  fhirAuthorization: {
    ...{ access_token: 'secret-token', token_type: 'Bearer', expires_in: 300 },
    ...{ scope: 'patient/*.rs', subject: 'tipm', ...more },
  },
})

const real = (url: string, init: RequestInit) => fetch(url, init)

async function ask(base: string, prefetch: object | undefined, more: object, milliseconds = 2000) {
  const limits = { fetchMilliseconds: milliseconds }
  const { call } = await testService({ issuers: [base], fetch: real, cdsHooks: { limits } })
  return call(hookRequest({ prefetch: prefetch && { ...prefetch }, more }))
}

const summaries = (answer: Awaited<ReturnType<typeof ask>>) => answer.cards.map(({ summary }) => summary)

test('without prefetch everything is fetched from the allowed FHIR server with the given token', async () => {
  const server = await fhirServer()
  const answer = await ask(server.base, undefined, grant(server.base))
  expect(summaries(answer)).toEqual([HIGH])
  expect(server.asked).toHaveLength(18)
  expect(server.asked).toContain(`Patient/${id}`)
  expect([...server.tokens]).toEqual(['Bearer secret-token'])
})

test('gives the same card, hash and all, whether the data were sent or fetched', async () => {
  const server = await fhirServer()
  const fetched = await ask(server.base, undefined, grant(server.base))
  const sent = await ask(server.base, full, {})
  expect(fetched.cards.map(({ uuid, detail }) => [uuid, detail])).toEqual(
    sent.cards.map(({ uuid, detail }) => [uuid, detail]),
  )
})

test('only the keys that are absent are fetched', async () => {
  const server = await fhirServer()
  const { laboratory: _, assessments: __, ...prefetch } = full
  expect(summaries(await ask(server.base, prefetch, grant(server.base)))).toEqual([HIGH])
  expect(server.asked.map((url) => url.split('?')[0]).sort()).toEqual(['Observation', 'RiskAssessment'])
})

test('null and an OperationOutcome are answers: nothing is asked again', async () => {
  const server = await fhirServer()
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] }
  const answer = await ask(server.base, { ...full, stiffness: null, laboratory: outcome }, grant(server.base))
  expect(server.asked).toEqual([])
  expect(answer.cards[0]?.detail).toContain('**Could not be read:** laboratory results;')
  expect(answer.cards[0]?.detail).toContain(
    '- **NLR and Albumin:** Not read. The part of the chart that would hold it could not be read.',
  )
})

test('an error page or a Bundle of two servers in the prefetch has failed and is said so', async () => {
  const server = await fhirServer()
  const twoServers = {
    ...searchset(resources.filter(({ resourceType }) => resourceType === 'Condition')),
    entry: ['https://a.example/fhir', 'https://b.example/fhir'].map((base) => ({
      fullUrl: `${base}/Condition/c1`,
      resource: { resourceType: 'Condition', id: 'c1' },
    })),
  }
  const prefetch = { ...full, laboratory: '<html>Error</html>', conditions: twoServers }
  const answer = await ask(server.base, prefetch, {})
  expect(answer.cards[0]?.detail).toContain('**Could not be read:** laboratory results and diagnoses;')
})

test('further pages of a prefetched Bundle are followed, or said to be missing', async () => {
  const labs =
    (full['laboratory'] as fhir4.Bundle<fhir4.FhirResource>).entry?.flatMap(
      ({ resource }) => resource ?? [],
    ) ?? []
  const server = await fhirServer(
    () => (_url, _request, response) => json(response, searchset(labs.slice(2))),
  )
  const paged = (next: string) => ({ ...full, laboratory: searchset(labs.slice(0, 2), next) })
  const next = `${server.base}?_getpages=7&_offset=2`
  expect(summaries(await ask(server.base, paged(next), grant(server.base)))).toEqual([HIGH])
  expect(server.asked).toHaveLength(1)
  const without = await ask(server.base, paged(next), {})
  expect(without.cards[0]?.detail).toContain('**Could not be read:** laboratory results;')
  expect(server.asked).toHaveLength(1)
})

test('pages without end, or back to the same page, are given up', async () => {
  let page = 0
  const endless = await fhirServer((base) => (url, _request, response) => {
    page += 1
    json(
      response,
      url.startsWith('Condition') || url.startsWith('?p=')
        ? searchset([], `${base}?p=${page}`)
        : search(resources, url),
    )
  })
  const { conditions: _, ...prefetch } = full
  const answer = await ask(endless.base, prefetch, grant(endless.base))
  expect(endless.asked).toHaveLength(20)
  expect(answer.cards[0]?.detail).toContain('**Could not be read:** diagnoses;')
  const circle = await fhirServer(
    (base) => (_url, _request, response) => json(response, searchset([], `${base}?again`)),
  )
  await ask(circle.base, prefetch, grant(circle.base))
  expect(circle.asked).toHaveLength(2)
})

test('a next link to another host, or above the base, is not followed', async () => {
  const other = await fhirServer()
  for (const next of [
    `${other.base}/Condition?p=2`,
    '//127.0.0.1:1/fhir',
    '../admin',
    'file:///etc/passwd',
    'http://user@127.0.0.1/fhir',
    '%2e%2e/admin',
  ]) {
    const server = await fhirServer(() => (_url, _request, response) => json(response, searchset([], next)))
    const { conditions: _, ...prefetch } = full
    const answer = await ask(server.base, prefetch, grant(server.base))
    expect(server.asked).toHaveLength(1)
    expect(answer.cards[0]?.detail).toContain('**Could not be read:** diagnoses;')
  }
  expect(other.asked).toEqual([])
})

test('a redirect is not followed', async () => {
  const other = await fhirServer()
  const server = await fhirServer(() => (url, _request, response) => {
    response.writeHead(307, { location: `${other.base}/${url}` }).end()
  })
  const answer = await ask(server.base, undefined, grant(server.base))
  expect(answer.status).toBe(412)
  expect(other.asked).toEqual([])
})

test('a slow server costs two seconds at most; what came in time is used', async () => {
  const server = await fhirServer(() => (url, _request, response) => {
    if (url.startsWith('Condition')) return
    if (url.startsWith('RiskAssessment')) {
      // Headers in time, the body never.
      response.writeHead(200, { 'content-type': 'application/fhir+json' }).write('{')
      return
    }
    json(response, search(resources, url))
  })
  const began = performance.now()
  const answer = await ask(server.base, undefined, grant(server.base), 300)
  expect(performance.now() - began).toBeLessThan(1500)
  expect(summaries(answer)).toEqual([HIGH])
  expect(answer.cards[0]?.detail).toContain('**Could not be read:** diagnoses and earlier assessments;')
})

test('scopes that do not cover a type, and a token for another patient, are not tried', async () => {
  const server = await fhirServer()
  const scoped = await ask(
    server.base,
    undefined,
    grant(server.base, { scope: 'patient/Observation.rs user/Patient.read' }),
  )
  expect(new Set(server.asked.map((url) => url.split(/[?/]/)[0]))).toEqual(
    new Set(['Observation', 'Patient']),
  )
  expect(scoped.status).toBe(200)
  server.asked.length = 0
  for (const more of [{ patient: 'someone-else' }, { expires_in: 0 }]) {
    expect((await ask(server.base, undefined, grant(server.base, more))).status).toBe(412)
  }
  expect(server.asked).toEqual([])
})

test('opening the chart of a patient without the pair asks for medications and plans and nothing else', async () => {
  const server = await fhirServer()
  const { call } = await testService({ issuers: [server.base], fetch: real })
  const request = hookRequest({ hook: 'patient-view', prefetch: undefined, more: grant(server.base) })
  expect((await call(request)).body).toEqual({ cards: [] })
  expect(server.asked.map((url) => url.split('?')[0]).sort()).toEqual([
    'CarePlan',
    'MedicationAdministration',
    'MedicationDispense',
    'MedicationRequest',
    'MedicationStatement',
    'RequestGroup',
    'ServiceRequest',
  ])
})

test('plans that an EHR does not give are said once with the start, and leave nothing open', async () => {
  const NOT_SEARCHED = 'treatment plans were not searched'
  const count = (text: string) => text.split(NOT_SEARCHED).length - 1
  const types = ['CarePlan', 'RequestGroup', 'ServiceRequest']
  for (const [status, said] of [
    [403, 1],
    [400, 1],
    [404, 0],
  ] as const) {
    const server = await fhirServer(() => (url, _request, response) => {
      const isPlan = types.some((type) => url.startsWith(type))
      json(
        response,
        isPlan ? { resourceType: 'OperationOutcome' } : search(resources, url),
        isPlan ? status : 200,
      )
    })
    const answer = await ask(server.base, undefined, grant(server.base))
    expect(summaries(answer)).toEqual([HIGH])
    expect(answer.cards[0]?.detail).not.toContain('Could not be read')
    expect(count(answer.cards[0]?.detail ?? ''), String(status)).toBe(said)
    // A patient who is not treated: as silent as where plans can be searched.
    const { call } = await testService({ issuers: [server.base], fetch: real })
    const keys = { medications: null, administrations: null, statements: null, dispenses: null }
    const view = (prefetch: Record<string, null>) =>
      call(hookRequest({ hook: 'patient-view', prefetch, more: grant(server.base) }))
    expect((await view(keys)).body).toEqual({ cards: [] })
  }
  // The EHR sends no such keys, and cannot be asked.
  const { carePlans: _, requestGroups: __, serviceRequests: ___, ...others } = full
  const { call } = await testService()
  const sent = await call(hookRequest({ prefetch: others }))
  expect(count(sent.cards[0]?.detail ?? '')).toBe(1)
  // One drug of the pair drafted, the other not in use: nothing to say.
  expect(
    (await call(hookRequest({ orders: [LENVATINIB], prefetch: { ...others, medications: null } }))).body,
  ).toEqual({
    cards: [],
  })
})

test('412 names the gap when nothing can be had', async () => {
  const { call } = await testService()
  const { status, body } = await call(hookRequest({ prefetch: undefined }))
  expect(status).toBe(412)
  const { issue } = body as fhir4.OperationOutcome
  expect(issue.map(({ expression }) => expression?.[0])).toEqual([
    'prefetch.laboratory',
    'prefetch.tumourSize',
    'prefetch.stiffness',
    'prefetch.conditions',
  ])
  expect(issue[0]?.details?.text).toContain('no FHIR access was given')
})

test('412 is not for calls that need no data: one drug, or nothing of the pair', async () => {
  const { call } = await testService()
  const { status } = await call(hookRequest({ prefetch: undefined, orders: [] }))
  expect(status).toBe(200)
})

test('a server that refuses everything leaves 412; its words are not passed on', async () => {
  const server = await fhirServer(
    () => (_url, _request, response) =>
      json(
        response,
        { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'Chen Guohua is confidential' }] },
        403,
      ),
  )
  const answer = await ask(server.base, undefined, grant(server.base))
  expect(answer.status).toBe(412)
  expect(JSON.stringify(answer.body)).not.toContain('Chen')
})

const ALLOWED = 'http://127.0.0.1:8080/fhir'
const SPELLINGS_OF_OTHERS = [
  'http://127.0.0.1:8081/fhir',
  'http://127.0.0.1:8080/fhir2',
  'http://127.0.0.1:8080/',
  'http://127.0.0.1:8080/fhir/../admin',
  'http://127.0.0.1:8080/fhir%2f..%2fadmin',
  'https://127.0.0.1:8080/fhir',
  'http://user@127.0.0.1:8080/fhir',
  'http://127.0.0.1:8080@evil.example/fhir',
  'http://evil.example#127.0.0.1:8080/fhir',
  'http://127.0.0.1:8080/fhir#x',
  'http://127.0.0.1:8080/fhir?x=1',
  'http://[::ffff:127.0.0.1]:8080/fhir',
  'http://[::1]:8080/fhir',
  'http://[::]:8080/fhir',
  'http://localhost:8080/fhir',
  'http://169.254.169.254/latest/meta-data',
  'http://127.0.0.1.evil.example:8080/fhir',
  'http://127.0.0.1:8080\\@evil.example/fhir',
]

for (const url of SPELLINGS_OF_OTHERS) {
  test(`contacts nothing for fhirServer ${url}`, async () => {
    const contacted: string[] = []
    const { call } = await testService({
      issuers: [ALLOWED],
      fetch: (target) => {
        contacted.push(target)
        return Promise.resolve(new Response('{}'))
      },
    })
    const { status } = await call(hookRequest({ prefetch: undefined, more: grant(url) }))
    expect([400, 412]).toContain(status)
    expect(contacted).toEqual([])
  })
}

test('other spellings of the listed server itself reach it under the listed name', async () => {
  for (const url of [
    'http://127.0.0.1:8080/fhir/',
    'http://127.1:8080/fhir',
    'http://2130706433:8080/fhir',
  ]) {
    const contacted: string[] = []
    const { call } = await testService({
      issuers: [ALLOWED],
      fetch: (target) => {
        contacted.push(target)
        return Promise.resolve(new Response('{}', { status: 500 }))
      },
    })
    await call(hookRequest({ prefetch: undefined, more: grant(url) }))
    expect(contacted.length).toBeGreaterThan(0)
    expect(contacted.every((target) => target.startsWith(`${ALLOWED}/`))).toBe(true)
  }
})

test('an answer of more than 10 MB is not read to its end', async () => {
  const server = await fhirServer(() => (url, _request, response) => {
    if (!url.startsWith('Condition')) return json(response, search(resources, url))
    response.writeHead(200, { 'content-type': 'application/fhir+json' })
    const block = 'x'.repeat(1_000_000)
    for (let megabyte = 0; megabyte < 12; megabyte += 1) response.write(block)
    response.end()
  })
  const answer = await ask(server.base, undefined, grant(server.base))
  expect(answer.cards[0]?.detail).toContain('**Could not be read:** diagnoses;')
})

test.each(['gzip', 'br'] as const)(
  'an answer of 100 MB that came as a few kB (%s) is not unpacked to its end',
  async (coding) => {
    const bomb = Buffer.alloc(100_000_000, ' ')
    const packed =
      coding === 'gzip'
        ? gzipSync(bomb)
        : brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
    expect(packed.length).toBeLessThan(200_000)
    const server = await fhirServer(() => (url, _request, response) => {
      if (!url.startsWith('Condition')) return json(response, search(resources, url))
      response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': coding })
      response.end(packed)
    })
    const before = process.memoryUsage().rss
    const answer = await ask(server.base, undefined, grant(server.base))
    expect(answer.cards[0]?.detail).toContain('**Could not be read:** diagnoses;')
    expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000)
  },
)

test('all that is fetched for one answer together is no larger than a call may be', async () => {
  let sent = 0
  const server = await fhirServer(() => (_url, _request, response) => {
    sent += 1
    json(response, { ...searchset([]), note: 'x'.repeat(400_000) })
  })
  const limits = { bodyMegabytes: 1 }
  const { call } = await testService({ issuers: [server.base], fetch: real, cdsHooks: { limits } })
  const began = performance.now()
  const { status } = await call(hookRequest({ prefetch: undefined, more: grant(server.base) }))
  // Two or three of the eighteen fit.
  expect([200, 412]).toContain(status)
  expect(sent).toBe(18)
  expect(performance.now() - began).toBeLessThan(2000)
  const card = await call(hookRequest({ more: grant(server.base) }))
  expect(card.cards).toHaveLength(1)
})

test('a resource type that the server does not have is no failure where it only refines', async () => {
  const server = await fhirServer(() => (url, _request, response) => {
    if (/^(BodyStructure|MedicationStatement)/.test(url))
      return json(response, { resourceType: 'OperationOutcome' }, 404)
    json(response, search(resources, url))
  })
  const answer = await ask(server.base, undefined, grant(server.base))
  expect(answer.cards[0]?.detail).not.toContain('Could not be read')
})

test('groups of measurements are asked for where the site maps labels, and are missed where they do not come then', async () => {
  const failures = async (elastographyLabels: object) => {
    const templates = prefetchTemplates({ ...defaultReadingRules(), elastographyLabels })
    return (await gather(PREFETCH_KEYS, { prefetch: full, client: undefined, templates, patientId: id }))
      .failures
  }
  expect(await failures({})).toEqual([])
  expect(await failures({ A: ['Site 1'] })).toMatchObject([
    { key: 'measurementGroups', topic: 'elastography' },
  ])
})
