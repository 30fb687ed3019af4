import { afterAll } from 'vitest'
import { closePages } from './browser.ts'

// Runs with every end-to-end test file: what a file leaves open would slow down the next one in the same browser.
afterAll(closePages)
