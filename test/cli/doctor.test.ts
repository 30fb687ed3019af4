import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../../sandbox/free-port.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import { scenarioBundle } from '../../sandbox/scenarios/index.ts'
import { createSandbox, type Sandbox } from '../../sandbox/server.ts'
import { clientCheck, NO_CLIENT } from '../../src/cli/doctor/client-check.ts'
import { doctorOutput } from '../../src/cli/doctor/doctor-output.ts'
import type { Probe } from '../../src/cli/doctor/probe.ts'
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

/** The app as it is built, as far as its web server matters. */
function appFolder(): string {
  const app = mkdtempSync(join(tmpdir(), 'tipm-app-'))
  for (const name of ['launch.html', 'index.html']) writeFileSync(join(app, name), '<p>app</p>')
  return app
}
const siteOf = (issuer: object) => (iss: string) => ({
  name: 'Test',
  smart: { issuers: [{ iss, clientId: 'tipm-app', ...issuer }] },
})

test('finds the embedded EHR in order, a test patient’s chart included', async () => {
  const sandbox = await startEhr({ appDir: appFolder(), site: siteOf({}) })
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
    status: 'warn',
    found: expect.stringContaining('and the same to a client that cannot exist'),
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

test('a client id is told right or wrong where one that cannot exist is answered otherwise, else not told', async () => {
  const answers: Record<string, Record<string, string>> = {
    known: { tipm: 'invalid_grant', wrong: 'invalid_client', [NO_CLIENT]: 'invalid_client' },
    mute: { tipm: 'invalid_client', wrong: 'invalid_client', [NO_CLIENT]: 'invalid_client' },
    late: { tipm: 'invalid_grant', wrong: 'invalid_grant', [NO_CLIENT]: 'invalid_grant' },
    odd: { tipm: 'invalid_client', [NO_CLIENT]: 'invalid_request' },
  }
  const verdict = (server: string, clientId: string) => {
    const said = (id: string): Probe => {
      const json = { error: answers[server]?.[id] }
      const value = { status: 400, json, unread: undefined, at: new Date(), headers: new Headers() }
      return { ok: true, value }
    }
    return clientCheck(said(clientId), said(NO_CLIENT), clientId).status
  }
  expect(verdict('known', 'tipm')).toBe('pass')
  for (const id of ['tipm', 'wrong']) {
    expect([verdict('mute', id), verdict('late', id)]).toEqual(['warn', 'warn'])
  }
  expect(verdict('odd', 'tipm')).toBe('fail')
})

test('the pages’ own policy is held against the EHR, a posted sign-in and who may frame them', async () => {
  const site = siteOf({ authorization: 'post' })
  const sandbox = await startEhr({ appDir: appFolder(), site })
  const post = { authorization: 'post' }
  const good = await doctor(sandbox.fhirBase, ['--origin', sandbox.appUrl], post)
  expect(good.of('sign-in-post')?.status).toBe('pass')
  expect(good.of('served-site')?.status).toBe('pass')
  const other = await doctor(sandbox.fhirBase, ['--origin', sandbox.appUrl])
  expect(other.of('served-site')?.status).toBe('warn')
  const served = async (headers: Record<string, string>, missing = 404) => {
    const web = createServer(({ url = '' }, response) => {
      const isThere = url.endsWith('/launch.html')
      response.writeHead(isThere ? 200 : missing, headers).end('<p>')
    })
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}/tipm/`
    const report = await doctor(sandbox.fhirBase, ['--origin', origin], post)
    web.close()
    return [report.of('headers'), report.of('sign-in-post')]
  }
  const [bare, free] = await served({})
  expect(bare).toMatchObject({
    status: 'warn',
    found: expect.stringMatching(/frame-ancestors.*nosniff.*no-referrer/),
  })
  expect(free?.status).toBe('pass')
  const [blocked, posting] = await served({
    'content-security-policy': "default-src 'self'; form-action 'self'",
    'strict-transport-security': 'max-age=1; includeSubDomains',
  })
  expect(blocked).toMatchObject({ status: 'fail', found: expect.stringContaining(sandbox.url) })
  expect(posting).toMatchObject({
    status: 'fail',
    found: expect.stringContaining('keeps the page from posting'),
  })
  const [everything] = await served({}, 200)
  expect(everything).toMatchObject({ status: 'skipped', found: expect.stringMatching(/cannot be told/) })
})

test('an EHR that gives the chart to any token says nothing of the one that was given', async () => {
  const open = createServer(({ url = '' }, response) => {
    const json = url.includes('/Patient/')
      ? { resourceType: 'Patient', id: PATIENT }
      : { resourceType: 'Bundle', type: 'searchset', entry: [] }
    response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(json))
  })
  await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve))
  const file = join(folder, 'any-token.txt')
  writeFileSync(file, 'whatever')
  const iss = `http://127.0.0.1:${(open.address() as AddressInfo).port}/fhir`
  const report = await doctor(iss, ['--patient', PATIENT, '--token-file', file])
  open.close()
  expect(report.of('patient')).toMatchObject({
    status: 'warn',
    found: expect.stringMatching(/^cannot be told/),
  })
})

test('what is not reached is told once, by its kind', async () => {
  const plain = createServer((_request, response) => response.end())
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  const { port } = plain.address() as AddressInfo
  const told = async (iss: string) => {
    const { output, report } = await doctor(iss, ['--origin', 'https://tipm.invalid'])
    const failed = report?.checks.filter(({ status }) => status === 'fail') ?? []
    return { failed: failed.map(({ found }) => found), total: output.summary.fail }
  }
  expect(await told('http://nobody.invalid/fhir')).toMatchObject({
    failed: [expect.stringContaining('the name is not known here')],
  })
  expect(await told(`http://127.0.0.1:${await freePort('127.0.0.1')}/fhir`)).toMatchObject({
    failed: [expect.stringContaining('nobody listens')],
  })
  expect(await told(`https://127.0.0.1:${port}/fhir`)).toMatchObject({
    failed: [expect.stringContaining('does not speak TLS')],
    total: 1,
  })
  plain.close()
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
