import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { imported, licences, sbom, shipped } from './sbom.ts'

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, { version: string; integrity: string; license?: string; dependencies?: object }>
}

test('every package that the product ships is in the list, with its version, licence and the hash of the lock file', () => {
  const { components } = sbom() as {
    components: { name: string; version: string; licenses: object[]; hashes: { content: string }[] }[]
  }
  // These are imported by the pages, the service and the command line, and reach others.
  expect(imported()).toEqual(
    expect.arrayContaining(['preact', 'fhirclient', 'fastify', 'kysely', 'pg', 'jose']),
  )
  const fastify = components.find(({ name }) => name === 'fastify')
  const locked = packages['node_modules/fastify']
  expect(fastify).toMatchObject({ version: locked?.version, licenses: [{ expression: 'MIT' }] })
  expect(`sha512-${Buffer.from(fastify?.hashes[0]?.content ?? '', 'hex').toString('base64')}`).toBe(
    locked?.integrity,
  )
  const shippedNames = new Set(shipped().map(({ name }) => name))
  // A package may stand in for another under its name (npm: overrides).
  const places = shipped().map(({ path }) => path)
  for (const path of places) {
    for (const need of Object.keys(packages[path]?.dependencies ?? {})) {
      expect(places.some((place) => place.endsWith(`node_modules/${need}`))).toBe(true)
    }
  }
  // Tools are not shipped.
  for (const tool of ['typescript', 'vitest', 'playwright-core', '@biomejs/biome', 'oidc-provider']) {
    expect(shippedNames).not.toContain(tool)
  }
})

test('every package has a hash, and a licence under which it may be passed on', () => {
  expect(shipped().filter(({ integrity }) => !integrity.startsWith('sha512-'))).toEqual([])
  const others = [...licences().matchAll(/^\| ([^|]+?) \| \d/gm)].map(([, licence = '']) => licence)
  const known =
    /^\(?(MIT|Apache-2\.0|ISC|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|BSL-1\.0|OFL-1\.1|Zlib|CC0-1\.0|WTFPL)( (AND|OR) |\)?$)/
  expect(others.filter((licence) => !known.test(licence))).toEqual([])
})

test('the same lock file gives the same list', () => {
  expect(JSON.stringify(sbom())).toBe(JSON.stringify(sbom()))
})

test('what product code imports is a dependency, no tool', () => {
  const root = new URL('../', import.meta.url)
  const files = globSync('{src,cds-hooks,bin}/**/*.{ts,tsx,js,css}', { cwd: fileURLToPath(root) })
  const product = files.filter((file) => !/\.test\.|test-support[\\/]|[\\/]test-[^/\\]*\.tsx?$/.test(file))
  const found = product.flatMap((file) => {
    const text = readFileSync(new URL(file.replaceAll('\\', '/'), root), 'utf8')
    const names = text.matchAll(/(?:from|import\(?)\s*'((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[^']*)?'/g)
    return [...names].flatMap(([, name = '']) => (`node_modules/${name}` in packages ? [name] : []))
  })
  expect([...new Set(found)].sort()).toEqual([...imported()].sort())
})
