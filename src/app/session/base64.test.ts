import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decode, encodeURL, fromUint8Array } from './base64.ts'

it('writes bytes and text as RFC 4648 does, in both alphabets', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string({ unit: 'grapheme' }), (bytes, text) => {
      expect(fromUint8Array(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromUint8Array(bytes, true)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(encodeURL(text)).toBe(Buffer.from(text).toString('base64url'))
    }),
  )
})

it('reads what it wrote', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decode(encodeURL(text))).toBe(text)
      expect(decode(Buffer.from(text).toString('base64'))).toBe(text)
    }),
  )
})
