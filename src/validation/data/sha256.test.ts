import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function digest(...pieces: readonly Uint8Array[]): string {
  const hash = sha256()
  for (const piece of pieces) hash.update(piece)
  return hash.hex()
}

test('gives the digests of the examples of FIPS 180', () => {
  expect(digest(bytes('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(digest(bytes('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
  expect(digest()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('gives what the platform gives, however the bytes are cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
      const platform = createHash('sha256').update(Buffer.concat(pieces)).digest('hex')
      expect(digest(...pieces)).toBe(platform)
    }),
  )
})
