import type { FastifyInstance, FastifyReply } from 'fastify'
import { operationOutcome } from '../../src/fhir/resources/operation-outcome.ts'
import { errorPlace, type Log } from './logging.ts'

type IssueCode = fhir4.OperationOutcomeIssue['code']

const ANSWERS: Readonly<Record<number, { readonly code: IssueCode; readonly text: string }>> = {
  400: { code: 'structure', text: 'The body is not JSON.' },
  404: { code: 'not-found', text: 'There is no such service.' },
  413: { code: 'too-long', text: 'The body is longer than this service accepts.' },
  415: { code: 'not-supported', text: 'The body must be application/json.' },
  429: { code: 'throttled', text: 'Too many requests; try again later.' },
  503: { code: 'transient', text: 'The service cannot answer now; try again later.' },
}

/** Answers with the status and a general OperationOutcome; 401 stays bare. */
export function refuse(reply: FastifyReply, status: number): FastifyReply {
  if (status === 401) return reply.code(401).header('www-authenticate', 'Bearer').send()
  const { code, text } = ANSWERS[status] ?? { code: 'exception', text: 'The service failed.' }
  if (status === 503 || status === 429) reply.header('retry-after', '5')
  return reply.code(status).send(operationOutcome(code, [{ text }]))
}

/** What the framework refuses, and whatever goes wrong, leaves as an OperationOutcome without detail. Only the unexpected is logged. */
export function handleErrors(app: FastifyInstance, log: Log): void {
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404))
  app.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error)
    if (status === 500) log('error', { event: 'failed', ...errorPlace(error) })
    return refuse(reply, status)
  })
}

function statusOf(error: unknown): number {
  if (error === null || typeof error !== 'object' || !('statusCode' in error)) return 500
  const { statusCode } = error
  if (typeof statusCode !== 'number') return 500
  if (statusCode in ANSWERS) return statusCode
  // What else the framework blames the caller for, such as a path that leads out of the pages.
  return statusCode >= 400 && statusCode < 500 ? 404 : 500
}
