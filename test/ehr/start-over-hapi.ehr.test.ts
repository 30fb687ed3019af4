import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { assessment, launchInTab, openChart, textOf } from '../support/chart-page.ts'
import { type EhrOverHapi, startEhrOverHapi } from './ehr-over-hapi.ts'
import { routinePanels, together } from './large-chart.ts'

let over: EhrOverHapi
let browser: Browser
beforeAll(async () => {
  over = await startEhrOverHapi()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await over?.stop()
})

test('npm start -- --fhir URL shows the patients of that server and launches the app for one', async () => {
  const started = await npmStart(over.hapi.fhirBase)
  const context = await browser.newContext()
  try {
    const chart = await context.newPage()
    await chart.goto(started.url)
    const patients = await over.hapi.search('Patient')
    await chart.getByText(`${patients.length} of ${patients.length} patients`).waitFor()
    await chart.getByRole('link', { name: /Chen Guohua/ }).click()
    const app = await launchInTab(context, chart)
    expect(await textOf(assessment(app))).toContain('223 of 296')
    await app.getByRole('button', { name: 'Save to chart' }).click()
    const dialog = app.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Confirm and save as final' }).click()
    await dialog.getByText(/Saved in the chart as RiskAssessment\//).waitFor()
    expect(await over.hapi.search('RiskAssessment', 'patient=pt-1001')).toHaveLength(1)
  } finally {
    await context.close()
    await started.stop()
  }
})

test('a chart of 5,000 Observations is scored as before, without a row of pages, in the time printed', async () => {
  const patient = 'pt-1002'
  const loading = Date.now()
  for (const bundle of together(routinePanels(patient, 250, new Date()), 25)) await over.hapi.put(bundle)
  const loaded = Date.now() - loading
  const inChart = await over.hapi.search('Observation', `patient=${patient}`)
  expect(inChart.length).toBeGreaterThan(5000)

  const figures: string[] = []
  for (const time of ['first', 'second']) {
    const context = await browser.newContext()
    const chart = await openChart(context, over.ehr, patient)
    const requests: string[] = []
    context.on('request', (request) => {
      const url = request.url()
      if (url.startsWith(`${over.ehr.fhirBase}/`) || url.startsWith(`${over.ehr.fhirBase}?`))
        requests.push(url)
    })
    const began = Date.now()
    const app = await launchInTab(context, chart)
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    expect(await textOf(assessment(app))).toContain('Low risk')
    // Each code from both of its ends (decision 31): their two pages of 200 meet.
    expect(requests.filter((url) => url.includes('_sort=-date')).length).toBeGreaterThan(5)
    expect(requests.filter((url) => url.includes('_getpages'))).toEqual([])
    figures.push(`${time} launch: ${seconds} s to the score, ${requests.length} requests`)
    await context.close()
  }
  console.log(
    [
      `${inChart.length} Observations in the chart, loaded in ${Math.round(loaded / 1000)} s`,
      ...figures,
    ].join('\n'),
  )
})

interface Started {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** The documented command, on any free port, until its line that says where. */
function npmStart(fhirBase: string): Promise<Started> {
  // Without its prestart, which would install packages under the running tests were the lockfile newer than they are.
  const child = spawn('npm', ['start', '--ignore-scripts', '--', '--fhir', fhirBase], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: npm, a shell and Node end together.
    detached: true,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    void ended.then(() => reject(new Error(`npm start ended with ${child.exitCode}:\n${log}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^The EHR is ready: (\S+)$/.exec(line)?.[1]
      if (url !== undefined) resolve({ url, stop })
    })
  })
}
