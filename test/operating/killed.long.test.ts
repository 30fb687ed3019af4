import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { killUnderLoad } from './kill-under-load.ts'

test('what the service acknowledged is there after it was killed under load, again and again, and nothing of it by half', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tipm-killed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'store.sqlite')
  const kills = Number(process.env['KILLS'] ?? 4)
  const figures = await killUnderLoad({ TIPM_DATA: file, DATABASE_URL: '' }, kills, async () => {
    const database = new DatabaseSync(file)
    const rows = database.prepare('select card from feedback').all()
    database.close()
    return rows.map(({ card }) => String(card))
  })
  console.log(JSON.stringify({ ...figures, lost: figures.lost.length, half: figures.half.length }))
  expect(figures.acknowledged).toBeGreaterThan(4)
  expect(figures).toMatchObject({ lost: [], half: [] })
}, 3_600_000)
