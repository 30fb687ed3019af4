import { blobBytes } from '../../validation/data/byte-source.ts'
import { type CsvHead, type CsvWriting, readCsvHead } from '../../validation/data/csv-head.ts'
import type { DataResult } from '../../validation/data/data-problem.ts'
import { exampleBytes } from './example-bytes.ts'
import type { LabSource } from './lab-job.ts'

/** How a CSV source is written, and its first rows. */
export function lookAt(
  source: Exclude<LabSource, { kind: 'fhir' }>,
  writing: CsvWriting,
): Promise<DataResult<CsvHead>> {
  return readCsvHead(source.kind === 'csv' ? blobBytes(source.file) : exampleBytes(), writing)
}
