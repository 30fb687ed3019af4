import type { LabSource } from '../work/lab-job.ts'

/** Files that do not belong together are all refused: leaving some out without a word would change the result. */
export type SourceChoice = LabSource | 'several' | undefined

const FHIR_FILE = /\.(ndjson|jsonl|json)(\.gz)?$/i

/** What dropped or chosen files are: FHIR by their endings, else one CSV file. Undefined for none. */
export function sourceOf(files: readonly File[]): SourceChoice {
  const [first] = files
  if (first === undefined) return undefined
  if (files.every(({ name }) => FHIR_FILE.test(name))) return { kind: 'fhir', files }
  return files.length > 1 ? 'several' : { kind: 'csv', file: first }
}

/** Whether a file of a folder is one of an export; its logs and manifest are not. */
export function isFhirName(name: string): boolean {
  return FHIR_FILE.test(name)
}
