import { computeReport } from '../src/validation/report/compute-report.ts'
import { suggestedOptions } from '../src/validation/report/options.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { tableOf } from '../test/support/csv-files.ts'
import { startEhr } from '../test/support/ehr.ts'
import { chooseCsv, openLab, payload, reportReady } from '../test/support/lab-page.ts'
import { tipmModel } from '../test/support/read-context.ts'
import { REFERENCE_MAPPING } from '../test/support/study-tables.ts'
import { drawnCohort } from './drawn-cohort.ts'

// The full validation report in a real browser, 2,000 bootstrap samples: node bench/lab.ts [patients] [runs]. From the click to the whole
// report on the screen, with the longest time between two frames meanwhile; beside it, in the same run, the same report in Node
// without a page. Aim: 1,000 patients in under 3 s.

declare global {
  interface Window {
    longestGap: number
  }
}

const patients = Number(process.argv[2] ?? 1000)
const runs = Number(process.argv[3] ?? 3)
const file = drawnCohort(patients)
const inNode = await timesInNode()
const inBrowser = await timesInBrowser()
const node = Math.min(...inNode)
const browser = Math.min(...inBrowser.map(({ seconds }) => seconds))
const gap = Math.max(...inBrowser.map(({ longestGap }) => longestGap))
console.log(`${patients} patients, 2000 bootstrap samples, best of ${runs}`)
console.log(`node     ${node.toFixed(2)} s`)
console.log(
  `browser  ${browser.toFixed(2)} s (ratio ${(browser / node).toFixed(2)}), longest frame gap ${gap} ms`,
)

async function timesInNode(): Promise<number[]> {
  const model = await tipmModel()
  const table = await tableOf(file, REFERENCE_MAPPING)
  const options = suggestedOptions(table, model.cutoff.points)
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    const result = await computeReport(table, model, options, {
      softwareVersion: 'bench',
      now: new Date(),
    })
    if (!result.ok) throw new Error('no report')
    times.push((performance.now() - start) / 1000)
  }
  return times
}

async function timesInBrowser(): Promise<{ readonly seconds: number; readonly longestGap: number }[]> {
  const ehr = await startEhr()
  const chromium = await launchBrowser()
  try {
    const page = await openLab(await chromium.newContext(), ehr.appUrl)
    await chooseCsv(page, { name: 'drawn.csv', content: file })
    const map = payload({ name: 'map.json', content: JSON.stringify(REFERENCE_MAPPING) }, 'application/json')
    await page.getByLabel('Load a mapping').setInputFiles(map)
    const proceed = page.getByRole('button', { name: 'Read the file' })
    await page.getByLabel('I have checked the columns marked.').check()
    await proceed.click()
    const times: { seconds: number; longestGap: number }[] = []
    for (let run = 0; run < runs; run += 1) {
      const compute = page.getByRole('button', { name: 'Compute the report' })
      await compute.waitFor()
      await page.evaluate(watchFrames)
      const start = performance.now()
      await compute.click()
      await reportReady(page)
      const seconds = (performance.now() - start) / 1000
      times.push({ seconds, longestGap: Math.round(await page.evaluate(() => window.longestGap)) })
      await page.getByRole('button', { name: 'Change what is computed' }).click()
    }
    return times
  } finally {
    await chromium.close()
    await ehr.close()
  }
}

/** In the page: the longest time between two frames from now on. */
function watchFrames(): void {
  window.longestGap = 0
  let last = performance.now()
  const frame = (now: number) => {
    window.longestGap = Math.max(window.longestGap, now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
