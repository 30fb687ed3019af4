import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import packages from '../../scripts/example-packages.json' with { type: 'json' }

const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'fhir-examples')
const BLOCK = 512

/** Every FHIR resource of a fetched package, those of Bundles one by one. Throws when the package is not there or not the pinned one. */
export function foreignResources(name: string): unknown[] {
  const pinned = packages.find((item) => item.name === name)
  if (pinned === undefined) throw new Error(`${name} is not among the pinned packages`)
  const archive = readArchive(join(folder, `${name}-${pinned.version}.tgz`))
  const digest = `sha512-${createHash('sha512').update(archive).digest('base64')}`
  if (digest !== pinned.integrity) throw new Error(`${name} is not the archive expected: ${digest}`)
  return [...filesOf(gunzipSync(archive))]
    .filter((text) => text.startsWith('{'))
    .flatMap((text) => resourcesIn(JSON.parse(text)))
}

function readArchive(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new Error('The FHIR examples are not there: run `node scripts/fetch-examples.mjs`.')
  }
}

/** The regular files of a tar archive (POSIX ustar), as text. */
function* filesOf(tar: Buffer): Generator<string> {
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0
    const isFile = tar[at + 156] === 0x30
    if (isFile) yield tar.toString('utf8', at + BLOCK, at + BLOCK + size)
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
}

function resourcesIn(json: unknown): unknown[] {
  if (typeof json !== 'object' || json === null || !('resourceType' in json)) return []
  if (json.resourceType !== 'Bundle') return [json]
  const entries = 'entry' in json && Array.isArray(json.entry) ? json.entry : []
  return entries.flatMap((entry: { readonly resource?: unknown }) => resourcesIn(entry.resource))
}
