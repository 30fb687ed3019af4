import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

process.env['TZ'] = 'UTC'

const beside = {
  environment: 'node',
  // Loading modules anew for each file would take half of the time; no test replaces a module.
  isolate: false,
  // A busy machine is no failure; what takes too long is measured (bench), not asserted.
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // Every core: Vitest would leave one out, which of two is half.
  maxWorkers: '100%',
} as const

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...beside,
          name: 'unit',
          include: [
            '{src,cds-hooks,sandbox,scripts,smart-config}/**/*.test.{ts,tsx}',
            'test/{fhir,cli,ehr,vendors,golden}/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.{ehr,pg,long}.test.ts'],
        },
      },
      // Thousands of charts, a million patients, a program started for each test: no part of `npm run test:quick`.
      { test: { ...beside, name: 'long', include: ['{src,test}/**/*.long.test.ts'] } },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-before-e2e.ts'],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          // Vitest would give up after a second, which a busy machine takes for one page.
          expect: { poll: { timeout: 10_000 } },
          // A browser for each worker, which its files share. Three on two cores: one of them often waits for a page, not for a core.
          isolate: false,
          setupFiles: ['test/support/close-pages.ts'],
          maxWorkers: 3,
        },
      },
      {
        // The service's store on a real PostgreSQL, whose binaries must be installed.
        test: {
          name: 'service',
          environment: 'node',
          include: ['cds-hooks/**/*.pg.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Against servers that others wrote: needs Java and Maven, so it is no part of `npm test` (test/ehr/README.md).
        test: {
          name: 'ehr',
          environment: 'node',
          include: ['test/ehr/**/*.ehr.test.ts'],
          // The first run fetches the Java libraries; one Java server takes half a gigabyte and both cores while it starts.
          testTimeout: 120_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
