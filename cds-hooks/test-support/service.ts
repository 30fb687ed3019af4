import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import type { Language } from '../../src/site/language.ts'
import { loadSite } from '../../src/site/load-site.ts'
import { tipmModel } from '../../test/support/read-context.ts'
import { buildService, type ServiceOptions } from '../app.ts'
import type { Card } from '../cards/card.ts'
import { SERVICE_ID } from '../discovery.ts'
import { type CdsSettings, loadCdsSettings } from '../site-settings.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { NOW } from './requests.ts'

export const SERVICE_PATH = `/cds-services/${SERVICE_ID}`
export const PUBLIC_URL = 'https://tipm.example'
export const SERVICE_URL = `${PUBLIC_URL}${SERVICE_PATH}`

function settingsOf(json: object = {}): CdsSettings {
  const loaded = loadCdsSettings(json)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem))
  return loaded.value
}

export async function memoryStore(): Promise<Store> {
  const opened = await openStore({ kind: 'sqlite', file: ':memory:' })
  if (!opened.ok) throw new Error(opened.problem.detail)
  onTestFinished(() => opened.value.close())
  return opened.value
}

export interface TestService {
  readonly app: FastifyInstance
  readonly store: Store
  /** Posts a hook request and gives the answer. */
  call(
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; cards: Card[]; body: unknown }>
}

/** A service with the model as shipped, on an in-memory store and the tests' clock, closed after the test. */
export async function testService(
  options: Partial<ServiceOptions> & {
    readonly cdsHooks?: object
    readonly issuers?: readonly string[]
    readonly language?: Language
  } = {},
): Promise<TestService> {
  const { cdsHooks, issuers = ['https://ehr.example/fhir'], language = 'en', ...rest } = options
  const site = loadSite({
    name: 'Test Hospital',
    timeZone: 'UTC',
    language,
    smart: { issuers: issuers.map((iss) => ({ iss, clientId: 'tipm' })) },
  })
  if (!site.ok) throw new Error(JSON.stringify(site.problem.faults))
  const store = options.store ?? (await memoryStore())
  const app = await buildService({
    ...{ site: site.value, store, publicUrl: PUBLIC_URL, now: () => NOW },
    settings: settingsOf(cdsHooks),
    model: await tipmModel(),
    fetch: () => Promise.reject(new Error('nothing may be fetched in this test')),
    ...rest,
  })
  onTestFinished(() => app.close())
  return {
    app,
    store,
    call: async (body, headers = {}) => {
      const answer = await app.inject({
        method: 'POST',
        url: SERVICE_PATH,
        headers: { 'content-type': 'application/json', ...headers },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      })
      const json: unknown = answer.body === '' ? undefined : answer.json()
      const cards = (json as { cards?: Card[] } | undefined)?.cards ?? []
      return { status: answer.statusCode, cards, body: json }
    },
  }
}
