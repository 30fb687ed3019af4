import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fail, ok, type Result } from '../../result.ts'
import { type ColumnMapping, loadMapping } from '../../validation/data/column-mapping.ts'
import { type ByteSource, firstBytes } from '../../validation/data/csv/byte-source.ts'
import { type CsvHead, readCsvHead } from '../../validation/data/csv/csv-head.ts'
import type { DataResult } from '../../validation/data/data-problem.ts'
import { acceptedGuess, doubtsOf, guessMapping, sureMapping } from '../../validation/data/guess-mapping.ts'
import { type JoinedHead, joinOutcomes, withOutcomes } from '../../validation/data/joined-outcomes.ts'
import { mappingProblems } from '../../validation/data/mapping-problems.ts'
import { readCsvStudy } from '../../validation/data/read-csv-study.ts'
import { readFhirStudy } from '../../validation/data/read-fhir-study.ts'
import type { StudyTable } from '../../validation/study-table.ts'
import { nameOf, readJsonFile } from '../files.ts'
import type { Io } from '../io.ts'
import { loadSetup, type Setup } from '../load-setup.ts'
import { type CliProblem, error, warning } from '../problem.ts'
import { dataProblemText } from './data-problem-text.ts'
import { studyRemarks } from './study-remarks.ts'

interface StudyOptions {
  readonly site?: string
  readonly model?: string
  /** Mapping file; a sure guess without. */
  readonly map?: string
  readonly scored?: true
  /** Outcomes by patient, as `tipm response --csv` writes them. */
  readonly outcomes?: string
}

/** Patients, and the site and model by which they were read. */
export interface Study extends Setup {
  readonly table: StudyTable
  /** What a person has to know of the file before trusting its figures. */
  readonly remarks: readonly CliProblem[]
}

type Read = Pick<Study, 'table' | 'remarks'>

/** The setup that the options name, and the patients of the files. */
export async function loadStudy(
  options: StudyOptions,
  files: readonly string[],
  io: Io,
): Promise<Result<Study, readonly CliProblem[]>> {
  const setup = await loadSetup(options)
  if (!setup.ok) return setup
  const table = await readStudy(options, files, setup.value, io)
  return table.ok ? ok({ ...setup.value, ...table.value }) : fail([table.problem])
}

/** Patients from one CSV file, or from FHIR (NDJSON, Bundles; one file or several), told by what the file begins with. */
async function readStudy(
  options: StudyOptions,
  named: readonly string[],
  { site, model }: Setup,
  io: Io,
): Promise<Result<Read, CliProblem>> {
  const files = (await Promise.all(named.map(filesIn))).flat()
  const [file = '-', ...more] = files
  const open = await opener(file, io)
  if (!(await isFhir(open()))) {
    return more.length > 0
      ? fail(error('unexpected-argument', 'only one CSV file is read'))
      : readCsv(options, file, open, io)
  }
  if ((await bytesOf(files)) > LARGEST_EXPORT) {
    const message =
      'more than 1 GB of FHIR is not held in memory: tipm population makes rows of it, and those are read here'
    return fail(error('export-too-large', message, { file }))
  }
  const sources = await Promise.all(files.map((name) => opener(name, io)))
  const kind = /\.json(\.gz)?$/i.test(file) ? 'bundle' : 'ndjson'
  const read = await readFhirStudy(
    sources.map((source) => source()),
    { site, model, asOf: io.now },
    { name: more.length > 0 ? undefined : baseName(file), kind },
  )
  const faulty = read.ok ? undefined : files[read.problem.file ?? 0]
  const table = ofFile(read, faulty ?? file)
  return table.ok ? ok({ table: table.value, remarks: [] }) : table
}

/** The mapping that the headings suggest, for a person to check. */
export async function suggestedMapping(
  [file = '-']: readonly string[],
  kind: ColumnMapping['kind'],
  io: Io,
): Promise<Result<{ readonly mapping: ColumnMapping; readonly remarks: readonly CliProblem[] }, CliProblem>> {
  const head = ofFile(await readCsvHead((await opener(file, io))()), file)
  if (!head.ok) return head
  const guess = guessMapping(head.value, kind)
  const { mapping, refused } = acceptedGuess(guess, head.value)
  const doubts = doubtsOf(guess)
  const told = doubts.map((doubt) => ({ code: 'mapping-needed', doubts: [doubt] }) as const)
  const doubted = new Set(doubts.flatMap(({ target, headings }) => [target, headings.join(', ')]))
  const open = [...refused.filter(({ what = '' }) => !doubted.has(what)), ...told]
  const warnings = open.map((problem) =>
    warning('left-open', dataProblemText(problem), { file: nameOf(file) }),
  )
  const [still] = mappingProblems(mapping, head.value)
  if (still === undefined)
    return ok({ mapping, remarks: [...warnings, ...studyRemarks(head.value, mapping, guess.guesses)] })
  const why = [dataProblemText(still), ...warnings.map(({ message }) => message)].join(' ')
  return fail(error(still.code, why, { file: nameOf(file) }))
}

async function readCsv(
  { map, scored, outcomes }: StudyOptions,
  file: string,
  open: () => ByteSource,
  io: Io,
): Promise<Result<Read, CliProblem>> {
  const kind = scored ? 'scored' : 'patients'
  const named = map === undefined ? ok(undefined) : await mappingFile(map)
  if (!named.ok) return named
  const own = ofFile(await readCsvHead(open(), named.value ?? {}), file)
  if (!own.ok) return own
  const joined =
    outcomes === undefined ? ok(undefined) : await joinedTo(own.value, named.value, kind, outcomes, io)
  if (!joined.ok) return joined
  const head = joined.value?.head ?? own.value
  const guess =
    named.value === undefined
      ? ofFile(sureMapping(head, kind), file)
      : ok({ mapping: sameKind(named.value, kind), guesses: [] })
  if (!guess.ok) return guess
  const { guesses } = guess.value
  const mapping = joined.value === undefined ? guess.value.mapping : withOutcomes(guess.value.mapping)
  const table = ofFile(
    await readCsvStudy(open(), head, mapping, { name: baseName(file), joined: joined.value?.joined }),
    file,
  )
  if (!table.ok) return table
  const { notJoined = 0 } = table.value.source
  const remarks = [...studyRemarks(head, mapping, guesses)]
  if (notJoined > 0) {
    const message = `${notJoined} patients of it are not among those analysed`
    remarks.push(warning('not-joined', message, { file: outcomes }))
  }
  return ok({ table: table.value, remarks })
}

/** The head of the file with the outcomes beside its own columns. */
async function joinedTo(
  own: CsvHead,
  named: ColumnMapping | undefined,
  kind: ColumnMapping['kind'],
  outcomes: string,
  io: Io,
): Promise<Result<JoinedHead, CliProblem>> {
  const { id } = named ?? guessMapping(own, kind).mapping
  return ofFile(await joinOutcomes(own, id, await opener(outcomes, io)), outcomes)
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

const FHIR_FILE = /\.(ndjson|jsonl|json)(\.gz)?$/i

/** A file by itself; of a folder, such as a bulk export comes as, its FHIR files in the order of their names. */
async function filesIn(file: string): Promise<readonly string[]> {
  const held = file === '-' ? undefined : await readdir(file).catch(() => undefined)
  if (held === undefined) return [file]
  return held
    .filter((name) => FHIR_FILE.test(name))
    .sort()
    .map((name) => join(file, name))
}

const LARGEST_EXPORT = 1_000_000_000

async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** A file that can be read again and again; rows in Parquet come as NDJSON; standard input is held for that. */
async function opener(file: string, io: Io): Promise<() => ByteSource> {
  if (/\.parquet$/i.test(file)) {
    const { parquetRows } = await import('./parquet-rows.ts')
    return () => parquetRows(file)
  }
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
