import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../run.ts'
import { doctorOutput } from '../doctor-output.ts'

const folder = mkdtempSync(join(tmpdir(), 'tipm-doctor-drugs-'))
const LIST = `Lenvatinib 4 mg hard capsules
L01FF14
http://www.nlm.nih.gov/research/umls/rxnorm|1603296
https://pharmacy.example|LEN4

lenvatanib 4 mg
Camrelizumab placebo
Sorafenib; switched from lenvatinib
Tislelizumab
4711
`

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function doctor(text: string, ...args: string[]) {
  const io = { now: new Date(), readStdin: async () => new TextEncoder().encode(text) }
  return run(['doctor', '--drugs', '-', ...args], io)
}

async function findings(text: string, ...args: string[]) {
  const { exitCode, stdout } = await doctor(text, '--json', ...args)
  expect(exitCode).toBe(0)
  const { drugs, checks } = doctorOutput.parse(JSON.parse(stdout))
  if (drugs === null) throw new Error('no drugs')
  return { drugs, check: checks[0] }
}

test('says which drugs of a list are recognised as which, by name or code', async () => {
  const { drugs } = await findings(LIST)
  expect(drugs.count).toBe(9)
  expect(drugs.recognised.map(({ drug, by, name }) => `${drug} by ${by}: ${name}`)).toEqual([
    'lenvatinib by name: Lenvatinib 4 mg hard capsules',
    'camrelizumab by code: L01FF14',
    'lenvatinib by code: 1603296',
  ])
})

test('says which look like one and are not taken, with why, and what would have the misspelt read', async () => {
  const { drugs, check } = await findings(LIST)
  expect(drugs.lookalikes.map(({ drug, reason, name }) => `${drug} ${reason}: ${name}`)).toEqual([
    'lenvatinib spelling: lenvatanib 4 mg',
    'camrelizumab placebo: Camrelizumab placebo',
    'lenvatinib mentioned: Sorafenib; switched from lenvatinib',
  ])
  expect(drugs.siteFile).toEqual({
    reading: { drugs: { lenvatinib: { codes: [], names: ['lenvatanib 4 mg'] } } },
  })
  // A local code alone, and a number, tell no drug.
  expect(drugs.unnamed).toBe(2)
  expect(check).toMatchObject({ id: 'drugs', status: 'warn' })
})

test('the site’s own dictionary decides', async () => {
  const site = file(
    'site.json',
    JSON.stringify({
      name: 'Test',
      smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'tipm' }] },
      reading: {
        drugs: {
          lenvatinib: {
            codes: [{ system: 'https://pharmacy.example', code: 'LEN4' }],
            names: ['lenvatanib'],
          },
        },
      },
    }),
  )
  const { drugs } = await findings(
    'https://pharmacy.example|LEN4\nLEN4\nlenvatanib 4 mg\nSHR-1210',
    '--site',
    site,
  )
  expect(drugs.recognised.map(({ drug, by }) => `${drug} ${by}`)).toEqual([
    'lenvatinib code',
    'lenvatinib code',
    'lenvatinib name',
    'camrelizumab name',
  ])
  expect(drugs.lookalikes).toEqual([])
})

test('warns where a drug of the pair is in no line', async () => {
  const { check } = await findings('Lenvatinib')
  expect(check?.advice).toMatch(/^No camrelizumab is recognised/)
})

test('prints for people which is recognised, which is not, and why', async () => {
  const { stdout } = await doctor(LIST)
  expect(stdout).toContain('  camrelizumab  L01FF14: by its code\n')
  expect(stdout).toContain('  camrelizumab  Camrelizumab placebo: a placebo\n')
  expect(stdout).toContain('"lenvatanib 4 mg"')
})

test('a list asks no server; the EHR is asked with a token only', async () => {
  expect((await doctor(LIST, '--origin', 'https://tipm.example')).exitCode).toBe(64)
  expect((await doctor(LIST, '--chart', 'x.json')).exitCode).toBe(64)
  const io = { now: new Date(), readStdin: async () => new Uint8Array() }
  expect((await run(['doctor', '--drugs', 'ehr'], io)).exitCode).toBe(64)
  expect((await run(['doctor', '--drugs', 'ehr', '--site', 'site.json'], io)).exitCode).toBe(64)
  expect((await run(['doctor', '--drugs', 'missing.txt'], io)).exitCode).toBe(65)
})
