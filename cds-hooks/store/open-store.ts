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
}

/** Opens the store and brings its schema up to date; `read-only` takes it as it is, and makes none where there is none. */
export async function openStore(
  place: StorePlace,
  mode: 'read-write' | 'read-only' = 'read-write',
): Promise<Result<Store, StoreProblem>> {
  let db: Kysely<Tables>
  try {
    db = open(place, mode === 'read-only')
  } catch (error) {
    return fail({ code: 'store-unavailable', detail: errorName(error) })
  }
  if (mode === 'read-only') return ok(new Store(db))
  try {
    const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest()
    if (error === undefined) return ok(new Store(db))
    await db.destroy()
    return fail({ code: 'migration-failed', detail: errorName(error) })
  } catch (error) {
    await db.destroy().catch(() => undefined)
    return fail({ code: 'store-unavailable', detail: errorName(error) })
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

function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
