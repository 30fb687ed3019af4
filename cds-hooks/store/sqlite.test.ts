import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { storeContract } from '../test-support/store-contract.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'

const folders = new Map<string, string>()

/** One file for each test, which all connections of that test share. */
function fileOfTest(): string {
  const name = expect.getState().currentTestName ?? ''
  const known = folders.get(name)
  if (known !== undefined) return join(known, 'a', 'store.sqlite')
  const folder = mkdtempSync(join(tmpdir(), 'tipm-store-'))
  folders.set(name, folder)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'a', 'store.sqlite')
}

async function open(): Promise<Store> {
  const opened = await openStore({ kind: 'sqlite', file: fileOfTest() })
  if (!opened.ok) throw new Error(opened.problem.detail)
  onTestFinished(() => opened.value.close().catch(() => undefined))
  return opened.value
}

storeContract(open)

test('processes that start at once on one new file all come up', async () => {
  const opener = fileURLToPath(new URL('./open-store.ts', import.meta.url))
  const code = `
    const { openStore } = await import(${JSON.stringify(opener)})
    const opened = await openStore({ kind: 'sqlite', file: process.argv[1] })
    if (opened.ok) await opened.value.proveWritable()
    console.log(JSON.stringify(opened.ok || opened.problem))`
  for (let round = 0; round < 3; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'tipm-store-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'store.sqlite')
    const starts = Array.from({ length: 4 }, () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', code, file]),
    )
    const said = (await Promise.all(starts)).map(({ stdout }) => stdout.trim())
    expect(said).toEqual(['true', 'true', 'true', 'true'])
  }
}, 120_000)

test('a file that is no database is a typed failure', async () => {
  const opened = await openStore({ kind: 'sqlite', file: '/proc/version' })
  expect(opened.ok).toBe(false)
})

test('an unreachable PostgreSQL is a typed failure without its password', async () => {
  const opened = await openStore({ kind: 'postgres', url: 'postgres://u:secret-word@127.0.0.1:1/x' })
  expect(opened).toMatchObject({ ok: false })
  expect(JSON.stringify(opened)).not.toContain('secret-word')
})
