import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backendServices } from '../../src/bulk/backend-services.ts'
import { fetchExport } from '../../src/bulk/fetch-export.ts'
import { runtimeFetch } from '../../src/fhir-client/ask.ts'
import { readContext } from '../../test/support/read-context.ts'
import { createSandbox, type Sandbox } from '../server.ts'
import { testBundle } from '../test-support/two-patients.ts'

const group: fhir4.Group = {
  ...{ resourceType: 'Group', id: 'clinic', type: 'person', actual: true },
  member: [{ entity: { reference: 'Patient/ann' } }],
}

let ehr: Sandbox
let key = ''
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tipm-sandbox-bulk-'))
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true })
  key = JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'k1' })
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES384', use: 'sig' }] }
  ehr = await createSandbox({
    ...{ appUrl: 'http://localhost:5000/app/', services: [{ clientId: 'tipm-population', jwks }] },
    bundles: [testBundle, { resourceType: 'Bundle', type: 'collection', entry: [{ resource: group }] }],
  })
})
afterAll(async () => {
  await ehr.close()
  rmSync(folder, { recursive: true })
})

async function exported(path: string, clientId = 'tipm-population') {
  const { site } = await readContext()
  const to = join(folder, `${clientId}${path.replaceAll('/', '_')}`)
  const result = await fetchExport({
    ...{ url: `${ehr.fhirBase}${path}`, folder: to, credentials: { clientId, key }, fileHosts: [] },
    ...{ rules: site.reading, progress: () => {}, pause: async () => {} },
  })
  return { result, to }
}

function resourcesOf(folder: string): string[] {
  const { output } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    output: { url: string }[]
  }
  return output
    .flatMap(({ url }) => readFileSync(join(folder, url), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as fhir4.FhirResource)
    .map(({ resourceType, id }) => `${resourceType}/${id}`)
    .toSorted()
}

test('a registered program gets the patients of a Group, of each what the searches of a chart ask for', async () => {
  const { result, to } = await exported('/Group/clinic')
  expect(result).toMatchObject({ ok: true, value: { wrongCounts: 0, isCleared: true } })
  expect(resourcesOf(to)).toEqual([
    ...['Encounter/visit', 'Observation/ann-1', 'Observation/ann-2', 'Observation/ann-3', 'Patient/ann'],
  ])
})

test.each(['/Patient', ''])('a registered program gets all patients at %j', async (path) => {
  const { result, to } = await exported(path)
  expect(result.ok).toBe(true)
  expect(resourcesOf(to)).toEqual(expect.arrayContaining(['Observation/bob-1', 'Patient/ann', 'Patient/bob']))
})

test('a program that is not registered gets no token, and a Group that is not there no export', async () => {
  expect((await exported('/Patient', 'stranger')).result).toMatchObject({ problem: { code: 'export-token' } })
  expect((await exported('/Group/none')).result).toMatchObject({ problem: { code: 'export-not-offered' } })
})

test('a token reaches the types that it was asked for, an app’s token of one patient no export', async () => {
  const signedIn = await backendServices(
    ehr.fhirBase,
    { clientId: 'tipm-population', key },
    ['Patient'],
    runtimeFetch,
  )
  const authorization = signedIn.ok ? await signedIn.value.authorization() : undefined
  const headers = { authorization: authorization ?? '', prefer: 'respond-async' }
  const asked = (type: string, given: object = headers) =>
    fetch(`${ehr.fhirBase}/Patient/$export?_type=${type}`, { headers: { ...given } }).then(
      ({ status }) => status,
    )
  expect(await asked('Patient')).toBe(202)
  expect(await asked('Observation')).toBe(403)
  const ofOne = await ehr.issueToken('patient/Patient.rs', 'ann')
  expect(await asked('Patient', { ...headers, authorization: `Bearer ${ofOne}` })).toBe(403)
})
