import { readFileSync } from 'node:fs'
import { loadModel } from '../src/model/load-model.ts'
import tipm from '../src/model/tipm.json' with { type: 'json' }
import { seededRandom } from '../src/stats/numeric/random.ts'
import { computeReport } from '../src/validation/report/compute-report.ts'
import { suggestedOptions } from '../src/validation/report/options.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { tableOf } from '../test/support/csv-files.ts'
import { startEhr } from '../test/support/ehr.ts'
import { chooseCsv, openLab, payload, reportReady } from '../test/support/lab-page.ts'
import { REFERENCE_MAPPING } from '../test/support/study-tables.ts'

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
const file = drawnCohort()
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

/** The reference cohort drawn with replacement; albumin and diameter vary, so that scores are not tied. */
function drawnCohort(): string {
  const csv = readFileSync(new URL('../test/golden/cohort.csv', import.meta.url), 'utf8').trim()
  const [header = '', ...lines] = csv.split(/\r?\n/)
  const random = seededRandom(patients)
  const rows = Array.from({ length: patients }, (_, i) => {
    const [, cohort, anc, alc, alb, diameter, ...rest] = (lines[random.below(lines.length)] ?? '').split(',')
    const near = (value: string | undefined, spread: number) =>
      (Number(value) + spread * (random.uniform() - 0.5)).toFixed(2)
    return [`S${i}`, cohort, anc, alc, near(alb, 2), near(diameter, 0.5), ...rest].join(',')
  })
  return [header, ...rows].join('\n')
}

async function timesInNode(): Promise<number[]> {
  const loaded = await loadModel(tipm)
  if (!loaded.ok) throw new Error(loaded.problem.code)
  const table = await tableOf(file, REFERENCE_MAPPING)
  const options = suggestedOptions(table, loaded.value.cutoff.points)
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    const result = await computeReport(table, loaded.value, options, {
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
