import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'

/** Kysely on Node's own SQLite. Kysely asks for better-sqlite3, a native module; this adapter spares it. */
export function sqliteDialect(file: string, readOnly = false): SqliteDialect {
  const database = new DatabaseSync(file, { readOnly, timeout: 2000 })
  // A crash may lose the last moments but not the file; several processes may share it.
  if (!readOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  const statements = new Map<string, SqliteStatement>()
  const adapter: SqliteDatabase = {
    close: () => database.close(),
    prepare: (sql) => {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const statement = adapted(database.prepare(sql))
      // Definitions are run once; what is asked for each call is kept.
      if (/^(select|insert|update|delete)\b/i.test(sql)) statements.set(sql, statement)
      return statement
    },
  }
  return new TransactionalSqlite({ database: adapter })
}

/** SQLite takes back definitions with the transaction they are in: a start that is killed leaves no half of a schema. Kysely does not rely on it. */
class TransactionalSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function adapted(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  }
}
