import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Cluster, postgresBinaries, startCluster } from '../test-support/postgres.ts'
import { hookRequest } from '../test-support/requests.ts'
import { testService } from '../test-support/service.ts'
import { storeContract } from '../test-support/store-contract.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'

const binaries = postgresBinaries()

describe.skipIf(binaries === undefined)('on PostgreSQL', () => {
  let cluster: Cluster
  const databases = new Map<string, string>()

  beforeAll(async () => {
    cluster = await startCluster(binaries ?? '')
  }, 60_000)
  afterAll(() => cluster.stop(), 30_000)

  /** One database for each test, which all connections of that test share. */
  async function open(): Promise<Store> {
    const name = expect.getState().currentTestName ?? ''
    const url = databases.get(name) ?? (await cluster.createDatabase())
    databases.set(name, url)
    const opened = await openStore({ kind: 'postgres', url })
    if (!opened.ok) throw new Error(opened.problem.detail)
    onTestFinished(() => opened.value.close().catch(() => undefined))
    return opened.value
  }

  storeContract(open)

  test('several replicas that start at once bring the schema up to date once', async () => {
    const url = await cluster.createDatabase()
    const opened = await Promise.all(Array.from({ length: 4 }, () => openStore({ kind: 'postgres', url })))
    expect(opened.map(({ ok }) => ok)).toEqual([true, true, true, true])
    for (const each of opened) if (each.ok) await each.value.close()
  })

  test('two services on one database do not repeat each other’s answered cards', async () => {
    const first = await testService({ store: await open() })
    const second = await testService({ store: await open() })
    const { cards } = await first.call(hookRequest())
    await first.store.addFeedback([
      {
        card: cards[0]?.uuid ?? '',
        outcome: 'overridden',
        suggestions: [],
        reason: undefined,
        comment: undefined,
        givenAt: new Date('2026-11-23T12:01:00Z'),
      },
    ])
    expect((await second.call(hookRequest())).cards).toEqual([])
  })
})
