import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../cds-hooks/store/open-store.ts'
import { feedbackCommand } from './feedback-command.ts'
import { run } from './run.ts'

const hook = (...args: string[]) =>
  run(['hook', ...args], { now: new Date(), readStdin: async () => new Uint8Array() })
const SERVICE = 'https://cds.example/cds-services/tipm-lenvatinib-camrelizumab'
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())

const folder = mkdtempSync(join(tmpdir(), 'tipm-hook-'))
const request = join(folder, 'request.json')
writeFileSync(request, '{"hook":"patient-view"}')

test('prints the cards a service answers with', async () => {
  server.use(
    http.post(SERVICE, () =>
      HttpResponse.json({ cards: [{ summary: 'High', indicator: 'warning', source: { label: 'TIPM' } }] }),
    ),
  )
  const result = await hook(request, '--service', 'https://cds.example')
  expect(result).toMatchObject({ exitCode: 0, stderr: '' })
  expect(result.stdout).toContain('[warning] High')
})

test('says why a service refused', async () => {
  server.use(http.post(SERVICE, () => new HttpResponse(null, { status: 401 })))
  expect(await hook(request, '--service', 'https://cds.example')).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'tipm: error: the service refused with HTTP 401\n',
  })
})

test('tells wrong use from bad input', async () => {
  expect(await hook(request)).toMatchObject({ exitCode: 64 })
  expect(await hook('--service', 'https://cds.example')).toMatchObject({ exitCode: 64 })
  expect(await hook(request, '--service', 'https://cds.example', '--key', 'k')).toMatchObject({
    exitCode: 64,
  })
  const missing = join(folder, 'none.json')
  expect(await hook(missing, '--service', 'https://cds.example')).toMatchObject({ exitCode: 65 })
})

test('reports what became of the cards, from the store that the environment names', async () => {
  const file = join(folder, 'store.sqlite')
  const env = { TIPM_DATA: file }
  const made = await openStore({ kind: 'sqlite', file })
  if (!made.ok) throw new Error(made.problem.detail)
  await made.value.close()
  expect(await feedbackCommand({ options: { json: true }, operands: ['report'] }, env)).toEqual({
    exitCode: 0,
    stdout: '{\n  "counts": []\n}\n',
    problems: [],
  })
  // A mistyped name is no store, and none is made under it.
  const mistyped = join(folder, 'stroe.sqlite')
  expect(await feedbackCommand({ options: {}, operands: ['report'] }, { TIPM_DATA: mistyped })).toMatchObject(
    { exitCode: 65 },
  )
  expect(existsSync(mistyped)).toBe(false)
  expect(
    await feedbackCommand({ options: {}, operands: ['report'] }, { DATABASE_URL: 'mysql://x' }),
  ).toMatchObject({ exitCode: 65 })
  expect(await feedbackCommand({ options: {}, operands: [] }, env)).toMatchObject({ exitCode: 64 })
})
