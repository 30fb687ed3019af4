import { expect, test } from 'vitest'
import { Memo } from './memo.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

test('keeps what it was given as long as it was told to', () => {
  const memo = new Memo<string>(60_000, 100)
  memo.set('a', 'reading', NOW)
  expect(memo.get('a', after(59))).toBe('reading')
  expect(memo.get('a', after(60))).toBeUndefined()
  expect(memo.get('a', after(-1))).toBeUndefined()
  expect(memo.get('b', NOW)).toBeUndefined()
})

test('keeps the newest and lets go of the old when pruned', () => {
  const memo = new Memo<number>(60_000, 100)
  for (let index = 0; index <= 100; index += 1) memo.set(String(index), index, NOW)
  expect(memo.get('0', NOW)).toBeUndefined()
  expect(memo.get('100', NOW)).toBe(100)
  memo.prune(after(61))
  expect(memo.get('100', NOW)).toBeUndefined()
})
