import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'
import type { CardKind, Hook } from '../card-kinds.ts'
import type { TokenFault } from '../jwt/verify.ts'
import type { OrderGapCode } from '../orders/order-gap.ts'

/**
 * What a log line may say: codes, counts and times out of closed sets, and what CDS Hooks allows of a caller (issuer,
 * tenant, token id). There is no field for a URL's query, a header, a body or an error's message, so no patient data and no token can get in.
 */
export interface LogLine {
  readonly event: 'answered' | 'failed' | 'started' | 'stopping' | 'stopped' | 'store-unavailable'
  readonly method?: string
  /** The route's pattern. */
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly hook?: Hook
  readonly cards?: readonly CardKind[]
  readonly refused?: TokenFault | 'keys-unavailable' | 'store-unavailable'
  readonly fhirServer?: string
  /** Why it could not be told whether the pair is ordered. */
  readonly ordersUnread?: readonly OrderGapCode[]
  readonly issuer?: string
  readonly tenant?: string
  readonly tokenId?: string
  readonly error?: string
  readonly at?: readonly string[]
  readonly address?: string
}

export interface LogTarget {
  write(line: string): void
}

export type Log = (level: 'info' | 'warn' | 'error', line: LogLine) => void

/** Pino, as JSON lines. Lines that are not of the shape above, such as the framework's own, are not written: they quote requests. */
export function loggerOptions(target: LogTarget | undefined): NonNullable<FastifyServerOptions['logger']> {
  if (target === undefined) return false
  return {
    level: 'info',
    stream: target,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    hooks: {
      logMethod(args, method) {
        const [line] = args as unknown[]
        if (typeof line === 'object' && line !== null && OURS in line) method.apply(this, args)
      },
    },
  }
}

/** Marks lines made by `logTo`; a symbol is not printed. */
const OURS = Symbol('log line')

export function logTo(logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>): Log {
  return (level, line) => logger[level]({ ...line, [OURS]: true })
}

/** Where an unexpected error came from: its name and the code it passed through, never its message, which may quote the chart. */
export function errorPlace(error: unknown): Pick<LogLine, 'error' | 'at'> {
  if (!(error instanceof Error)) return { error: 'unknown' }
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\S*\/((?:cds-hooks|src|node_modules)\/)/, '($1'))
  return { error: error.name, at }
}
