// Installs the locked packages when they are missing or the lockfile has changed. Runs on any Node >= 20, before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'node_modules', '.tipm-setup')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(process.platform + process.arch)
  .digest('hex')

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node 20 or newer is needed to set up; this is ${process.version}.`)
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('Setting up: installing the locked packages (about a minute, once) ...\n')
  // npm started us, or we were started beside it: use the same one.
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (result.status !== 0) {
    fail(
      'Setting up failed: npm could not install the packages (see above). Check the network and try again.',
    )
  }
  writeFileSync(stamp, wanted)
}
if (!existsSync(join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'))) {
  process.stderr.write(
    `No packaged Node 24 for ${process.platform}-${process.arch}: the installed ${process.version} is used; 24.2 or newer is needed.\n`,
  )
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
