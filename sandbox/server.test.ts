import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { createSandbox } from './server.ts'
import { testBundle } from './test-support/two-patients.ts'

test('a taken port is reported as such', async () => {
  const first = await createSandbox()
  const port = Number(new URL(first.url).port)
  await expect(createSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await first.close()
})

test('a bundle that cannot be loaded stops the start and says where the fault is', async () => {
  const wrong: fhir4.Bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: { resourceType: 'Patient', id: 'x', gender: 'unsure' } as never }],
  }
  await expect(createSandbox({ bundles: [wrong] })).rejects.toThrow('Bundle.entry[0].resource.gender')
})

test('no browser page of another origin may read the data when no origin is listed', async () => {
  const ehr = await createSandbox({ corsOrigins: [], appUrl: 'http://localhost:5000/app/' })
  const preflight = await fetch(`${ehr.fhirBase}/Patient`, {
    method: 'OPTIONS',
    headers: { origin: 'http://localhost:5000', 'access-control-request-method': 'GET' },
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  await ehr.close()
})

test('a public address is used in all links', async () => {
  const ehr = await createSandbox({ publicUrl: 'http://ehr.example/' })
  expect(ehr).toMatchObject({
    url: 'http://ehr.example',
    fhirBase: 'http://ehr.example/fhir',
    appUrl: 'http://ehr.example/app/',
  })
  await ehr.close()
})

test('tests can look into the server and add to it', async () => {
  const ehr = await createSandbox({ bundles: [testBundle] })
  await ehr.load({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: { resourceType: 'Patient', id: 'eve' } }],
  })
  expect((await ehr.search('Patient', '_sort=_id')).map((patient) => patient.id)).toEqual([
    'ann',
    'bob',
    'eve',
  ])
  await expect(ehr.search('Patient', 'colour=red')).rejects.toThrow('400')
  await ehr.close()
})

test('without any practitioner somebody is signed in all the same', async () => {
  const ehr = await createSandbox()
  expect(await (await fetch(`${ehr.url}/ehr/session`)).json()).toMatchObject({ user: 'Practitioner/sandbox' })
  await ehr.close()
})

test('an app that is served under another name of this machine counts as another origin and may be framed', async () => {
  const ehr = await createSandbox({
    appUrl: (url) => `${url.replace('127.0.0.1', 'localhost')}/app/`,
    chartDir: '/nowhere',
  })
  expect((await fetch(`${ehr.url}/`)).headers.get('content-security-policy')).toContain(
    `frame-src 'self' ${new URL(ehr.appUrl).origin}`,
  )
  const session = await (await fetch(`${ehr.url}/ehr/session`)).json()
  expect(session).toMatchObject({ apps: [{ launchUrl: `${ehr.appUrl}launch.html` }] })
  await ehr.close()
})

test('a request that arrives while the server starts is never left without an answer', async () => {
  const port = await freePort('127.0.0.1')
  const starting = createSandbox({ port, bundles: [testBundle] })
  let answered: Response | undefined
  let refused = 0
  while (answered === undefined) {
    answered = await fetch(`http://127.0.0.1:${port}/fhir/metadata`, {
      signal: AbortSignal.timeout(10_000),
    }).catch((error: unknown) => {
      // Nobody listens yet; anything else would be a request that was taken and dropped.
      expect(error).toMatchObject({ cause: { code: 'ECONNREFUSED' } })
      refused += 1
      return undefined
    })
  }
  expect(answered.status).toBe(200)
  expect(refused).toBeGreaterThan(0)
  await (await starting).close()
})

test('a start that fails leaves the port free', async () => {
  const port = await freePort('127.0.0.1')
  const wrong: fhir4.Bundle = { resourceType: 'Bundle', type: 'collection', entry: [{}] }
  await expect(createSandbox({ port, bundles: [wrong] })).rejects.toThrow('cannot be loaded')
  const ehr = await createSandbox({ port })
  expect((await fetch(`${ehr.fhirBase}/metadata`)).status).toBe(200)
  await ehr.close()
})
