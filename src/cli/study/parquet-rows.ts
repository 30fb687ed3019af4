import { DuckDBInstance } from '@duckdb/node-api'
import type { ByteSource } from '../../validation/data/csv/byte-source.ts'

/** The rows of a Parquet file that `tipm population` wrote, as NDJSON: what a validation reads of them. */
export async function* parquetRows(file: string): ByteSource {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const result = await connection.stream(
      'SELECT to_json(r)::VARCHAR FROM (SELECT format, patient, study FROM read_parquet($1)) r',
      [file],
    )
    for await (const rows of result.yieldRows()) yield Buffer.from(rows.map(([row]) => `${row}\n`).join(''))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
