import fastify from 'fastify'
import { buildService } from '../cds-hooks/app.ts'
import { loadCdsSettings } from '../cds-hooks/site-settings.ts'
import { openStore } from '../cds-hooks/store/open-store.ts'
import { NOW } from '../cds-hooks/test-support/requests.ts'
import { readContext } from '../test/support/read-context.ts'

// One of the two servers the benchmark compares, in a process of its own: `bare` parses the body and gives a fixed card; `tipm` is the service.

async function bare() {
  const app = fastify({ bodyLimit: 5 * 1024 * 1024 })
  const card = { uuid: 'x', summary: 'Fixed', indicator: 'info', source: { label: 'Bare' } }
  app.post('/', (_request, reply) => reply.send({ cards: [{ ...card, detail: 'x'.repeat(1200) }] }))
  return app
}

async function service(file: string) {
  const { site, model } = await readContext()
  const settings = loadCdsSettings({ limits: { requestsPerMinute: 100_000_000 } })
  const store = await openStore({ kind: 'sqlite', file })
  if (!settings.ok || !store.ok) throw new Error('the benchmark cannot be set up')
  return buildService({
    ...{ site, settings: settings.value, model, store: store.value },
    publicUrl: 'http://127.0.0.1',
    now: () => NOW,
    // Log lines are made, as in production; writing them is the terminal's work.
    log: { write: () => undefined },
  })
}

const [, , kind = '', file = ':memory:'] = process.argv
const app = kind === 'bare' ? await bare() : await service(file)
const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.on('message', () => {
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ rss, heapUsed })
})
process.send?.({ address })
