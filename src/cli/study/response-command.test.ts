import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
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

test('the change of the sum is said as a share, and the outcomes go into a validation by the patient', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tipm-outcomes-'))
  const outcomes = join(folder, 'outcomes.csv')
  const { stdout } = await response(FILE, '--at', '200', '--csv', outcomes)
  // By hand: 30 of 50 mm is 40 % less, 70 of 50 mm is 40 % more.
  expect(stdout).toMatch(/change of the sum, mRECIST +-40%/)
  expect(stdout).toMatch(/change of the sum, mRECIST +\+40%/)
  expect(readFileSync(outcomes, 'utf8')).toBe(
    '\ufeffpatient,outcome,outcome_days,mrecist,recist,irecist,best_mrecist,best_change_percent\r\n' +
      'p,TIE,60,PR,SD,iSD,PR,-40\r\n' +
      'q,TIN,200,PD,PD,iUPD,PD,40\r\n',
  )
  const patients = join(folder, 'patients.csv')
  writeFileSync(patients, 'patient,ALB (g/L),tumour (cm)\nq,30,9\np,42,5\ns,40,6\n')
  const json = join(folder, 'report.json')
  const args = ['validate', patients, '--outcomes', outcomes, '--bootstrap', '0', '--json', json]
  const result = await run(args, { now: new Date(), readStdin: async () => new Uint8Array() })
  const report: unknown = JSON.parse(readFileSync(json, 'utf8'))
  expect(report).toMatchObject({
    participants: {
      found: 3,
      withOutcome: 2,
      events: 1,
      // Of whom nothing is known after baseline nothing can be said.
      excluded: [{ reason: 'no-outcome', count: 1 }],
    },
  })
  expect(result.stderr).not.toContain('not among those analysed')
})

test('joined outcomes need an identifier, hold each patient once, take the place of a column of their name, and are part of the hash', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tipm-joined-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const patients = file('patients.csv', 'patient,outcome,ALB (g/L)\np,TIN,42\nq,TIE,30\n')
  const joined = file('outcomes.csv', 'patient;outcome;outcome_days\nq;TIN;60\np;TIE;90\nx;TIN;9\n')
  const json = join(folder, 'report.json')
  const validate = (outcomes: string, ...more: readonly string[]) =>
    run(['validate', patients, '--outcomes', outcomes, '--bootstrap', '0', '--json', json, ...more], {
      now: new Date(),
      readStdin: async () => new Uint8Array(),
    })
  expect((await validate(joined)).stderr).toContain('1 patients of it are not among those analysed')
  // sha256sum patients.csv outcomes.csv | cut -c1-64 | LC_ALL=C sort | sha256sum
  const sha256 = 'f9da2992016c3f15ac1e214a9d2a854c24e24570b18f16ae61f3b27b8b94387b'
  const report: unknown = JSON.parse(readFileSync(json, 'utf8'))
  expect(report).toMatchObject({ header: { data: { sha256 } }, participants: { withOutcome: 2, events: 1 } })
  const columns = { albumin: { column: 'ALB (g/L)', unit: 'g/L' } }
  const map = file('map.json', JSON.stringify({ format: 'tipm-mapping-1', columns }))
  expect(await validate(joined, '--map', map)).toMatchObject({
    exitCode: 65,
    stderr: expect.stringContaining('No patient identifier'),
  })
  const twice = file('twice.csv', 'patient,outcome\nq,TIN\nq,TIE\n')
  expect(await validate(twice)).toMatchObject({
    exitCode: 65,
    stderr: expect.stringContaining('A patient stands twice'),
  })
  expect(await validate(file('other.csv', 'id,outcome\nq,TIN\n'))).toMatchObject({ exitCode: 65 })
})
