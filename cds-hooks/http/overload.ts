import type { FastifyInstance } from 'fastify'
import { refuse } from './errors.ts'

/** Beyond so many calls at once, further ones get 503 at once instead of making all of them late. Health stays reachable. */
export function limitConcurrency(app: FastifyInstance, most: number): void {
  let open = 0
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/cds-services')) return done()
    if (open >= most) {
      refuse(reply, 503)
      return
    }
    open += 1
    reply.raw.once('close', () => {
      open -= 1
    })
    done()
  })
}
