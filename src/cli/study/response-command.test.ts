import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../run.ts'

const HEAD = 'patient,day,lesion,role,organ,longest_mm,viable_mm'
const FILE = `${HEAD}
p,0,a,target,liver,50,50
p,60,a,target,liver,50,30
q,0,a,target,liver,50,50
q,200,a,target,liver,70,70
r,0,a,target,liver,50,50
`

async function response(text: string, ...options: readonly string[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'tipm-response-')), 'lesions.csv')
  writeFileSync(file, text)
  return run(['response', file, ...options], { now: new Date(), readStdin: async () => new Uint8Array() })
}

test('prints each patient by visit and system, TIE or TIN, and who was left out', async () => {
  const { exitCode, stdout, stderr } = await response(FILE)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout).toMatch(/mRECIST +PR +PR +PR \(d60\)/)
  expect(stdout).toMatch(/RECIST 1.1 +SD +SD +SD \(d60\)/)
  expect(stdout).toContain('r: no visit after baseline')
})

test('the document holds the same, and the chosen time decides', async () => {
  const { stdout } = await response(FILE, '--json', '--at', '200')
  const document: unknown = JSON.parse(stdout)
  expect(document).toMatchObject({
    format: 'tipm-response-1',
    exitCode: 0,
    rules: { atDays: 200, minimumStableDays: 42, confirmationDays: 28 },
    rows: 5,
    outcomes: { TIE: 1, TIN: 1, unknown: 0 },
    patients: [
      {
        id: 'p',
        outcome: 'TIE',
        mrecist: {
          best: 'PR',
          at: { category: 'PR', day: 60 },
          visits: [{ day: 60, target: 'PR', nonTarget: 'none', newLesion: false, sum: 30, nadir: 50 }],
        },
      },
      { id: 'q', outcome: 'TIN', irecist: { best: 'iUPD', visits: [{ day: 200, unconfirmedSince: 200 }] } },
    ],
    refused: [{ id: 'r', problems: [{ code: 'no-visit-after-baseline', row: null }] }],
    investigational: true,
  })
  expect(JSON.parse((await response(FILE, '--json')).stdout)).toMatchObject({
    outcomes: { TIE: 1, TIN: 0, unknown: 1 },
  })
})

test('without a patient who can be classified it ends with 2', async () => {
  expect(await response(`${HEAD}\nr,0,a,target,liver,50,50`)).toMatchObject({ exitCode: 2 })
})

test('tells wrong use from bad input, in JSON too', async () => {
  expect(await response(FILE, '--at', 'soon')).toMatchObject({ exitCode: 64, stdout: '' })
  expect(await response(FILE, '--unit', 'inch')).toMatchObject({ exitCode: 64 })
  expect(await response('a,b\n1,2')).toMatchObject({ exitCode: 65, stdout: '' })
  const { stdout } = await response('a,b\n1,2', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ exitCode: 65, problems: [{ code: 'column-missing' }] })
})

test('a name in the file cannot command the terminal', async () => {
  const { stdout } = await response(
    `${HEAD}\n\u001b[31mp,0,a,target,lung,50,\n\u001b[31mp,60,a,target,lung,50,`,
  )
  expect(stdout).not.toContain('\u001b')
})
