/** SHA-256 taken piece by piece (FIPS 180-4), since a file of hundreds of megabytes is never whole in memory and WebCrypto wants it whole. */
export interface Sha256 {
  update(bytes: Uint8Array): void
  /** The digest in hex; nothing may be added after it. */
  hex(): string
}

const BLOCK = 64

/** The first 32 bits of the fractional parts of a root of each of the first primes: how FIPS 180-4 defines its constants. */
function rootBits(count: number, root: (prime: number) => number): Int32Array {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n += 1) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  }
  return Int32Array.from(primes, (prime) => ((root(prime) % 1) * 0x1_0000_0000) | 0)
}

const ROUNDS = rootBits(64, Math.cbrt)
const START = rootBits(8, Math.sqrt)

export function sha256(): Sha256 {
  const state = START.slice()
  const words = new Int32Array(64)
  const pending = new Uint8Array(BLOCK)
  let held = 0
  let total = 0
  return {
    update(bytes) {
      total += bytes.length
      let at = 0
      if (held > 0) {
        at = Math.min(BLOCK - held, bytes.length)
        pending.set(bytes.subarray(0, at), held)
        held += at
        if (held < BLOCK) return
        compress(state, words, pending, 0)
      }
      for (; at + BLOCK <= bytes.length; at += BLOCK) compress(state, words, bytes, at)
      pending.set(bytes.subarray(at))
      held = bytes.length - at
    },
    hex() {
      const tail = new Uint8Array(held < 56 ? BLOCK : 2 * BLOCK)
      tail.set(pending.subarray(0, held))
      tail[held] = 0x80
      const view = new DataView(tail.buffer)
      // The length in bits, as 64 bits.
      view.setUint32(tail.length - 8, Math.floor(total / 0x2000_0000))
      view.setUint32(tail.length - 4, (total << 3) >>> 0)
      for (let at = 0; at < tail.length; at += BLOCK) compress(state, words, tail, at)
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
    },
  }
}

function compress(state: Int32Array, words: Int32Array, bytes: Uint8Array, from: number): void {
  for (let i = 0; i < 16; i += 1) {
    const at = from + 4 * i
    words[i] =
      (at8(bytes, at) << 24) | (at8(bytes, at + 1) << 16) | (at8(bytes, at + 2) << 8) | at8(bytes, at + 3)
  }
  for (let i = 16; i < 64; i += 1) {
    const x = at32(words, i - 15)
    const y = at32(words, i - 2)
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[i] = (at32(words, i - 16) + s0 + at32(words, i - 7) + s1) | 0
  }
  let a = at32(state, 0)
  let b = at32(state, 1)
  let c = at32(state, 2)
  let d = at32(state, 3)
  let e = at32(state, 4)
  let f = at32(state, 5)
  let g = at32(state, 6)
  let h = at32(state, 7)
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const one = (h + s1 + ((e & f) ^ (~e & g)) + at32(ROUNDS, i) + at32(words, i)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  add(state, 0, a)
  add(state, 1, b)
  add(state, 2, c)
  add(state, 3, d)
  add(state, 4, e)
  add(state, 5, f)
  add(state, 6, g)
  add(state, 7, h)
}

// One reader per kind of array, as in src/stats/numeric/at.ts: each stays monomorphic and is inlined.
function at8(values: Uint8Array, index: number): number {
  return values[index] ?? 0
}

function at32(values: Int32Array, index: number): number {
  return values[index] ?? 0
}

function add(state: Int32Array, index: number, value: number): void {
  state[index] = (at32(state, index) + value) | 0
}
