import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { fail, ok, type Result } from '../../result.ts'
import { type ColumnMapping, loadMapping } from '../../validation/data/column-mapping.ts'
import { type ByteSource, firstBytes } from '../../validation/data/csv/byte-source.ts'
import { readCsvHead } from '../../validation/data/csv/csv-head.ts'
import type { DataResult } from '../../validation/data/data-problem.ts'
import { guessMapping, sureMapping } from '../../validation/data/guess-mapping.ts'
import { readCsvStudy } from '../../validation/data/read-csv-study.ts'
import { readFhirStudy } from '../../validation/data/read-fhir-study.ts'
import type { StudyTable } from '../../validation/study-table.ts'
import { readJsonFile } from '../files.ts'
import type { Io } from '../io.ts'
import { loadSetup, type Setup } from '../load-setup.ts'
import { type CliProblem, error } from '../problem.ts'
import { dataProblemText } from './data-problem-text.ts'

interface StudyOptions {
  readonly site?: string
  readonly model?: string
  /** Mapping file; a sure guess without. */
  readonly map?: string
  readonly scored?: true
}

/** Patients, and the site and model by which they were read. */
export interface Study extends Setup {
  readonly table: StudyTable
}

/** The setup that the options name, and the patients of the files. */
export async function loadStudy(
  options: StudyOptions,
  files: readonly string[],
  io: Io,
): Promise<Result<Study, readonly CliProblem[]>> {
  const setup = await loadSetup(options)
  if (!setup.ok) return setup
  const table = await readStudy(options, files, setup.value, io)
  return table.ok ? ok({ ...setup.value, table: table.value }) : fail([table.problem])
}

/** Patients from one CSV file, or from FHIR (NDJSON, Bundles; one file or several), told by what the file begins with. */
async function readStudy(
  options: StudyOptions,
  files: readonly string[],
  { site, model }: Setup,
  io: Io,
): Promise<Result<StudyTable, CliProblem>> {
  const [file = '-', ...more] = files
  const open = await opener(file, io)
  if (!(await isFhir(open()))) {
    return more.length > 0
      ? fail(error('unexpected-argument', 'only one CSV file is read'))
      : readCsv(options, file, open)
  }
  const sources = await Promise.all(files.map((name) => opener(name, io)))
  const kind = file.endsWith('.json') ? 'bundle' : 'ndjson'
  const read = await readFhirStudy(
    sources.map((source) => source()),
    { site, model, asOf: io.now },
    { name: more.length > 0 ? undefined : baseName(file), kind },
  )
  return ofFile(read, file)
}

/** The mapping that the headings suggest, for a person to check. */
export async function suggestedMapping(
  [file = '-']: readonly string[],
  kind: ColumnMapping['kind'],
  io: Io,
): Promise<Result<ColumnMapping, CliProblem>> {
  const head = ofFile(await readCsvHead((await opener(file, io))()), file)
  return head.ok ? ok(guessMapping(head.value, kind).mapping) : head
}

async function readCsv(
  { map, scored }: StudyOptions,
  file: string,
  open: () => ByteSource,
): Promise<Result<StudyTable, CliProblem>> {
  const kind = scored ? 'scored' : 'patients'
  const named = map === undefined ? ok(undefined) : await mappingFile(map)
  if (!named.ok) return named
  const head = ofFile(await readCsvHead(open(), named.value ?? {}), file)
  if (!head.ok) return head
  const mapping =
    named.value === undefined ? ofFile(sureMapping(head.value, kind), file) : ok(sameKind(named.value, kind))
  if (!mapping.ok) return mapping
  return ofFile(await readCsvStudy(open(), head.value, mapping.value, { name: baseName(file) }), file)
}

/** `--scored` holds for a mapping that says nothing else. */
function sameKind(mapping: ColumnMapping, kind: ColumnMapping['kind']): ColumnMapping {
  return kind === 'scored' ? { ...mapping, kind } : mapping
}

async function mappingFile(file: string): Promise<Result<ColumnMapping, CliProblem>> {
  const json = await readJsonFile(file, 'mapping-invalid')
  if (!json.ok) return fail(json.problem[0] ?? error('mapping-invalid', 'the mapping is no JSON', { file }))
  const loaded = loadMapping(json.value.json)
  if (loaded.ok) return loaded
  const [fault] = json.value.place(loaded.problem)
  return fail(error('mapping-invalid', fault?.expected ?? 'no mapping', { file, ...fault }))
}

/** A problem of the data as a problem of the file they are from. */
function ofFile<T>(read: DataResult<T>, file: string): Result<T, CliProblem> {
  return read.ok ? read : fail(error(read.problem.code, dataProblemText(read.problem), { file }))
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

function baseName(file: string): string | undefined {
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
