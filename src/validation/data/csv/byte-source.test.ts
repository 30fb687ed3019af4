import { expect, test } from 'vitest'
import { blobBytes, firstBytes } from './byte-source.ts'

const BYTES = Uint8Array.from({ length: 2500 }, (_, i) => i % 251)

test('gives the bytes of a file in pieces of the size asked for', async () => {
  const pieces: Uint8Array[] = []
  for await (const piece of blobBytes(new Blob([BYTES]), 1000)) pieces.push(piece)
  expect(pieces.map(({ length }) => length)).toEqual([1000, 1000, 500])
  expect(Uint8Array.from(pieces.flatMap((piece) => [...piece]))).toEqual(BYTES)
})

test('takes the first bytes, or all where there are fewer', async () => {
  const blob = new Blob([BYTES])
  expect(await firstBytes(blobBytes(blob, 7), 100)).toEqual(BYTES.subarray(0, 100))
  expect(await firstBytes(blobBytes(blob, 1000), 5000)).toEqual(BYTES)
  expect(await firstBytes(blobBytes(new Blob([])), 10)).toEqual(new Uint8Array())
})
