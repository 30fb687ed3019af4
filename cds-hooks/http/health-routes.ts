import type { FastifyInstance } from 'fastify'
import type { Store } from '../store/store.ts'
import type { Metrics } from './metrics.ts'

/** `/health/live`: the process answers. `/health/ready`: it can take calls, that is, it is not stopping and its store takes in what is written. `/metrics`: Prometheus. */
export function healthRoutes(
  app: FastifyInstance,
  store: Store,
  metrics: Metrics,
  isStopping: () => boolean,
): void {
  const free = { config: { rateLimit: false } }
  app.get('/health/live', free, () => ({ status: 'live' }))
  app.get('/health/ready', free, async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' })
    const reached = await store.proveWritable().then(
      () => true,
      () => false,
    )
    return reached ? { status: 'ready' } : reply.code(503).send({ status: 'store-unavailable' })
  })
  app.get('/metrics', free, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
