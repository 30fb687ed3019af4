import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { DIVIDER } from './row-file.ts'

/** What brings rows together: DuckDB, in memory, spilling to the disk. */
export interface Shuffle {
  readonly run: (sql: string) => Promise<void>
  readonly rows: (sql: string) => Promise<readonly (readonly DuckDBValue[])[]>
}

export interface Machine {
  readonly threads: number
  /** Of the shuffle alone, MB. */
  readonly memory: number
}

/** Opened anew for each thing it does, it gives back what it held. */
export async function withShuffle<T>(
  spill: string,
  { threads, memory }: Machine,
  use: (shuffle: Shuffle) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memory}MB`,
    temp_directory: spill,
    preserve_insertion_order: 'false',
  })
  const connection = await instance.connect()
  const shuffle: Shuffle = {
    run: async (sql) => {
      await connection.run(sql)
    },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
  }
  return use(shuffle).finally(() => {
    connection.closeSync()
    instance.closeSync()
  })
}

export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The rows of files, none longer than so many bytes, with these columns (`{'name': 'TYPE'}`). */
export function rowsOf(files: readonly string[], columns: string, longest: number): string {
  const form = `delim = '${DIVIDER}', quote = '', escape = '', header = false, auto_detect = false`
  const size = `null_padding = true, max_line_size = ${longest}, buffer_size = ${longest}`
  return `read_csv([${files.map(quoted).join(', ')}], columns = ${columns}, ${form}, ${size})`
}
