import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { TipmModel } from '../model/load-model.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import { type ByteSource, firstBytes } from '../validation/data/byte-source.ts'
import { type ColumnMapping, loadMapping } from '../validation/data/column-mapping.ts'
import { type CsvHead, readCsvHead } from '../validation/data/csv-head.ts'
import type { DataResult } from '../validation/data/data-problem.ts'
import { guessMapping, sureMapping } from '../validation/data/guess-mapping.ts'
import { readCsvStudy } from '../validation/data/read-csv-study.ts'
import { readFhirStudy } from '../validation/data/read-fhir-study.ts'
import type { StudyTable } from '../validation/study-table.ts'
import { dataProblemText } from './data-problem-text.ts'
import type { Io } from './io.ts'
import { type CliProblem, error } from './problem.ts'
import { readJsonFile } from './read-json-file.ts'

export interface StudyFiles {
  readonly files: readonly string[]
  /** Mapping file; a sure guess without. */
  readonly map: string | undefined
  readonly scored: boolean
  readonly site: SiteConfig
  readonly model: TipmModel
}

export type Study = { readonly ok: true; readonly table: StudyTable } | Refused
type Refused = { readonly ok: false; readonly problem: CliProblem }

/** Patients from one CSV file, or from FHIR (NDJSON, Bundles; one file or several), told by what the file begins with. */
export async function readStudy(given: StudyFiles, io: Io): Promise<Study> {
  const [file = '-', ...more] = given.files
  const open = await opener(file, io)
  if (!(await isFhir(open()))) {
    return more.length > 0
      ? { ok: false, problem: error('unexpected-argument', 'only one CSV file is read') }
      : readCsv(given, file, open)
  }
  const sources = await Promise.all(given.files.map((name) => opener(name, io)))
  const kind = file.endsWith('.json') ? 'bundle' : 'ndjson'
  const { site, model } = given
  const read = await readFhirStudy(
    sources.map((source) => source()),
    { site, model, asOf: io.now },
    { name: more.length > 0 ? undefined : nameOf(file), kind },
  )
  return studyOf(read, file)
}

/** The mapping that the headings suggest, for a person to check. */
export async function suggestedMapping(
  { files: [file = '-'], scored }: Pick<StudyFiles, 'files' | 'scored'>,
  io: Io,
): Promise<{ readonly ok: true; readonly mapping: ColumnMapping } | Refused> {
  const head = await readCsvHead((await opener(file, io))())
  if (!head.ok) return { ok: false, problem: refused(head, file) }
  return { ok: true, mapping: guessMapping(head.value, scored ? 'scored' : 'patients').mapping }
}

async function readCsv(given: StudyFiles, file: string, open: () => ByteSource): Promise<Study> {
  const kind = given.scored ? 'scored' : 'patients'
  const named = given.map === undefined ? undefined : await mappingFile(given.map)
  if (named?.ok === false) return named
  const head = await readCsvHead(open(), named?.mapping ?? {})
  if (!head.ok) return { ok: false, problem: refused(head, file) }
  const mapping = named === undefined ? sureMapping(head.value, kind) : sameKind(named.mapping, kind)
  if (!mapping.ok) return { ok: false, problem: refused(mapping, file) }
  return studyOf(await read(head.value, mapping.value, file, open), file)
}

/** `--scored` holds for a mapping that says nothing else. */
function sameKind(mapping: ColumnMapping, kind: ColumnMapping['kind']): DataResult<ColumnMapping> {
  return { ok: true, value: kind === 'scored' ? { ...mapping, kind } : mapping }
}

function read(head: CsvHead, mapping: ColumnMapping, file: string, open: () => ByteSource) {
  return readCsvStudy(open(), head, mapping, { name: nameOf(file) })
}

async function mappingFile(
  file: string,
): Promise<{ readonly ok: true; readonly mapping: ColumnMapping } | Refused> {
  const json = await readJsonFile(file)
  if (!json.ok) {
    const message = json.code === 'file-unreadable' ? 'the mapping cannot be read' : 'the mapping is no JSON'
    return { ok: false, problem: error('mapping-invalid', message, { file }) }
  }
  const loaded = loadMapping(json.json)
  if (loaded.ok) return loaded
  const [fault] = json.place(loaded.faults)
  return { ok: false, problem: error('mapping-invalid', fault?.expected ?? loaded.code, { file, ...fault }) }
}

function studyOf(read: DataResult<StudyTable>, file: string): Study {
  return read.ok ? { ok: true, table: read.value } : { ok: false, problem: refused(read, file) }
}

function refused(result: Extract<DataResult<unknown>, { ok: false }>, file: string): CliProblem {
  return error(result.problem.code, dataProblemText(result.problem), { file })
}

/** A file that can be read again and again; standard input is held for that. */
async function opener(file: string, io: Io): Promise<() => ByteSource> {
  if (file !== '-') return () => createReadStream(file)
  const bytes = await io.readStdin()
  return () => oneBlock(bytes)
}

async function* oneBlock(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function nameOf(file: string): string | undefined {
  return file === '-' ? undefined : basename(file)
}

/** JSON begins with a brace or bracket; no line of headings does. */
async function isFhir(source: ByteSource): Promise<boolean> {
  try {
    const text = new TextDecoder().decode(await firstBytes(source, 64))
    return /^\s*[{[]/.test(text.replace(/^\ufeff/, ''))
  } catch {
    // The reader itself will say that the file cannot be read.
    return false
  }
}
