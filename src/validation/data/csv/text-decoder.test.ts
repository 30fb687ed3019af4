import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gbk } from '../../../../test/support/csv-files.ts'
import { type Encoding, pieceDecoder } from './text-decoder.ts'

function decoded(bytes: Uint8Array, piece: number, given?: Encoding) {
  const decoder = pieceDecoder(given)
  let text: string | undefined = ''
  for (let at = 0; at < bytes.length && text !== undefined; at += piece) {
    const next = decoder.push(bytes.subarray(at, at + piece))
    text = next === undefined ? undefined : text + next
  }
  const rest = decoder.end()
  return {
    text: text === undefined || rest === undefined ? undefined : text + rest,
    encoding: decoder.encoding(),
  }
}

const CHINESE = '编号,白蛋白(g/L),中性粒细胞\n1,38.5,4.2\n'

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = new Uint8Array(2 * text.length + 2)
  const view = new DataView(bytes.buffer)
  for (const [i, char] of [...`\ufeff${text}`].entries())
    view.setUint16(2 * i, char.charCodeAt(0), !bigEndian)
  return bytes
}

test.each([
  ['UTF-8', new TextEncoder().encode(CHINESE), 'utf-8'],
  ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${CHINESE}`), 'utf-8'],
  ['UTF-16, low byte first', utf16(CHINESE, false), 'utf-16le'],
  ['UTF-16, high byte first', utf16(CHINESE, true), 'utf-16be'],
  ['GBK, as Chinese Windows writes it', gbk(CHINESE), 'gb18030'],
] as const)('tells %s, wherever the bytes are cut', (_, bytes, encoding) => {
  for (const piece of [1, 2, 3, 5, 7, bytes.length]) {
    expect(decoded(bytes, piece)).toEqual({ text: CHINESE, encoding })
  }
})

test('waits with the choice until something is not ASCII', () => {
  const late = `${'a,b\n'.repeat(50)}${CHINESE}`
  expect(decoded(gbk(late), 16)).toEqual({ text: late, encoding: 'gb18030' })
  expect(decoded(new TextEncoder().encode('a,b\n'), 1)).toEqual({ text: 'a,b\n', encoding: 'utf-8' })
})

test('refuses bytes that are nothing in the encoding, and a file that ends within a character', () => {
  expect(decoded(Uint8Array.of(0x61, 0xff, 0xff, 0xff, 0xff, 0x61), 6).text).toBeUndefined()
  expect(decoded(new TextEncoder().encode('白').subarray(0, 2), 2, 'utf-8').text).toBeUndefined()
  expect(decoded(gbk(CHINESE), 4, 'utf-8').text).toBeUndefined()
})

test('gives back every text, wherever its UTF-8 is cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (text, piece) => {
      const bytes = new TextEncoder().encode(`名${text}`)
      expect(decoded(bytes, piece, 'utf-8').text).toBe(`名${text}`)
    }),
  )
})
