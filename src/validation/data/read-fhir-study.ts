import { patientGroups } from '../../fhir/criteria/patient-groups.ts'
import { readSortedChart } from '../../fhir/read-chart.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { chartResources } from '../../fhir/resources/chart-resources.ts'
import { serverOf } from '../../fhir/resources/server-base.ts'
import { fail, ok } from '../../result.ts'
import type { SourceGap, StudyTable } from '../study-table.ts'
import type { ByteSource } from './csv/byte-source.ts'
import { digestOf, textOf } from './csv/text-pieces.ts'
import { type DataResult, refuse } from './data-problem.ts'
import { fhirResources } from './fhir-resources.ts'
import type { ReadOptions } from './read-csv-study.ts'
import { StudyBuilder } from './study-builder.ts'
import { addColumns, populationRow, studyColumns, VARIABLES_READ } from './study-columns.ts'

/** What charts are read by: the site's rules and model, as at the bedside, and the day up to which the export reaches. */
export type StudyReading = Pick<ReadContext, 'site' | 'model' | 'asOf'>

/**
 * Reads a Bulk Data export (NDJSON, one file or several of any types) or Bundles into a study table: one row a patient who was given
 * both drugs, at the day they were first given together, by the rules of the bedside; or rows of `tipm population`, which hold the same.
 */
export async function readFhirStudy(
  sources: readonly ByteSource[],
  reading: StudyReading,
  options: Omit<ReadOptions, 'kind'> & { readonly kind: 'ndjson' | 'bundle' },
): Promise<DataResult<StudyTable>> {
  const groups = patientGroups()
  const rows: NonNullable<ReturnType<typeof populationRow>>[] = []
  const gaps = new Set<SourceGap>()
  const bases = new Set<string>()
  const digests: string[] = []
  let bytesBefore = 0
  for (const [file, source] of sources.entries()) {
    let bytesHere = 0
    const text = textOf(source, {
      encoding: 'utf-8',
      signal: options.signal,
      onProgress: (bytes) => {
        bytesHere = bytes
        options.onProgress?.({ bytes: bytesBefore + bytes, rows: groups.size })
      },
    })
    for await (const batch of fhirResources(text.pieces)) {
      if (!batch.ok) return fail({ ...batch.problem, file })
      for (const gap of batch.value.gaps) gaps.add(gap)
      if (batch.value.base !== undefined) bases.add(serverOf(batch.value.base))
      for (const resource of batch.value.resources) {
        const read = populationRow(resource)
        if (read !== undefined) rows.push(read)
        else if (!groups.add(resource)) return refuse('not-fhir', { file })
      }
    }
    bytesBefore += bytesHere
    digests.push(text.sha256())
  }
  if (groups.size + rows.length === 0) return refuse('no-patients')
  const builder = new StudyBuilder('patients', VARIABLES_READ, ['sex'], true)
  const [server] = bases
  const base = bases.size === 1 && server !== undefined ? `https://${server}` : undefined
  let row = 0
  for (const { patient, study } of rows) {
    row += 1
    addColumns(row, patient, study, builder)
  }
  for (const [patientId, resources] of groups.patients()) {
    if (options.signal?.aborted) return refuse('cancelled')
    row += 1
    const context = { ...reading, patientId, base, failures: [] }
    const sorted = chartResources(resources)
    addColumns(row, patientId, studyColumns(readSortedChart(sorted, context), sorted, context), builder)
  }
  const source = { kind: options.kind, name: options.name, sha256: digestOf(digests), gaps: [...gaps] }
  return ok(builder.table(source))
}
