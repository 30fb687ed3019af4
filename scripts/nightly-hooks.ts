/**
 * Spoils hook requests at random places and sends them to the service in this process: `npx node scripts/nightly-hooks.ts [REQUESTS] [SEED]`,
 * 200,000 by default. Whatever is sent, the answer is 200, 400 or 412, a summary is under 140 characters, and no text of the request is
 * markup on a card. Prints its figures and the seed; ends 1 where a request fails, with it.
 */
import fc from 'fast-check'
import { buildService } from '../cds-hooks/app.ts'
import { HOOKS } from '../cds-hooks/card-kinds.ts'
import { SERVICE_ID } from '../cds-hooks/discovery.ts'
import { loadCdsSettings } from '../cds-hooks/site-settings.ts'
import { openStore } from '../cds-hooks/store/open-store.ts'
import { hookRequest, NOW } from '../cds-hooks/test-support/requests.ts'
import { SCENARIOS } from '../sandbox/scenarios/index.ts'
import { readContext } from '../test/support/read-context.ts'
import { nightly } from './nightly.ts'

const [requests = '200000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2)
const BATCH = 2_000

const MARKUP = '<img src=x onerror=alert(1)>'
const odd = [
  null,
  [],
  {},
  '',
  0,
  -1,
  1e308,
  true,
  MARKUP,
  '__proto__',
  '2026-02-30',
  '9999',
  'x'.repeat(2000),
]
const anything = fc.oneof(fc.constantFrom<unknown>(...odd), fc.jsonValue({ maxDepth: 2 }))
const share = fc.nat({ max: 99_999 }).map((number) => number / 100_000)
/** Where in the request, by shares of its places, and what to put there; undefined takes it away. */
const spoils = fc.array(fc.tuple(share, fc.option(anything, { nil: undefined })), { maxLength: 6 })

const { site, model } = await readContext()
// A busy machine is no failure: what is refused for it was not tried.
const settings = loadCdsSettings({ limits: { requestsPerMinute: 1e9, waitMilliseconds: 600_000 } })
const store = await openStore({ kind: 'sqlite', file: ':memory:' })
if (!settings.ok || !store.ok) throw new Error('settings or store')
const app = await buildService({
  ...{ site, model, settings: settings.value, store: store.value, now: () => NOW },
  publicUrl: 'https://tipm.example',
  fetch: () => Promise.reject(new Error('nothing is fetched')),
})

/** As an assignment would make it, `__proto__` too. */
const PLAIN = { enumerable: true, configurable: true, writable: true }

type Place = { readonly of: Record<string, unknown>; readonly key: string }

function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found
  for (const [key, item] of Object.entries(value)) {
    found.push({ of: value as Record<string, unknown>, key })
    placesOf(item, found)
  }
  return found
}

const statuses = new Map<number, number>()
const property = fc.asyncProperty(
  fc.constantFrom(...SCENARIOS),
  fc.constantFrom(...HOOKS),
  spoils,
  async ({ id }, hook, changes) => {
    const request = structuredClone(hookRequest({ scenario: id, hook }))
    for (const [at, value] of changes) {
      // Mostly in the chart: a request that is none is refused before anything is read.
      const root = at < 0.02 ? request : request['prefetch']
      const places = placesOf(root).filter(({ of }) => at < 0.02 || of !== root)
      const place = places[Math.min(places.length - 1, Math.floor(at * places.length))]
      if (place === undefined) continue
      if (value === undefined) delete place.of[place.key]
      else Object.defineProperty(place.of, place.key, { ...PLAIN, value })
    }
    const answer = await app.inject({
      ...{ method: 'POST', url: `/cds-services/${SERVICE_ID}` },
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(request),
    })
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    if (![200, 400, 412].includes(answer.statusCode)) throw new Error(`status ${answer.statusCode}`)
    const { cards = [] } = answer.json() as { cards?: { summary: string; detail?: string }[] }
    for (const { summary, detail = '' } of cards) {
      if (summary.length >= 140) throw new Error(`a summary of ${summary.length} characters`)
      if (`${summary}${detail}`.includes('<img')) throw new Error('markup on a card')
    }
  },
)

await nightly('requests', Number(requests), Number(seed), (_batch, runs) => ({
  ...{ property, runs: Math.min(BATCH, runs) },
  said: () => [...statuses].map(([status, count]) => `${status}: ${count}`).join(', '),
}))
await app.close()
