import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
