import type { ByteSource } from '../../validation/data/csv/byte-source.ts'
import { blobBytes } from '../../validation/data/csv/byte-source.ts'
import exampleUrl from '../example/example-cohort.csv?url'

/** The cohort that comes with the lab: synthetic, drawn from the paper's published summaries. Rejects where it cannot be fetched. */
export async function* exampleBytes(): ByteSource & AsyncGenerator<Uint8Array> {
  const response = await fetch(exampleUrl)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  yield* blobBytes(await response.blob())
}
