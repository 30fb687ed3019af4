import type { Browser } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { scenarioBundle } from '../../sandbox/scenarios/index.ts'
import { sharedBrowser } from '../support/browser.ts'
import { assessment } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'

let browser: Browser
beforeAll(async () => {
  browser = await sharedBrowser()
})

const HOSTILE = `<img src="https://evil.example/x" onerror="window.wasHit=1"><script>window.wasHit=1</script><a href="javascript:window.wasHit=1">x</a>\u202e=cmd()`

/** What people write in a chart; codes and units stay, so that it is still read. */
const WORDS = ['text', 'display', 'family', 'description', 'valueString', 'deviceName', 'comment']

function hostile(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hostile)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      WORDS.includes(key) && typeof item === 'string' ? `${item} ${HOSTILE}` : hostile(item),
    ]),
  )
}

test('no text of the chart becomes an element, a script or a request, on the screen and on paper', async () => {
  const bundle = hostile(scenarioBundle('complete-high', new Date())) as fhir4.Bundle
  const ehr = await startEhr({ bundles: [bundle] })
  onTestFinished(() => ehr.close())
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const foreign: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(ehr.url)) foreign.push(request.url())
  })
  const page = await context.newPage()
  const launch = await ehr.createLaunch({ patient: 'pt-1001' })
  await page.goto(`${ehr.appUrl}launch.html?${new URLSearchParams({ iss: ehr.fhirBase, launch })}`)
  await assessment(page).waitFor()
  await page.getByText('onerror').first().waitFor()
  const look = () =>
    page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
      return {
        wasHit: 'wasHit' in window,
        elements: document.querySelectorAll('#app img, #app script, #app iframe, #app a[href^="javascript:"]')
          .length,
      }
    })
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media })
    expect(await look()).toEqual({ wasHit: false, elements: 0 })
  }
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: /^Save/ }).first().click()
  await page.getByRole('dialog').waitFor()
  expect(await look()).toEqual({ wasHit: false, elements: 0 })
  expect(foreign).toEqual([])
})
