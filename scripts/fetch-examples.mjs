// Fetches the official FHIR examples that test/fhir/foreign-data.long.test.ts reads: pinned versions, pinned digests, once.
// `npm pack` instead of a dependency: the dependencies these packages declare are FHIR packages that npm does not have.
// Runs on any Node >= 20. Exit code 1 when a package cannot be fetched or is not the one expected.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'node_modules', '.cache', 'fhir-examples')
const packages = JSON.parse(readFileSync(join(root, 'scripts', 'example-packages.json'), 'utf8'))

for (const { name, version, integrity } of packages) {
  const archive = `${name}-${version}.tgz`
  const target = join(folder, archive)
  if (existsSync(target) && digestOf(target) === integrity) continue
  process.stderr.write(`Fetching ${name} ${version} (official FHIR examples, once) ...\n`)
  mkdirSync(folder, { recursive: true })
  const fresh = mkdtempSync(join(folder, 'fetch-'))
  try {
    if (npm('pack', `${name}@${version}`, '--silent', '--pack-destination', fresh).status !== 0) {
      fail(`${name}@${version} could not be fetched. Check the network and try again.`)
    } else if (digestOf(join(fresh, archive)) !== integrity) {
      fail(`${name}@${version} is not the archive expected: its digest is ${digestOf(join(fresh, archive))}.`)
    } else {
      renameSync(join(fresh, archive), target)
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** @param {string} file */
function digestOf(file) {
  return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
}

/** @param {string[]} args */
function npm(...args) {
  // npm started us: use the same one.
  const own = process.env.npm_execpath
  const options = { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }
  return own?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
