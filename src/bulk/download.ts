import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FhirAnswer, FhirRequest } from '../fhir-client/fhir-client.ts'

export type Get = (request: Pick<FhirRequest, 'headers' | 'into' | 'timeoutMs'>) => Promise<FhirAnswer>

/** The runtime ends a body that brings nothing for five minutes; a file may take as long as it moves. */
const LONGEST_MS = 86_400_000

/** The disk took no more. */
export class Unwritable extends Error {}

/** Fetches a file's bytes, going on behind those that are there where the server can (RFC 9110, Range), else from the start. */
export async function download(get: Get, path: string): Promise<FhirAnswer> {
  const there = await sizeOf(path)
  let isFull: unknown
  const answer = await get({
    timeoutMs: LONGEST_MS,
    headers: {
      accept: 'application/fhir+ndjson',
      // A range of compressed bytes would be another one.
      ...(there === 0 ? {} : { range: `bytes=${there}-`, 'accept-encoding': 'identity' }),
    },
    into: async (response) => {
      const isFurther =
        response.status === 206 &&
        response.headers.get('content-range')?.startsWith(`bytes ${there}-`) === true
      if (response.status === 206 && !isFurther) {
        await rm(path)
        throw new TypeError('another range than was asked for')
      }
      const file = createWriteStream(path, { flags: isFurther ? 'a' : 'w' })
      file.once('error', (failure) => {
        isFull = failure
      })
      await pipeline(response.body === null ? Readable.from([]) : Readable.from(response.body), file)
    },
  })
  if (isFull instanceof Error && 'syscall' in isFull) throw new Unwritable(isFull.message, { cause: isFull })
  // Nothing lies behind what is there: it was whole, or is another file now.
  if (answer.ok && answer.value.status === 416) {
    await rm(path)
    return download(get, path)
  }
  return answer
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

const NEWLINE = 10
const CLOSING_BRACE = 125

/** Lines of a file. The last need not be ended, but what is no whole object was cut off and does not count. */
export async function lineCount(path: string): Promise<number> {
  let lines = 0
  let last = NEWLINE
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer
    for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1
    last = bytes.at(-1) ?? last
  }
  return last === CLOSING_BRACE ? lines + 1 : lines
}
