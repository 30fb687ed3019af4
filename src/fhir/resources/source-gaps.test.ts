import { expect, test } from 'vitest'
import { bundleResources } from './bundle-resources.ts'
import { gapFailures, otherPatients, sourcePage, sourceRead } from './source-gaps.ts'

const observation = (id: string) => ({ resource: { resourceType: 'Observation', id } })
const searchset = (more: object, ...entry: object[]) => ({
  ...{ resourceType: 'Bundle', type: 'searchset', entry },
  ...more,
})
const outcome = (severity: string, code = 'processing') => ({
  resource: { resourceType: 'OperationOutcome', issue: [{ severity, code }] },
  search: { mode: 'outcome' },
})
const links = (self: string, next?: string) => ({
  link: [{ relation: 'self', url: self }, ...(next ? [{ relation: 'next', url: next }] : [])],
})

/** What a door that asked for one topic makes of an answer. */
const failureOf = (...pages: object[]) => sourceRead(pages.map((page) => sourcePage(page))).failure?.code
/** What is unknown of a file. */
const topicsOf = (json: unknown) => {
  const flat = bundleResources(json)
  return flat.ok ? gapFailures(flat.gaps).map(({ topic, code }) => `${topic} ${code}`) : flat.code
}

test('a searchset without any sign of a gap is whole, at every door', () => {
  const whole = searchset({ total: 1, ...links('Observation?patient=p1') }, observation('a'))
  expect(failureOf(whole)).toBeUndefined()
  expect(topicsOf(whole)).toEqual([])
})

test.each([
  ['a next link that is not followed', 'more-pages', { ...links('Observation?x', 'Observation?page=2') }, []],
  ['an error in the searchset', 'operation-outcome', links('Observation?x'), [outcome('error')]],
  ['a warning in the searchset', 'operation-outcome', links('Observation?x'), [outcome('warning')]],
  ['a total larger than what came', 'fewer-than-total', { total: 2, ...links('Observation?x') }, []],
])('%s is a failure of the search, and of what a file would feed', (_, code, more, entries) => {
  const page = searchset(more, observation('a'), ...entries)
  expect(failureOf(page)).toBe(code)
  expect(topicsOf(page)).toEqual([
    `laboratory ${code}`,
    `imaging ${code}`,
    `conditions ${code}`,
    `assessments ${code}`,
  ])
})

test('records of another patient in the answer to a search are a failure of it; those of a record that the Patient links to are not', () => {
  const of = (reference?: string) => ({ resourceType: 'Observation', subject: { reference } })
  const owned = {
    resourceType: 'BodyStructure',
    patient: { reference: 'https://ehr.example/fhir/Patient/p2' },
  }
  const linked = { resourceType: 'Patient', id: 'p1', link: [{ other: { reference: 'Patient/old' } }] }
  const found = (...resources: object[]) => otherPatients(resources, 'p1', linked)?.code
  const own = [
    of('Patient/p1'),
    of('https://ehr.example/fhir/Patient/p1/_history/2'),
    of('Patient/old'),
    of(),
  ]
  expect(found(...own, { resourceType: 'Medication' }, of('Group/p2'))).toBeUndefined()
  expect(found(...own, of('Patient/p2'))).toBe('other-patient')
  expect(found(...own, owned)).toBe('other-patient')
})

test('what is only remarked is no gap, and told in the server’s words', () => {
  const page = searchset(links('Observation?x'), observation('a'), outcome('information', 'informational'))
  expect(failureOf(page)).toBeUndefined()
  expect(sourcePage(page).notices).toEqual(['informational'])
  expect(topicsOf(page)).toEqual([])
})

test('matches are counted over all pages, and included resources are none', () => {
  const medication = { resource: { resourceType: 'Medication', id: 'm' }, search: { mode: 'include' } }
  const first = searchset({ total: 2, ...links('Observation?x', 'next') }, observation('a'), medication)
  const last = searchset({ total: 2, ...links('next') }, observation('b'))
  expect(failureOf(first, last)).toBeUndefined()
  expect(topicsOf([first, last])).toEqual([])
  const short = { ...last, entry: [] }
  expect(failureOf(first, short)).toBe('fewer-than-total')
  expect(topicsOf([first, short])).toContain('laboratory fewer-than-total')
})

test('without a self link, what is missing is of the type of all matches, else it may be anything', () => {
  const next = { link: [{ relation: 'next', url: 'https://ehr.example/page' }] }
  const order = { resource: { resourceType: 'MedicationRequest', id: 'r' } }
  expect(topicsOf(searchset(next, order))).toEqual(['orders more-pages'])
  expect(topicsOf(searchset(next, order, observation('a')))).toHaveLength(12)
  const everything = searchset(links('Patient/p1/$everything', 'more'), observation('a'))
  expect(topicsOf(everything)).toHaveLength(12)
})

test('an entry of a batch that failed may be of any type', () => {
  const batch = { resourceType: 'Bundle', type: 'batch-response', entry: [{ response: { status: '500' } }] }
  expect(sourceRead([sourcePage(batch)]).failure).toMatchObject({ code: 'entry-failed', status: 500 })
  expect(topicsOf(batch)).toHaveLength(12)
})

test.each([
  ['forbidden', 'not-permitted', undefined],
  ['timeout', 'timeout', undefined],
  ['not-supported', 'not-supported', undefined],
  ['exception', 'http', undefined],
])('an OperationOutcome %s in place of a result says why there is none', (code, failure, status) => {
  const page = sourcePage(outcome('error', code).resource)
  expect(page).toMatchObject({ resources: [], failure: { code: failure, status } })
})

test('fewer than one page counts is said, though the other pages count right', () => {
  const pages = [searchset({ total: 1 }, observation('a')), searchset({ total: 3 }, observation('b'))]
  expect(failureOf(...pages)).toBe('fewer-than-total')
  const whole = [searchset({ total: 2 }, observation('a')), searchset({ total: 2 }, observation('b'))]
  expect(failureOf(...whole)).toBeUndefined()
})

test('the first failure of several pages stands, and an entry that failed tells its status', () => {
  const failed = { response: { status: '404 Not Found' } }
  const read = sourceRead([sourcePage({ resourceType: 'Bundle', type: 'batch-response', entry: [failed] })])
  expect(read.failure).toMatchObject({ code: 'entry-failed', status: 404 })
  expect(sourceRead([sourcePage(searchset({}, outcome('error')))]).failure?.status).toBeUndefined()
})

test('what is missing of a Bundle that is no searchset may be anything', () => {
  const collection = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [observation('a'), outcome('error')],
  }
  const topics = topicsOf(collection)
  expect(topics).toContain('orders operation-outcome')
  expect(topics).toContain('laboratory operation-outcome')
})

test('a refusal in place of an answer says why, as far as its code tells', () => {
  const refused = (...codes: string[]) =>
    sourcePage({
      resourceType: 'OperationOutcome',
      issue: codes.map((code) => ({ severity: 'error', code })),
    }).failure?.code
  expect(['forbidden', 'security', 'login'].map((code) => refused(code))).toEqual([
    'not-permitted',
    'not-permitted',
    'not-permitted',
  ])
  expect(['timeout', 'not-supported', 'not-found', 'exception'].map((code) => refused(code))).toEqual([
    'timeout',
    'not-supported',
    'not-supported',
    'http',
  ])
  expect(refused('exception', 'forbidden')).toBe('not-permitted')
  expect(sourcePage({ resourceType: 'OperationOutcome' }).failure?.code).toBe('http')
  expect(sourcePage({ resourceType: 'Observation' }, true).failure?.code).toBe('invalid-answer')
  expect(sourcePage({ resourceType: 'Observation', id: 'a' }).failure).toBeUndefined()
  expect(sourcePage('text').failure?.code).toBe('invalid-answer')
})

test('two gaps that concern one topic are one failure of it, the first', () => {
  const pages = [
    searchset(links('MedicationRequest?x', 'MedicationRequest?page=2')),
    searchset({ total: 3, ...links('MedicationRequest?y') }),
  ]
  expect(topicsOf(pages)).toEqual(['orders more-pages'])
})

test('an outcome says its code where that is a code, and nothing where all went well', () => {
  const detailsOf = (...issue: unknown[]) => {
    const flat = bundleResources({
      ...{ resourceType: 'Bundle', type: 'collection' },
      entry: [{ resource: { resourceType: 'OperationOutcome', issue } }],
    })
    return flat.ok ? flat.gaps.map(({ detail }) => detail) : flat.code
  }
  expect(detailsOf({ severity: 'error', code: 'not-found' })).toEqual(['not-found'])
  expect(detailsOf({ severity: 'error' }, { severity: 'error', code: 'Jane Doe' })).toEqual([
    undefined,
    undefined,
  ])
  expect(detailsOf({ severity: 'success', code: 'informational' }, 'text', null)).toEqual([])
})
