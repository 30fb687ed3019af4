import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { SandboxOptions } from '../../sandbox/options.ts'
import { scenarioBundle } from '../../sandbox/scenarios/index.ts'
import { createSandbox, type Sandbox } from '../../sandbox/server.ts'
import { doctorOutput } from '../../src/cli/doctor/doctor-output.ts'
import { run } from '../../src/cli/run.ts'
import { scopes } from '../../src/smart/scopes.ts'

const folder = mkdtempSync(join(tmpdir(), 'tipm-doctor-'))
const scenario = scenarioBundle('complete-high', new Date())
const PATIENT = 'pt-1001'
let ehr: Sandbox | undefined

afterEach(() => ehr?.close())

async function startEhr(options: SandboxOptions = {}): Promise<Sandbox> {
  ehr = await createSandbox({ ...(scenario === undefined ? {} : { bundles: [scenario] }), ...options })
  return ehr
}

/** Runs `tipm doctor --json` on a site file with these issuer settings; the document is checked against its schema. */
async function doctor(iss: string, args: readonly string[] = [], issuer: object = {}, reading: object = {}) {
  const file = join(folder, 'site.json')
  const site = { name: 'Test', smart: { issuers: [{ iss, clientId: 'tipm-app', ...issuer }] }, reading }
  writeFileSync(file, JSON.stringify(site))
  const io = { now: new Date(), readStdin: async () => new Uint8Array() }
  const { exitCode, stdout } = await run(['doctor', '--site', file, '--json', ...args], io)
  const output = doctorOutput.parse(JSON.parse(stdout))
  expect(output.exitCode).toBe(exitCode)
  const [report] = output.issuers
  const all = [...output.checks, ...(report?.checks ?? [])]
  return {
    ...{ exitCode, output, report },
    of: (id: string) => all.find((check) => check.id === id),
    idsThat: (status: string) => all.filter((check) => check.status === status).map(({ id }) => id),
  }
}

async function tokenFile(sandbox: Sandbox, granted = scopes('v2', 'ehr', [])): Promise<string> {
  const file = join(folder, 'token.txt')
  writeFileSync(file, `${await sandbox.issueToken(granted, PATIENT)}\n`)
  return file
}

test('finds the embedded EHR in order, a test patient’s chart included', async () => {
  const sandbox = await startEhr()
  const file = await tokenFile(sandbox)
  const args = ['--origin', `${sandbox.appUrl}index.html`, '--patient', PATIENT, '--token-file', file]
  const { exitCode, idsThat, report, of } = await doctor(sandbox.fhirBase, args)
  expect(exitCode).toBe(0)
  expect(idsThat('fail')).toEqual([])
  expect(idsThat('warn')).toEqual([])
  expect(idsThat('skipped')).toEqual([])
  expect(of('inputs')?.found).toMatch(/nlr found.*albumin found.*diameter found.*deltaT found/)
  expect(report).toMatchObject({
    storedAs: 'risk-assessment',
    scopes: expect.stringContaining('patient/RiskAssessment.crus'),
  })
})

test('with --drugs it reads what the EHR can order, and says what of it could not be read', async () => {
  const drug = (id: string, text: string): fhir4.Medication => ({
    resourceType: 'Medication',
    id,
    code: { text },
  })
  const entry = [drug('len', 'Lenvatinib 4 mg'), drug('cam', '卡瑞丽珠单抗')].map((resource) => ({
    resource,
    request: { method: 'PUT' as const, url: `Medication/${resource.id}` },
  }))
  const bundles: fhir4.Bundle[] = [{ resourceType: 'Bundle', type: 'transaction', entry }]
  const sandbox = await startEhr({ bundles })
  const file = await tokenFile(sandbox, 'user/Medication.rs')
  const { exitCode, output, of } = await doctor(sandbox.fhirBase, ['--drugs', 'ehr', '--token-file', file])
  expect(exitCode).toBe(0)
  expect(output.drugs?.recognised).toMatchObject([{ drug: 'lenvatinib', name: 'Lenvatinib 4 mg' }])
  expect(output.drugs?.lookalikes).toMatchObject([{ drug: 'camrelizumab', reason: 'spelling' }])
  expect(output.drugs?.failures).toEqual([expect.stringMatching(/^MedicationKnowledge: /)])
  expect(of('drugs')?.status).toBe('warn')
})

test('prints the report for people, with what to do under what is not in order', async () => {
  const sandbox = await startEhr()
  const file = join(folder, 'people.json')
  const issuers = [{ iss: sandbox.fhirBase, clientId: 'tipm-app' }]
  writeFileSync(file, JSON.stringify({ name: 'Test', smart: { issuers } }))
  const io = { now: new Date(), readStdin: async () => new Uint8Array() }
  const { exitCode, stdout } = await run(['doctor', '--site', file, '--origin', 'https://tipm.example'], io)
  expect(exitCode).toBe(1)
  expect(stdout).toContain(`EHR ${sandbox.fhirBase}, client tipm-app`)
  expect(stdout).toMatch(
    /FAIL {2}cors-token .*no Access-Control-Allow-Origin\n +-> .*https:\/\/tipm\.example/,
  )
  expect(stdout).toMatch(/\d+ passed, \d+ to look at, 3 failed, \d+ skipped\.\n$/)
})

test('finds codes that match nothing, and names no value of the patient', async () => {
  const sandbox = await startEhr()
  const file = await tokenFile(sandbox)
  const codes = {
    neutrophils: [{ system: 'https://lab.example', code: 'NEUT#' }],
    albumin: [{ system: 'http://loinc.org', code: '1751-7' }],
  }
  const args = ['--patient', PATIENT, '--token-file', file]
  const { of, output } = await doctor(sandbox.fhirBase, args, {}, { codes })
  expect(of('codes')).toMatchObject({
    status: 'warn',
    found: 'not in this chart: neutrophils https://lab.example|NEUT#',
  })
  const [patient] = await sandbox.search('Patient', `_id=${PATIENT}`)
  const family = patient?.resourceType === 'Patient' ? patient.name?.[0]?.family : undefined
  expect(family).toBeTruthy()
  expect(JSON.stringify(output)).not.toContain(family)
})

test('names what a token does not let the app read, and a patient it is not for', async () => {
  const sandbox = await startEhr()
  const narrow = await tokenFile(sandbox, 'patient/Patient.r patient/Observation.rs')
  const some = await doctor(sandbox.fhirBase, ['--patient', PATIENT, '--token-file', narrow])
  expect(some.of('patient')).toMatchObject({
    status: 'warn',
    found: expect.stringContaining('Condition: HTTP 403'),
  })
  const none = await doctor(sandbox.fhirBase, ['--patient', 'pt-9999', '--token-file', narrow])
  expect(none.of('patient')).toMatchObject({ status: 'fail' })
  expect(none.exitCode).toBe(1)
})

test('tells each way of other servers', async () => {
  const metadataOnly = await startEhr({ quirks: { metadataOnly: true } })
  const first = await doctor(metadataOnly.fhirBase)
  expect(first.idsThat('warn')).toEqual(['discovery', 'pkce'])
  expect(first.report?.scopes).toContain('patient/Observation.read')
  await metadataOnly.close()

  const confidential = await startEhr({ quirks: { confidential: true, relativeEndpoints: true } })
  const second = await doctor(confidential.fhirBase)
  expect(second.of('endpoints')?.found).toContain('relative')
  expect(second.of('client')).toMatchObject({
    status: 'fail',
    advice: expect.stringContaining('public client'),
  })
  await confidential.close()

  const v1 = await startEhr({ scopeSyntax: 'v1' })
  const third = await doctor(v1.fhirBase, [], { scopes: 'v2' })
  expect(third.of('scopes')).toMatchObject({
    status: 'fail',
    found: expect.stringContaining('announces v1 only'),
  })
  await v1.close()

  const closed = await startEhr({ quirks: { closedTo: 'fhir' }, corsOrigins: ['https://tipm.example'] })
  const fourth = await doctor(closed.fhirBase, ['--origin', 'https://tipm.example'])
  expect(fourth.idsThat('fail')).toEqual(['cors-read', 'cors-write'])
})

test('says that nobody is there, and goes on with what does not depend on it', async () => {
  const { exitCode, of, idsThat } = await doctor('http://127.0.0.1:9/fhir', [
    '--origin',
    'http://tipm.example',
  ])
  expect(exitCode).toBe(1)
  expect(of('discovery')).toMatchObject({ status: 'fail' })
  expect(of('origin')).toMatchObject({ status: 'fail', found: 'http://tipm.example is not secure' })
  expect(idsThat('skipped')).toContain('writes')
})

test.each([
  [[], 'file-missing'],
  [['--site', 'x.json', '--origin', 'tipm'], 'origin-value'],
  [['--site', 'x.json', '--token', 'a', '--token-file', 'b', '--patient', 'p'], 'token-twice'],
  [['--site', 'x.json', '--patient', 'p'], 'patient-and-token'],
  [['--site', 'x.json', 'extra'], 'unexpected-argument'],
  [['--sites', 'x.json'], 'unknown-option'],
])('refuses %j as wrong use', async (args, code) => {
  const io = { now: new Date(), readStdin: async () => new Uint8Array() }
  const { exitCode, stdout } = await run(['doctor', ...args, '--json'], io)
  expect(exitCode).toBe(64)
  expect(doctorOutput.parse(JSON.parse(stdout)).problems).toMatchObject([{ code }])
})

test('a site file with faults is bad input, with the line', async () => {
  const file = join(folder, 'faulty.json')
  writeFileSync(file, '{ "name": "X",\n  "smart": { "issuers": [{ "iss": "nonsense", "clientId": "a" }] } }')
  const io = { now: new Date(), readStdin: async () => new Uint8Array() }
  const { exitCode, stderr } = await run(['doctor', '--site', file], io)
  expect(exitCode).toBe(65)
  expect(stderr).toContain('faulty.json:2:')
})
