/**
 * What the product ships, from the lock file: `node scripts/sbom.ts` prints a software bill of materials (CycloneDX 1.6, JSON),
 * `node scripts/sbom.ts licences` a table of licences. The same lock file gives the same text.
 */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'

const names = z._default(z.record(z.string(), z.string()), {})
const locked = z.looseObject({
  version: z._default(z.string(), ''),
  name: z.optional(z.string()),
  integrity: z._default(z.string(), ''),
  license: z._default(z.string(), 'not stated'),
  dev: z._default(z.boolean(), false),
  dependencies: names,
  optionalDependencies: names,
})
const lockFile = z.looseObject({
  ...{ name: z.string(), version: z.string() },
  packages: z.record(z.string(), locked),
})

interface Shipped {
  /** `node_modules/a/node_modules/b` */
  readonly path: string
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly integrity: string
  readonly needs: readonly string[]
}

const root = new URL('../', import.meta.url)
const lock = z.parse(lockFile, JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')))

const own = lock.packages['']

/** Packages that pages, service or command line need, with all that those need: what an installation without the tools carries, but Node itself. */
export function shipped(): readonly Shipped[] {
  return Object.entries(lock.packages).flatMap(([path, item]) => {
    const name = item.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    if (path === '' || item.dev || name in (own?.optionalDependencies ?? {})) return []
    const needs = Object.keys({ ...item.dependencies, ...item.optionalDependencies })
    return {
      ...{ path, name, version: item.version, licence: item.license, integrity: item.integrity },
      needs: needs.flatMap((need) => resolved(need, path) ?? []),
    }
  })
}

/** The packages that product code imports; the test holds the list of dependencies to that. */
export function imported(): readonly string[] {
  return Object.keys(own?.dependencies ?? {})
}

/** Where Node would find a package from another one. */
function resolved(name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (path in lock.packages) return path
    if (at === '') return undefined
    if (!at.includes('/node_modules/')) {
      const top = `node_modules/${name}`
      return top in lock.packages ? top : undefined
    }
  }
}

/** A package URL (purl-spec, npm). */
function purl({ name, version }: Shipped): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

export function sbom(): object {
  const items = shipped()
  const byPath = new Map(items.map((item) => [item.path, item]))
  const product = `${lock.name}@${lock.version}`
  const once = new Map(items.map((item) => [purl(item), item]))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': product, name: lock.name, version: lock.version },
    },
    components: [...once].map(([ref, item]) => ({
      type: 'library',
      'bom-ref': ref,
      name: item.name,
      version: item.version,
      purl: ref,
      licenses: [licenceOf(item.licence)],
      hashes: [
        {
          alg: 'SHA-512',
          content: Buffer.from(item.integrity.replace(/^sha512-/, ''), 'base64').toString('hex'),
        },
      ],
    })),
    dependencies: [
      { ref: product, dependsOn: imported().flatMap((name) => refAt(byPath, `node_modules/${name}`)) },
      ...[...once].map(([ref, { needs }]) => ({
        ref,
        dependsOn: [...new Set(needs.flatMap((path) => refAt(byPath, path)))],
      })),
    ],
  }
}

function refAt(byPath: ReadonlyMap<string, Shipped>, path: string): string[] {
  const item = byPath.get(path)
  return item === undefined ? [] : [purl(item)]
}

/** An SPDX expression where it is one, else the words of the package. */
function licenceOf(licence: string): object {
  return /^[\w.+() -]+$/.test(licence) && !/see|not stated/i.test(licence)
    ? { expression: licence }
    : { license: { name: licence } }
}

export function licences(): string {
  const groups = Map.groupBy(shipped(), ({ licence }) => licence)
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, items]) => {
      const list = [...new Set(items.map(({ name, version }) => `${name} ${version}`))]
      return `| ${licence} | ${list.length} | ${list.join(', ')} |`
    })
  return ['| licence | packages | |', '| --- | --- | --- |', ...rows].join('\n')
}

if (import.meta.main) {
  console.log(process.argv[2] === 'licences' ? licences() : JSON.stringify(sbom(), null, 2))
}
