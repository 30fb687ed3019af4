import { type DuckDBAppender, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { DRUG_PARTS, DRUG_RECORDS } from '../../fhir/read/drugs-named.ts'
import { READ_TYPES } from '../../fhir/resources/chart-resources.ts'

/** The longest line that is read; a longer one (a document with its pictures within it) is named and passed over. */
const LONGEST_LINE = 8_388_608

/** The working database of a run: lines come in, each patient's come out together. It spills to the disk. */
export interface Hospital {
  /** Changes the database. */
  readonly run: (sql: string) => Promise<void>
  readonly rows: (sql: string) => Promise<readonly (readonly DuckDBValue[])[]>
  /** What a query gives, in pieces, each by its columns, while it is being written to. */
  readonly columns: (sql: string) => AsyncGenerator<readonly (readonly DuckDBValue[])[]>
  readonly table: (name: string) => Promise<Table>
  readonly close: () => void
}

/** A table to which rows are added one by one. */
export interface Table {
  readonly add: (...cells: readonly (string | number | boolean | undefined)[]) => void
  readonly close: () => void
}

export interface Machine {
  readonly threads: number
  /** Of the shuffle alone, MB. */
  readonly memory: number
}

/** Opens, or makes, the working database of a run. */
export async function openHospital(database: string, { threads, memory }: Machine): Promise<Hospital> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memory}MB`,
    temp_directory: `${database}.spill`,
    preserve_insertion_order: 'false',
  })
  // An open result does not stand a second statement on its connection.
  const [reader, writer] = [await instance.connect(), await instance.connect()]
  // A thread holds a group of rows in memory until it is full, and these rows are long.
  await writer.run(`ATTACH ${quoted(database)} AS hospital (ROW_GROUP_SIZE 8192)`)
  for (const connection of [reader, writer]) await connection.run('USE hospital')
  for (const table of TABLES) await writer.run(table)
  return {
    run: async (sql) => {
      await writer.run(sql)
    },
    rows: async (sql) => (await reader.runAndReadAll(sql)).getRows(),
    columns: async function* (sql) {
      const result = await reader.stream(sql)
      for (
        let chunk = await result.fetchChunk();
        chunk !== null && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      ) {
        const piece = chunk
        yield Array.from({ length: piece.columnCount }, (_, at) => piece.getColumnValues(at))
      }
    },
    table: async (name) => tableOf(await writer.createAppender(name)),
    close: () => {
      reader.closeSync()
      writer.closeSync()
      instance.closeSync()
    },
  }
}

function tableOf(appender: DuckDBAppender): Table {
  return {
    add: (...cells) => {
      for (const cell of cells) {
        if (cell === undefined) appender.appendNull()
        else if (typeof cell === 'string') appender.appendVarchar(cell)
        else if (typeof cell === 'number') appender.appendInteger(cell)
        else appender.appendBoolean(cell)
      }
      appender.endRow()
    },
    close: () => appender.closeSync(),
  }
}

const TABLES = [
  // What is done, so that a run that was stopped goes on.
  'CREATE TABLE IF NOT EXISTS done (step VARCHAR)',
  // Lines by file and type; of drug records also what says whether they are of the two drugs.
  'CREATE TABLE IF NOT EXISTS seen (file VARCHAR, type VARCHAR, fault VARCHAR, patient VARCHAR, id VARCHAR, medication VARCHAR, parts VARCHAR, lines INTEGER, line VARCHAR)',
  // Resources that came within a Bundle.
  'CREATE TABLE IF NOT EXISTS loose (file VARCHAR, line VARCHAR)',
  // Lines that are no text or too long.
  'CREATE TABLE IF NOT EXISTS rejected (file VARCHAR, number INTEGER, fault VARCHAR)',
  // What the parts say: 1 lenvatinib, 2 camrelizumab, 3 both; or that they do not tell.
  'CREATE TABLE IF NOT EXISTS meant (type VARCHAR, parts VARCHAR, bits INTEGER, untold BOOLEAN)',
  'CREATE TABLE IF NOT EXISTS charts (patient VARCHAR, line VARCHAR)',
] as const

export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const list = (items: Iterable<string>) => [...items].map(quoted).join(', ')

/** A character that no JSON holds divides the cells: each line is one. */
function csv(files: readonly string[]): string {
  const form = "delim = '\u0001', quote = '', escape = '', header = false, auto_detect = false"
  const size = `max_line_size = ${LONGEST_LINE}, buffer_size = ${2 * LONGEST_LINE}`
  const faults = 'null_padding = true, strict_mode = false, ignore_errors = true, store_rejects = true'
  return `read_csv([${list(files)}], columns = {'line': 'VARCHAR'}, ${form}, ${size}, ${faults}, filename = 'file')`
}

/** Where lines come from: files, or the resources of Bundles. */
export const linesOf = (files: readonly string[]) =>
  `(SELECT file, line FROM ${csv(files)} WHERE line IS NOT NULL)`
export const LOOSE = '(SELECT file, line FROM loose)'

const TOLD = ['resourceType', 'id', 'subject.reference', 'patient.reference', 'medicationReference.reference']

/** Lines with their type (none where it is no JSON, or no resource) and whose they are. */
function told(lines: string): string {
  return `(
    SELECT file, line, isNoJson, type, id, medication, CASE WHEN type = 'Patient' THEN id ELSE ${idIn('subject', 'Patient')} END AS patient
    FROM (
      SELECT file, line, told IS NULL AS isNoJson, told[1] AS type, told[2] AS id, coalesce(told[3], told[4], '') AS subject,
        coalesce(told[5], '') AS medication
      FROM (SELECT file, line, TRY(json_extract_string(line, [${list(TOLD.map((path) => `$.${path}`))}])) AS told FROM ${lines})
    )
  )`
}

/** The id of the resource that a reference leads to, as `referencedId` of src/fhir reads it; most are plain, and need no pattern. */
function idIn(reference: string, type: 'Patient' | 'Medication'): string {
  const [plain, deeper] = [quoted(`${type}/%`), quoted(`${type}/%/%`)]
  return `CASE WHEN ${reference} LIKE ${plain} AND ${reference} NOT LIKE ${deeper} THEN substring(${reference}, ${type.length + 2})
    ELSE nullif(regexp_extract(${reference}, '(?:^|/)${type}/([^/]+)(?:/_history/.*)?$', 1), '') END`
}

/** Some record names one of the drugs, and some record the other or one that it does not tell. */
export const IS_SELECTED = '(bits = 3 OR (bits <> 0 AND untold))'
const SELECTED = `(SELECT patient FROM patients WHERE ${IS_SELECTED})`

/** Types whose records may name a drug, and what resources may come within. */
export const LOOKED_AT: readonly string[] = [...DRUG_RECORDS, 'Medication', 'Bundle', 'Parameters']
const MAY_NAME = list([...DRUG_RECORDS, 'Medication'])
const UNFOLDED = "'Bundle', 'Parameters'"
/** Read of a chart, and belonging to a patient. */
const OWNED = list([...READ_TYPES].filter((type) => type !== 'Medication'))
const PARTS = DRUG_PARTS.map((name) => (name === 'medicationReference' ? `${name}.display` : name))

/**
 * Notes every line, and of drug records the parts that name a drug. With `charts` it also keeps the lines of the patients who are
 * selected by then. Resources of a Bundle are no lines of their own.
 */
export function look(lines: string, charts = false): string {
  const isWanted = charts ? 'selected.patient IS NOT NULL' : 'false'
  return `
    INSERT INTO seen
    SELECT file, CASE WHEN type IN (${list(READ_TYPES)}, ${UNFOLDED}, 'OperationOutcome') THEN type ELSE 'other' END,
      CASE WHEN isNoJson AND trim(line, ' \t\r') = '' THEN 'blank' WHEN isNoJson THEN 'not-json' WHEN type IS NULL THEN 'not-fhir'
        WHEN type = 'OperationOutcome' THEN 'operation-outcome'
        WHEN patient IS NULL AND type IN (${OWNED}) THEN 'subject-not-told' END,
      CASE WHEN type IN (${MAY_NAME}) OR ${isWanted} THEN patient END,
      CASE WHEN type = 'Medication' THEN id END,
      CASE WHEN type IN (${MAY_NAME}) THEN ${idIn('medication', 'Medication')} END,
      CASE WHEN type IN (${MAY_NAME}) THEN to_json(json_extract(line, [${list(PARTS.map((path) => `$.${path}`))}]))::VARCHAR END,
      ${lines === LOOSE ? 0 : 1},
      CASE WHEN ${isWanted} AND type IN (${OWNED}) THEN line END
    FROM ${told(lines)} ${charts ? `LEFT JOIN ${SELECTED} selected USING (patient)` : ''}`
}

/** Notes what the last scan could not read as text. */
export const NOTE_REJECTED = `
  INSERT INTO rejected SELECT DISTINCT s.file_path, e.line,
    CASE WHEN e.error_type = 'INVALID ENCODING' THEN 'not-utf8' ELSE 'line-too-long' END
  FROM reject_errors e JOIN reject_scans s ON e.scan_id = s.scan_id AND e.file_id = s.file_id`

/** Files with resources within their lines. */
export const BUNDLES = `SELECT DISTINCT file FROM seen WHERE type IN (${UNFOLDED})`

/** The lines of a file that hold resources within them. */
export const bundlesIn = (files: readonly string[]) =>
  `SELECT file, line FROM ${told(linesOf(files))} WHERE type IN (${UNFOLDED})`

/** Which of these files hold drug records, Medications or Bundles. */
export const looksNeeded = (files: readonly string[]) =>
  `SELECT DISTINCT file FROM seen WHERE (parts IS NOT NULL OR type IN (${UNFOLDED})) AND file IN (${list(files)})`

/** Each way in which parts were written, once. */
export const DISTINCT_PARTS = 'SELECT DISTINCT type, parts FROM seen WHERE parts IS NOT NULL'

/** Patients by what their records name together; a record that does not tell its drug means what its Medication does. */
export const COMBINE = `
  CREATE OR REPLACE TABLE patients AS
  WITH
    record AS (SELECT s.type, s.patient, s.id, s.medication, m.bits, m.untold FROM seen s JOIN meant m USING (type, parts)),
    product AS (SELECT id, bit_or(bits) AS bits, bool_and(untold) AS untold FROM record WHERE type = 'Medication' GROUP BY id)
  SELECT r.patient, bit_or(r.bits | CASE WHEN r.untold THEN coalesce(p.bits, 0) ELSE 0 END) AS bits,
    bool_or(r.untold AND coalesce(p.untold, true)) AS untold
  FROM record r LEFT JOIN product p ON r.medication = p.id
  WHERE r.patient IS NOT NULL
  GROUP BY r.patient`

/** Which Medications the charts of selected patients need: what their records refer to, and what those are made of. */
export const REFERRED = `
  CREATE OR REPLACE TABLE referred AS
  WITH direct AS (SELECT DISTINCT patient, medication AS id FROM seen SEMI JOIN ${SELECTED} USING (patient) WHERE medication IS NOT NULL)
  SELECT patient, id FROM direct
  UNION
  SELECT d.patient, unnest(regexp_extract_all(s.parts, 'Medication/([^"/]+)', 1))
  FROM direct d JOIN seen s ON s.id = d.id AND s.type = 'Medication'`

/** The selected patients' lines, and those of their Medications. */
export const gather = (lines: string) => `
  INSERT INTO charts
  SELECT w.patient, l.line
  FROM (
    SELECT line, CASE WHEN type = 'Medication' THEN concat('Medication/', id) WHEN type IN (${OWNED}) THEN concat('Patient/', patient) END AS key
    FROM ${told(lines)}
  ) l
  JOIN (
    SELECT concat('Patient/', patient) AS key, patient FROM ${SELECTED}
    UNION ALL
    SELECT concat('Medication/', id), patient FROM referred
  ) w USING (key)`

/** Those that were kept while looking. */
export const GATHER_KEPT = 'INSERT INTO charts SELECT patient, line FROM seen WHERE line IS NOT NULL'
