import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadSite } from '../src/site/load-site.ts'
import { keyPaths, siteJsonSchema } from './generate-site-schema.ts'
import { SITE_KEYS } from './site-keys.ts'

const committed = (name: string) => readFileSync(new URL(`../smart-config/${name}`, import.meta.url), 'utf8')
const isCode = (path: string) => /\[\]\.(system|code)$/.test(path)
const isElastographySite = (path: string) => path.startsWith('reading.codes.stiffnessSites.')
const paths = keyPaths(siteJsonSchema()).filter((path) => !isCode(path) && !isElastographySite(path))

test('the committed schema is what the software checks with; `node scripts/generate-site-schema.ts` renews it', () => {
  expect(JSON.parse(committed('site.schema.json'))).toEqual(siteJsonSchema())
})

test('every key has a description, and none is described that does not exist', () => {
  expect(Object.keys(SITE_KEYS).toSorted()).toEqual(paths.toSorted())
})

test('the README names every key', () => {
  const readme = committed('README.md')
  const names = paths.map((path) => path.split('.').at(-1)?.replace('[]', '') ?? '')
  expect(
    [...new Set(names)].filter((name) => !readme.includes(`\`${name}\``) && !readme.includes(`"${name}"`)),
  ).toEqual([])
})

test('every example in the README that is a whole site file is a valid one', () => {
  const examples = [...committed('README.md').matchAll(/```json\n([\s\S]*?)```/g)].map(
    ([, json = '']) => json,
  )
  const files = examples.filter((json) => json.includes('"smart"')).map((json) => loadSite(JSON.parse(json)))
  expect(files.length).toBeGreaterThan(1)
  expect(files.filter(({ ok }) => !ok)).toEqual([])
})
