import type { LabSource } from '../work/lab-job.ts'

const FHIR_FILE = /\.(ndjson|jsonl|json)$/i

/** What dropped or chosen files are: FHIR by their endings, else one CSV file. Undefined for none. */
export function sourceOf(files: readonly File[]): LabSource | undefined {
  const [first] = files
  if (first === undefined) return undefined
  return files.every(({ name }) => FHIR_FILE.test(name))
    ? { kind: 'fhir', files }
    : { kind: 'csv', file: first }
}
