import { expect, test } from 'vitest'
import { type Reading, ReadingMemo } from './reading-memo.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
// The memo looks at nothing but the time.
const reading = { asOf: NOW } as Reading

test('keeps a reading for a minute', () => {
  const memo = new ReadingMemo()
  memo.set('a', reading)
  expect(memo.get('a', after(59))).toBe(reading)
  expect(memo.get('a', after(60))).toBeUndefined()
  expect(memo.get('a', after(-1))).toBeUndefined()
  expect(memo.get('b', NOW)).toBeUndefined()
})

test('keeps the hundred newest and lets go of the old when pruned', () => {
  const memo = new ReadingMemo()
  for (let index = 0; index <= 100; index += 1) memo.set(String(index), reading)
  expect(memo.get('0', NOW)).toBeUndefined()
  expect(memo.get('100', NOW)).toBe(reading)
  memo.prune(after(61))
  expect(memo.get('100', NOW)).toBeUndefined()
})
