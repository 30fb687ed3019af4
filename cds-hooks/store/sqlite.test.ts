import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'
import { storeContract } from './store-contract.ts'

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

test('a file that is no database is a typed failure', async () => {
  const opened = await openStore({ kind: 'sqlite', file: '/proc/version' })
  expect(opened.ok).toBe(false)
})

test('an unreachable PostgreSQL is a typed failure without its password', async () => {
  const opened = await openStore({ kind: 'postgres', url: 'postgres://u:secret-word@127.0.0.1:1/x' })
  expect(opened).toMatchObject({ ok: false })
  expect(JSON.stringify(opened)).not.toContain('secret-word')
})
