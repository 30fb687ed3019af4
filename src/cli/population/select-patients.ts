import type { Reading } from './readings.ts'
import { DIVIDER } from './row-file.ts'
import { quoted, rowsOf, type Shuffle } from './shuffle.ts'

/** Where a run notes whose records name the drugs, and which Medications the charts of those need. */
export interface Selection {
  readonly patients: string
  readonly referred: string
}

/** Some record names one of the drugs, and some record the other or one that it does not tell. */
export const IS_SELECTED = '(bits = 3 OR (bits <> 0 AND untold))'

/** Selects patients by what their records, the rows of `looking`, name together. */
export async function selectPatients(
  looked: readonly string[],
  { patients, referred }: Selection,
  shuffle: Shuffle,
): Promise<void> {
  const noted = rowsOf(
    looked,
    "{'patient': 'VARCHAR', 'medication': 'VARCHAR', 'product': 'VARCHAR', 'bits': 'INTEGER', 'untold': 'BOOLEAN'}",
    1_000_000,
  )
  // A record that does not tell its drug means what its Medication does.
  await shuffle.run(`COPY (
    WITH product AS (
      SELECT product, bit_or(bits) AS bits, bool_and(untold) AS untold FROM ${noted} WHERE bits IS NOT NULL GROUP BY product
    )
    SELECT r.patient, bit_or(r.bits | CASE WHEN r.untold THEN coalesce(p.bits, 0) ELSE 0 END) AS bits,
      bool_or(r.untold AND coalesce(p.untold, true)) AS untold
    FROM ${noted} r LEFT JOIN product p ON r.medication = p.product
    WHERE r.patient IS NOT NULL
    GROUP BY r.patient
  ) TO ${quoted(patients)} (FORMAT parquet)`)
  // Which Medications the charts need: what the records refer to, and what those are made of.
  await shuffle.run(`COPY (
    WITH direct AS (
      SELECT DISTINCT patient, medication FROM ${noted}
      SEMI JOIN (SELECT patient FROM ${quoted(patients)} WHERE ${IS_SELECTED}) USING (patient)
      WHERE medication IS NOT NULL
    )
    SELECT patient, medication FROM direct
    UNION
    SELECT d.patient, n.medication FROM direct d JOIN ${noted} n ON n.product = d.medication WHERE n.medication IS NOT NULL
  ) TO ${quoted(referred)} (FORMAT parquet)`)
}

/** Whose charts are taken. */
export async function selected(
  { patients, referred }: Selection,
  shuffle: Shuffle,
): Promise<Pick<Reading, 'patients' | 'medications'>> {
  const ids = async (sql: string) => (await shuffle.rows(sql)).map(([id]) => String(id))
  return {
    patients: await ids(`SELECT patient FROM ${quoted(patients)} WHERE ${IS_SELECTED}`),
    medications: await ids(`SELECT DISTINCT medication FROM ${quoted(referred)}`),
  }
}

/** Brings the places of each chart's lines together: patient, file, from, bytes, in the order of the patients' ids. */
export async function sortCharts(
  places: readonly string[],
  { referred }: Selection,
  charts: string,
  shuffle: Shuffle,
): Promise<void> {
  const columns =
    "{'patient': 'VARCHAR', 'medication': 'VARCHAR', 'file': 'VARCHAR', 'start': 'BIGINT', 'bytes': 'BIGINT'}"
  await shuffle.run(`COPY (
    SELECT coalesce(r.patient, g.patient) AS patient, g.file, g.start, g.bytes
    FROM ${rowsOf(places, columns, 1_000_000)} g LEFT JOIN ${quoted(referred)} r USING (medication)
    ORDER BY ALL
  ) TO ${quoted(charts)} (FORMAT csv, DELIMITER '${DIVIDER}', QUOTE '', ESCAPE '', HEADER false)`)
}
