import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { SERVICE_ID } from '../../cds-hooks/discovery.ts'
import { freePort } from '../../sandbox/free-port.ts'

const MAIN = fileURLToPath(new URL('../../cds-hooks/main.ts', import.meta.url))
const FEEDBACK = `/cds-services/${SERVICE_ID}/feedback`
const WRITERS = 8
/** The service is killed so long after it took the first batch, by turns. */
const KILL_AFTER_MS = [50, 120, 250, 400]

export interface KillFigures {
  readonly kills: number
  /** Batches of two that were answered with 200. */
  readonly acknowledged: number
  /** Acknowledged batches that are not in the store. */
  readonly lost: readonly string[]
  /** Batches of which one entry is there and one is not. */
  readonly half: readonly string[]
}

/**
 * Starts the whole service, sends feedback in batches of two from several writers, kills it without warning (SIGKILL), and does so
 * again; then holds what it acknowledged against what the store has. `stored` reads the cards of all feedback.
 */
export async function killUnderLoad(
  env: Readonly<Record<string, string>>,
  kills: number,
  stored: () => Promise<readonly string[]>,
): Promise<KillFigures> {
  const acknowledged: string[] = []
  const sent: string[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    const port = await freePort('127.0.0.1')
    const service = spawn(process.execPath, [MAIN], {
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: 'ignore',
    })
    const ended = once(service, 'exit')
    await ready(port, service)
    const before = acknowledged.length
    let isOver = false
    const writer = async (name: number) => {
      for (let count = 0; !isOver; count += 1) {
        const batch = `${kill}-${name}-${count}`
        sent.push(batch)
        const answer = await post(port, batch).catch(() => undefined)
        if (answer === 200) acknowledged.push(batch)
      }
    }
    const writers = Array.from({ length: WRITERS }, (_, name) => writer(name))
    const patience = performance.now() + 30_000
    while (acknowledged.length === before && performance.now() < patience) await pause(5)
    await pause(KILL_AFTER_MS[kill % KILL_AFTER_MS.length] ?? 0)
    service.kill('SIGKILL')
    isOver = true
    await Promise.all([ended, ...writers])
    if (acknowledged.length === before) throw new Error('the service took no feedback')
  }
  const there = new Set(await stored())
  const has = (batch: string) => [`${batch}-a`, `${batch}-b`].filter((card) => there.has(card)).length
  return {
    kills,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((batch) => has(batch) !== 2),
    half: sent.filter((batch) => has(batch) === 1),
  }
}

async function ready(port: number, service: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (service.exitCode !== null) throw new Error(`the service ended with ${service.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined)
    if (answer?.status === 200) return
    await pause(50)
  }
  throw new Error('the service did not come up')
}

async function post(port: number, batch: string): Promise<number> {
  const entry = (card: string) => ({
    ...{ card, outcome: 'accepted', acceptedSuggestions: [{ id: 's' }] },
    outcomeTimestamp: new Date().toISOString(),
  })
  const answer = await fetch(`http://127.0.0.1:${port}${FEEDBACK}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ feedback: [entry(`${batch}-a`), entry(`${batch}-b`)] }),
  })
  await answer.body?.cancel()
  return answer.status
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
