import type { FastifyInstance } from 'fastify'
import type { CdsSettings } from '../site-settings.ts'
import { refuse } from './errors.ts'

const TICK_MS = 50

/**
 * Beyond so many calls at once, and once a call has already waited longer for its turn than an answer may take, further ones get
 * 503 at once instead of making all of them late. A call counts from when its body is there: who sends slowly keeps nobody out.
 * Health stays reachable.
 */
export function limitLoad(
  app: FastifyInstance,
  { concurrentRequests, waitMilliseconds }: CdsSettings['limits'],
): void {
  let open = 0
  // While the process is busy with what it has taken in, the timer stands still.
  let lastTick = performance.now()
  const ticking = setInterval(() => {
    lastTick = performance.now()
  }, TICK_MS)
  ticking.unref()
  app.addHook('onClose', async () => clearInterval(ticking))
  const isCall = (url: string) => url.startsWith('/cds-services')
  const isFull = () => open >= concurrentRequests || performance.now() - lastTick > waitMilliseconds + TICK_MS
  app.addHook('onRequest', (request, reply, done) => {
    if (isCall(request.url) && isFull()) refuse(reply, 503)
    else done()
  })
  app.addHook('preValidation', (request, reply, done) => {
    if (!isCall(request.url)) return done()
    if (isFull()) {
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
