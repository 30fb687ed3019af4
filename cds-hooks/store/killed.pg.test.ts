import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { killUnderLoad } from '../../test/operating/kill-under-load.ts'
import { postgresBinaries, startCluster } from '../test-support/postgres.ts'

test('what the service acknowledged is in PostgreSQL after it was killed under load, and nothing of it by half', async () => {
  const cluster = await startCluster(postgresBinaries() ?? '')
  onTestFinished(() => cluster.stop())
  const url = await cluster.createDatabase()
  const figures = await killUnderLoad({ DATABASE_URL: url }, Number(process.env['KILLS'] ?? 4), async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<{ card: string }>('select card from feedback')
    await client.end()
    return rows.map(({ card }) => card)
  })
  console.log(JSON.stringify({ ...figures, lost: figures.lost.length, half: figures.half.length }))
  expect(figures.acknowledged).toBeGreaterThan(4)
  expect(figures).toMatchObject({ lost: [], half: [] })
}, 3_600_000)
