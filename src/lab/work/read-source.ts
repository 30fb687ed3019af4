import { type ByteSource, blobBytes } from '../../validation/data/csv/byte-source.ts'
import { type CsvHead, type CsvWriting, readCsvHead } from '../../validation/data/csv/csv-head.ts'
import { type DataResult, refuse } from '../../validation/data/data-problem.ts'
import { readCsvStudy } from '../../validation/data/read-csv-study.ts'
import { readFhirStudy } from '../../validation/data/read-fhir-study.ts'
import type { StudyTable } from '../../validation/study-table.ts'
import exampleUrl from '../example/example-cohort.csv?url'
import type { LabJob, LabSource } from './lab-job.ts'

type OnProgress = (progress: { readonly bytes: number; readonly rows: number }) => void

/** How a CSV source is written, and its first rows. */
export function sniffCsv(
  source: Exclude<LabSource, { kind: 'fhir' }>,
  writing: CsvWriting,
): Promise<DataResult<CsvHead>> {
  return readCsvHead(source.kind === 'csv' ? blobBytes(source.file) : exampleBytes(), writing)
}

/** Reads a source whole: CSV by its mapping, FHIR by the rules of the bedside. */
export async function readSource(
  { source, mapping, site, model }: Extract<LabJob, { kind: 'read' }>,
  onProgress: OnProgress,
): Promise<DataResult<StudyTable>> {
  if (source.kind === 'fhir') {
    const { files } = source
    const bulk = files.every(({ name }) => !/\.json(\.gz)?$/i.test(name))
    return readFhirStudy(
      files.map((file) => blobBytes(file)),
      { site, model, asOf: new Date() },
      { name: files.length === 1 ? files[0]?.name : undefined, kind: bulk ? 'ndjson' : 'bundle', onProgress },
    )
  }
  if (mapping === undefined) return refuse('mapping-invalid')
  const head = await sniffCsv(source, mapping)
  if (!head.ok) return head
  const example = source.kind === 'example'
  return readCsvStudy(example ? exampleBytes() : blobBytes(source.file), head.value, mapping, {
    kind: source.kind,
    name: example ? undefined : source.file.name,
    onProgress,
  })
}

/** The cohort that comes with the lab: synthetic, drawn from the paper's published summaries. Rejects where it cannot be fetched. */
async function* exampleBytes(): ByteSource & AsyncGenerator<Uint8Array> {
  const response = await fetch(exampleUrl)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  yield* blobBytes(await response.blob())
}
