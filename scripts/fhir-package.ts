import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CANONICAL } from '../src/fhir/codes/canonical.ts'

// Packs the conformance resources of smart-config/fhir as one FHIR package (FHIR's "NPM Package Specification"): `npm run fhir-package`
// writes dist/fhir/package.tgz, which a FHIR server or validator installs in one step. `npm pack` lays the files out as the format wants.
const REPOSITORY = join(import.meta.dirname, '..')
const SOURCE = join(REPOSITORY, 'smart-config/fhir')

interface Conformance {
  readonly resourceType: string
  readonly id: string
  readonly url: string
  readonly version: string
  readonly kind?: string
  readonly type?: string
}

/** Writes the package and gives its path. */
export function packFhir(folder: string): string {
  const { version, license } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
    version: string
    license: string
  }
  const work = mkdtempSync(join(tmpdir(), 'tipm-fhir-'))
  try {
    const files = readdirSync(SOURCE).filter((name) => name.endsWith('.json'))
    const index = files.map((filename) => {
      const text = readFileSync(join(SOURCE, filename), 'utf8')
      writeFileSync(join(work, filename), text)
      const { resourceType, id, url, version, kind, type } = JSON.parse(text) as Conformance
      return { filename, resourceType, id, url, version, kind, type }
    })
    write(work, '.index.json', { 'index-version': 2, files: index })
    write(work, 'package.json', {
      name: 'tipm.on.fhir',
      version,
      title: 'TIPM on FHIR',
      description: 'Profiles, code systems and value sets of what TIPM on FHIR writes',
      type: 'IG',
      canonical: CANONICAL,
      fhirVersions: ['4.0.1'],
      dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
      author: 'TIPM on FHIR',
      license,
    })
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts'], {
      cwd: work,
      shell: process.platform === 'win32',
    })
    mkdirSync(folder, { recursive: true })
    const target = join(folder, 'package.tgz')
    const packed = readdirSync(work).find((name) => name.endsWith('.tgz')) ?? ''
    writeFileSync(target, readFileSync(join(work, packed)))
    return target
  } finally {
    rmSync(work, { recursive: true })
  }
}

function write(folder: string, name: string, content: unknown): void {
  writeFileSync(join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`)
}

if (import.meta.main) console.log(packFhir(join(REPOSITORY, 'dist/fhir')))
