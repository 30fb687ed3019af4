import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { launchBrowser } from '../support/browser.ts'
import { assessment, launchInTab, openChart, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'

let browser: Browser
let ehr: Sandbox
let context: BrowserContext

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  ehr = await startEhr()
  context = await browser.newContext()
})
afterEach(async () => {
  await context.close()
  await ehr.close()
})

test('placeholder', () => {
  expect(assessment).toBeDefined()
  expect(launchInTab).toBeDefined()
  expect(openChart).toBeDefined()
  expect(textOf).toBeDefined()
})
