import { writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { siteSchema } from '../src/site/site-schema.ts'
import { SITE_KEYS } from './site-keys.ts'

type Schema = Record<string, unknown>

/** The site file's JSON Schema (2020-12), for editors; written from the schema that the software itself checks with. */
export function siteJsonSchema(): Schema {
  const schema: Schema = z.toJSONSchema(siteSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // Zod's bound for safe integers says nothing to a reader.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  describe(schema, '')
  return { ...schema, title: 'TIPM on FHIR: site file', description: 'What a site sets.' }
}

/** Every key path that the schema knows, as `smart.issuers[].iss`. */
export function keyPaths(schema: Schema, path = ''): string[] {
  return children(schema).flatMap(({ key, child }) => {
    const at = join(path, key)
    return key === '[]' ? keyPaths(child, at) : [at, ...keyPaths(child, at)]
  })
}

function describe(schema: Schema, path: string): void {
  for (const { key, child } of children(schema)) {
    const at = join(path, key)
    const description = SITE_KEYS[at]
    if (description !== undefined) child['description'] = description
    describe(child, at)
  }
}

function children(schema: Schema): { key: string; child: Schema }[] {
  const properties = isSchema(schema['properties']) ? Object.entries(schema['properties']) : []
  return [
    ...properties.flatMap(([key, child]) => (isSchema(child) ? [{ key, child }] : [])),
    ...(isSchema(schema['items']) ? [{ key: '[]', child: schema['items'] }] : []),
  ]
}

function join(path: string, key: string): string {
  return path === '' || key === '[]' ? `${path}${key}` : `${path}.${key}`
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON as the formatter of this repository leaves it: short lists on one line. */
function formatted(json: unknown): string {
  const text = JSON.stringify(json, undefined, 2)
  return `${text.replace(/\[\n\s+([^[\]{}]*?)\n\s+\]/g, (list: string, items: string) => {
    const line = `[${items.replace(/\n\s+/g, ' ')}]`
    return line.length < 100 ? line : list
  })}\n`
}

if (import.meta.main) {
  const file = new URL('../smart-config/site.schema.json', import.meta.url)
  writeFileSync(file, formatted(siteJsonSchema()))
}
