import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { fail, ok, type Result } from '../../src/result.ts'
import { migrations } from './migrations.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { Store } from './store.ts'
import type { Tables } from './tables.ts'

export type StorePlace =
  /** A file, or `:memory:`. */
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string }

export interface StoreProblem {
  readonly code: 'store-unavailable' | 'migration-failed'
  /** The database's own error code or name, never its message, which may hold the connection's password. */
  readonly detail: string
  /** Whether another process may merely be at the same SQLite file. */
  readonly isPassing?: boolean
}

/** Another process that brings the same SQLite file up to date is waited for so often, and so long each time. */
const MOST_TRIES = 40
const WAIT_MS = 100

/** Opens the store, also where several processes start on it at once. */
export async function openStore(
  place: StorePlace,
  mode: 'read-write' | 'read-only' = 'read-write',
): Promise<Result<Store, StoreProblem>> {
  for (let tries = 1; ; tries += 1) {
    const opened = await openOnce(place, mode)
    if (opened.ok || !opened.problem.isPassing || tries === MOST_TRIES) return opened
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  }
}

/** Opens the store and brings its schema up to date; `read-only` takes it as it is, and makes none where there is none. */
async function openOnce(
  place: StorePlace,
  mode: 'read-write' | 'read-only',
): Promise<Result<Store, StoreProblem>> {
  let db: Kysely<Tables>
  try {
    db = open(place, mode === 'read-only')
  } catch (error) {
    return fail(problemOf('store-unavailable', error))
  }
  if (mode === 'read-only') return ok(new Store(db))
  try {
    const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest()
    if (error === undefined) return ok(new Store(db))
    await db.destroy()
    return fail(problemOf('migration-failed', error))
  } catch (error) {
    await db.destroy().catch(() => undefined)
    return fail(problemOf('store-unavailable', error))
  }
}

function open(place: StorePlace, isReadOnly: boolean): Kysely<Tables> {
  switch (place.kind) {
    case 'sqlite':
      if (place.file !== ':memory:' && !isReadOnly) mkdirSync(dirname(place.file), { recursive: true })
      return new Kysely<Tables>({ dialect: sqliteDialect(place.file, isReadOnly) })
    case 'postgres': {
      const pool = new pg.Pool({
        connectionString: place.url,
        max: 10,
        connectionTimeoutMillis: 2000,
        query_timeout: 5000,
      })
      // An idle connection that breaks is replaced; the query that needs one reports what fails.
      pool.on('error', () => undefined)
      return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
    }
  }
}

/** SQLITE_ERROR (the other has just made the table), SQLITE_BUSY and SQLITE_LOCKED, in their extended forms as well. */
const PASSING: readonly unknown[] = [1, 5, 6]

function problemOf(code: StoreProblem['code'], error: unknown): StoreProblem {
  const sqlite = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  const isPassing = typeof sqlite === 'number' && PASSING.includes(sqlite % 256)
  return { code, detail: errorName(error), isPassing }
}

function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
