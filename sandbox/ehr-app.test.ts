import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from './server.ts'
import { testBundle } from './test-support/two-patients.ts'

let folder: string
let ehr: Sandbox

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
  await mkdir(join(folder, 'app', 'assets'), { recursive: true })
  await mkdir(join(folder, 'chart'))
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'app', 'index.html'), '<title>app</title>')
  await writeFile(join(folder, 'app', 'site.json'), '{"from":"file"}')
  await writeFile(join(folder, 'app', 'assets', 'index-BzX81k2_.js'), 'export {}')
  await writeFile(join(folder, 'chart', 'index.html'), '<title>chart</title>')
  ehr = await createSandbox({
    appDir: join(folder, 'app'),
    chartDir: join(folder, 'chart'),
    site: (fhirBase) => ({ from: 'option', fhirBase }),
    bundles: [testBundle],
  })
})
afterAll(async () => {
  await ehr.close()
  await rm(folder, { recursive: true })
})

/** A GET whose path and headers are sent exactly as given. */
function raw(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; location?: string; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(ehr.url)
    const sent = request({ hostname, port, path, headers }, (res) => {
      let body = ''
      res.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      res.on('end', () => {
        const { location } = res.headers
        resolve({ status: res.statusCode ?? 0, body, ...(location === undefined ? {} : { location }) })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

test('the chart is served at the root and nobody may frame it', async () => {
  const response = await fetch(`${ehr.url}/`)
  expect(await response.text()).toContain('chart')
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

test('the app is served below /app/ and only its EHR may frame it', async () => {
  const response = await fetch(`${ehr.url}/app/?code=1&state=2`)
  expect(await response.text()).toContain('app')
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`frame-ancestors 'self' ${ehr.url}`)
  expect(policy).toContain("object-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('files with a hash in their name may be kept, pages may not', async () => {
  const response = await fetch(`${ehr.url}/app/assets/index-BzX81k2_.js`)
  expect(response.headers.get('content-type')).toMatch(/^(text|application)\/javascript; charset=utf-8$/)
  expect(response.headers.get('cache-control')).toContain('immutable')
})

test('the site file comes from the options', async () => {
  expect(await (await fetch(`${ehr.url}/app/site.json`)).json()).toEqual({
    from: 'option',
    fhirBase: ehr.fhirBase,
  })
})

test.each([
  '/app/../secret.txt',
  '/app/%2e%2e/secret.txt',
  '/app/..%2fsecret.txt',
  '/app/%00',
  '/app/%zz',
  '/..%5csecret.txt',
])('%s does not leave the folder', async (path) => {
  const { status, body } = await raw(path)
  expect(status).toBe(404)
  expect(body).not.toContain('secret')
})

test('another name of this machine leads to the one name of the server', async () => {
  const { port } = new URL(ehr.url)
  expect(await raw('/', { host: `localhost:${port}` })).toMatchObject({
    status: 307,
    location: `${ehr.url}/`,
  })
  expect(await raw('/app/', { host: `localhost:${port}` })).toMatchObject({ status: 200 })
})

test('a foreign host name is refused', async () => {
  expect(await raw('/fhir/metadata', { host: 'rebound.example' })).toMatchObject({ status: 421 })
})

test('pages take GET only', async () => {
  const response = await fetch(`${ehr.url}/`, { method: 'POST' })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, HEAD')
})
