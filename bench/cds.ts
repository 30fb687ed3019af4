import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { SERVICE_ID } from '../cds-hooks/discovery.ts'
import { hookRequest } from '../cds-hooks/test-support/requests.ts'

// `npm run bench:cds`: the service against a bare Fastify route, same machine, same run, same payload. The two take turns, so that
// a busy moment of the machine meets both; figures are medians over the rounds. No chart comes again within 500 calls.

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 3)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
const MEMORY_REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 100_000)

interface Server {
  readonly url: string
  memory(): Promise<{ rss: number; heapUsed: number }>
  stop(): void
}

const text = JSON.stringify(hookRequest({ scenario: 'complete-high' }))
const bodies = Array.from({ length: 500 }, (_, index) => text.replaceAll('pt-1001', `pt-${2000 + index}`))

/** Counts on through all runs, so that no chart comes again too soon. */
let next = 0

const folder = mkdtempSync(join(tmpdir(), 'tipm-bench-'))
const bare = await start('bare', '/')
const tipm = await start('tipm', `/cds-services/${SERVICE_ID}`)
try {
  console.log(
    `Node ${process.version}, ${cpus().length} cores, payload ${(text.length / 1024).toFixed(0)} kB`,
  )
  for (const server of [bare, tipm]) await fire(server, 10, 3)
  await compare()
  await memory()
} finally {
  bare.stop()
  tipm.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function compare(): Promise<void> {
  for (const connections of [1, 10, 50]) {
    const results = { bare: [] as Figures[], tipm: [] as Figures[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      results.bare.push(await fire(bare, connections, SECONDS))
      results.tipm.push(await fire(tipm, connections, SECONDS))
    }
    const [b, t] = [medians(results.bare), medians(results.tipm)]
    console.table([
      {
        connections,
        ...{ 'bare req/s': Math.round(b.perSecond), 'bare p50': b.p50, 'bare p99': b.p99 },
        ...{ 'tipm req/s': Math.round(t.perSecond), 'tipm p50': t.p50, 'tipm p99': t.p99 },
        ratio: ratio((it) => it.perSecond, results),
        'p99 ratio': ratio((it) => it.p99, results),
      },
    ])
  }
}

async function memory(): Promise<void> {
  console.log(`\nmemory after requests (heap / RSS in MB)`)
  for (let step = 0; step <= 4; step += 1) {
    const { heapUsed, rss } = await tipm.memory()
    const at = Math.round((step * MEMORY_REQUESTS) / 4)
    console.log(`${String(at).padStart(8)}  ${(heapUsed / 1e6).toFixed(1)} / ${(rss / 1e6).toFixed(1)}`)
    if (step < 4) await autocannonRun(tipm, 10, { amount: MEMORY_REQUESTS / 4 })
  }
}

interface Figures {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

async function fire(server: Server, connections: number, duration: number): Promise<Figures> {
  const { requests, latency } = await autocannonRun(server, connections, { duration })
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 }
}

async function autocannonRun(
  { url }: Server,
  connections: number,
  until: { duration: number } | { amount: number },
) {
  const result = await autocannon({
    ...{ url, connections, method: 'POST' },
    ...until,
    headers: { 'content-type': 'application/json' },
    // Made when it is sent: ready-made requests would be copied for each connection.
    requests: [{ setupRequest: (request) => ({ ...request, body: bodies[next++ % bodies.length] ?? '' }) }],
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} failed`)
  return result
}

function medians(figures: readonly Figures[]): Figures {
  const of = (pick: (figures: Figures) => number) => median(figures.map(pick))
  return { perSecond: of((it) => it.perSecond), p50: of((it) => it.p50), p99: of((it) => it.p99) }
}

/** The median of the rounds' own ratios: the two runs of a round are neighbours in time. */
function ratio(pick: (figures: Figures) => number, of: Record<'bare' | 'tipm', readonly Figures[]>): string {
  return median(of.tipm.map((figures, round) => pick(figures) / pick(of.bare[round] ?? figures))).toFixed(2)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

async function start(kind: 'bare' | 'tipm', path: string): Promise<Server> {
  const script = fileURLToPath(new URL('./cds-server.ts', import.meta.url))
  const child = fork(script, [kind, join(folder, `${kind}.sqlite`)], { execArgv: ['--expose-gc'] })
  const { address } = await message<{ address: string }>(child)
  return {
    url: `${address}${path}`,
    memory: () => {
      child.send('memory')
      return message(child)
    },
    stop: () => void child.kill(),
  }
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T))
    child.once('exit', () => reject(new Error('a server ended')))
  })
}
