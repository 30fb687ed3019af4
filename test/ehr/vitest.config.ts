import { defineConfig } from 'vitest/config'

/** Tests against servers that others wrote. They need Java and Maven, so they are no part of `npm test`. */
export default defineConfig({
  test: {
    name: 'ehr',
    root: import.meta.dirname,
    include: ['**/*.ehr.test.ts'],
    // One Java server at a time: each takes half a gigabyte and both cores while it starts.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 900_000,
  },
})
