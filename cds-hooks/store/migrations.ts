import type { Kysely } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'

const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('seen_token')
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('seen_token_expires_at').on('seen_token').column('expires_at').execute()
    await db.schema
      .createTable('card')
      .addColumn('uuid', 'varchar(36)', (column) => column.primaryKey())
      .addColumn('topic', 'varchar(36)', (column) => column.notNull())
      .addColumn('hook', 'varchar(40)', (column) => column.notNull())
      .addColumn('kind', 'varchar(40)', (column) => column.notNull())
      .addColumn('model_version', 'varchar(100)', (column) => column.notNull())
      .addColumn('shown_at', 'bigint', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      .addColumn('answered_at', 'bigint')
      .execute()
    await db.schema.createIndex('card_topic').on('card').column('topic').execute()
    await db.schema
      .createTable('feedback')
      .addColumn('id', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('card', 'varchar(100)', (column) => column.notNull())
      .addColumn('outcome', 'varchar(20)', (column) => column.notNull())
      .addColumn('suggestions', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('comment', 'text')
      .addColumn('given_at', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('feedback_card').on('feedback').column('card').execute()
  },
}

/** What is too old is found without reading all. */
const second: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.createIndex('card_shown_at').on('card').column('shown_at').execute()
    await db.schema.createIndex('feedback_given_at').on('feedback').column('given_at').execute()
  },
}

/** The schema's history, for SQLite and PostgreSQL alike; a later change is a further migration, never an edit. */
export const migrations: MigrationProvider = {
  getMigrations: () => Promise.resolve({ '0001-first': first, '0002-retention': second }),
}
