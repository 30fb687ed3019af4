import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { withPalette } from './palette-png.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), content])
  const number = (value: number) => Buffer.from(Uint32Array.of(value).buffer).reverse()
  return Buffer.concat([number(content.length), body, number(crc32(body))])
}

/** Three pixels wide, two high: the rows as PNG filters them, Sub and then Up. */
function rgb(colourType: number): Buffer {
  const rows = [1, 10, 20, 30, 0, 0, 0, 1, 1, 1, 2, 0, 0, 0, 0, 0, 0, 244, 235, 225]
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, 8, colourType, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The content of a chunk. */
function part(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type)
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
}

test('each pixel keeps its colour, by its place in the palette, the most frequent first', () => {
  const png = withPalette(rgb(2))
  expect([...part(png, 'PLTE')]).toEqual([10, 20, 30, 11, 21, 31, 255, 0, 0])
  expect([...inflateSync(part(png, 'IDAT'))]).toEqual([0, 0, 0, 1, 0, 0, 0, 2])
})

test('a PNG of another kind is refused', () => {
  expect(() => withPalette(rgb(3))).toThrow('not a PNG of a browser')
})
