import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { scenarioBundle } from '../../sandbox/scenarios/index.ts'

const BINARY = fileURLToPath(new URL('../../bin/tipm.js', import.meta.url))
const TODAY = new Date('2026-11-23T12:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'tipm-cli-'))
const bundleText = (id: string) => JSON.stringify(scenarioBundle(id, TODAY))

/** A Node other than the one the project brings along, where the machine has one. */
const otherNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((path) => join(path, 'node'))
  .filter((path) => existsSync(path))
  .find((path) => realpathSync(path) !== realpathSync(process.execPath))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function tipm(args: readonly string[], stdin = '', node = process.execPath): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [BINARY, ...args], { cwd: folder })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(stdin)
  })
}

test('scores from anywhere and ends with 0', async () => {
  const { code, stdout, stderr } = await tipm(['score', '--nlr', '4', '--albumin', '3.6g/dL', '--json'])
  expect(code).toBe(0)
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'bounded', riskClass: 'undecided' })
})

test('reads a file and standard input alike', async () => {
  writeFileSync(join(folder, 'chart.json'), bundleText('complete-high'))
  const options = ['--as-of', '2026-11-23']
  const fromFile = await tipm(['assess', 'chart.json', ...options])
  const fromStdin = await tipm(['assess', '-', ...options], bundleText('complete-high'))
  expect(fromFile.code).toBe(0)
  expect(fromFile.stdout).toContain('High risk of progression')
  expect(fromStdin).toEqual(fromFile)
})

test('ends with 2, 64 and 65, with the reason on standard error', async () => {
  const outOfScope = await tipm(['assess', '-', '--as-of', '2026-11-23'], bundleText('not-hcc'))
  expect(outOfScope).toMatchObject({ code: 2, stderr: expect.stringContaining('no score') })
  const wrongUse = await tipm(['score', '--albumn', '36'])
  expect(wrongUse).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining('--albumin') })
  const badInput = await tipm(['assess', '-'], '{\n  "resourceType": "Bundle"\n  "type": "collection" }')
  expect(badInput).toMatchObject({
    code: 65,
    stdout: '',
    stderr: expect.stringContaining('standard input:3:3'),
  })
})

test('a reader that closes the pipe early is no failure', async () => {
  const child = spawn(process.execPath, [BINARY, 'score', '--nlr', '4'])
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  child.stdout.destroy()
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test.skipIf(otherNode === undefined)(
  'hands over from another Node: input, output, end and signals',
  async () => {
    const handed = await tipm(['assess', '-', '--as-of', '2026-11-23'], bundleText('not-hcc'), otherNode)
    expect(handed).toMatchObject({ code: 2, stdout: expect.stringContaining('outside the model') })
    const waiting = spawn(otherNode ?? '', [BINARY, 'assess', '-'])
    await new Promise((resolve) => setTimeout(resolve, 400))
    waiting.kill('SIGTERM')
    const end = await new Promise((resolve) => waiting.on('exit', (code, signal) => resolve(code ?? signal)))
    // By its own handler, or by default where the signal came before there was one.
    expect([143, 'SIGTERM']).toContain(end)
  },
)
