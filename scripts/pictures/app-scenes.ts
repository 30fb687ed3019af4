import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { scenarioBundle } from '../../sandbox/scenarios/index.ts'
import { run } from '../../src/cli/run.ts'
import { explained } from '../../src/text/explained.ts'
import { history } from '../../src/text/history.ts'
import { loadTexts } from '../../src/text/load-texts.ts'
import { saving } from '../../src/text/saving.ts'
import worksheet from '../../src/text/worksheet.ts'
import { openChart } from '../../test/support/chart-page.ts'
import { NOW } from './pinned-clock.ts'
import { LOOKS, type Scene, type Stage, scene, siteIn, toTop } from './scene.ts'

const COMPLETE = 'pt-1001'
const DAY_MS = 86_400_000

const chartOf = (patient: string) => (stage: Stage) => launch(stage, patient)

/** The clinician's screens. */
export const APP_SCENES: readonly Scene[] = [
  scene('complete', 'A complete score: high risk', LOOKS.every, 800, chartOf(COMPLETE)),
  scene('undecided', 'Before therapy: a range, and what would decide', LOOKS.every, 800, chartOf('pt-1003')),
  scene('no-score', 'Nothing known: no score', LOOKS.sizes, 1100, chartOf('pt-1020')),
  scene('out-of-scope', 'Another cancer: out of scope', LOOKS.themes, 900, chartOf('pt-1016')),
  scene('what-if', 'Another value tried, beside the answer', LOOKS.screens, 800, async (stage) => {
    const app = await launch(stage, COMPLETE)
    await app.locator('.axis-handle').nth(2).fill('16')
    await app.locator('.what-if').waitFor()
    return app
  }),
  scene('frequencies', 'What the classes meant in the study', LOOKS.sizes, 1000, async (stage) => {
    const app = await launch(stage, COMPLETE)
    await atTop(app, explained[stage.language].frequencies.heading)
    return app
  }),
  scene('population', 'Criteria of the study, with the user’s answers', LOOKS.sizes, 1300, async (stage) => {
    const app = await launch(stage, COMPLETE)
    const part = app.locator('.applicability')
    await part.locator('summary').first().click()
    const open = part.getByRole('group')
    await open.first().getByRole('radio').first().check()
    await open.last().getByRole('radio').nth(1).check()
    await toTop(part)
    return app
  }),
  scene(
    'worksheet',
    'Elastography worksheet, three sites still missing',
    LOOKS.screens,
    1500,
    async (stage) => {
      const app = await launch(stage, 'pt-1014')
      await app.getByRole('button', { name: worksheet[stage.language].heading }).click()
      await app.getByRole('dialog').getByRole('table').waitFor()
      return app
    },
  ),
  scene('save-preview', 'What will be written, before it is', LOOKS.screens, 900, async (stage) => {
    const app = await launch(stage, COMPLETE)
    const { record } = await loadTexts(stage.language)
    await app.getByRole('button', { name: record.save }).click()
    await app.getByRole('button', { name: saving[stage.language].save.confirmFinal }).waitFor()
    return app
  }),
  scene(
    'history',
    'Earlier assessments, what has changed, inputs over time',
    LOOKS.screens,
    1400,
    async (stage) => {
      const app = await withHistory(stage)
      await toTop(app.locator('.earlier'))
      return app
    },
  ),
  scene('history-detail', 'A stored assessment, opened', LOOKS.sizes, 1100, async (stage) => {
    const app = await withHistory(stage)
    const { openNamed } = history[stage.language]
    const [before = ''] = openNamed('|').split('|')
    await app.getByRole('button', { name: before }).first().click()
    await app.getByRole('dialog').locator('.dialog-actions').waitFor()
    return app
  }),
]

/** Launches the app from a patient's chart, and waits until all of the screen stands. */
async function launch({ context, ehr }: Stage, patient: string): Promise<Page> {
  const chart = await openChart(context, ehr, patient)
  const opened = context.waitForEvent('page')
  await chart.getByRole('button', { name: 'Open TIPM', exact: true }).click()
  const app = await opened
  await app.locator('.answer').waitFor()
  await app.locator('.explained-loading').waitFor({ state: 'detached' })
  await app.waitForLoadState('networkidle')
  return app
}

function atTop(app: Page, heading: string): Promise<void> {
  return toTop(app.getByRole('heading', { name: heading, exact: true }))
}

/** The complete patient, assessed before therapy and two weeks into it. */
async function withHistory(stage: Stage): Promise<Page> {
  for (const days of [55, 30]) await stage.ehr.load(await assessedBefore(days))
  const app = await launch(stage, COMPLETE)
  await app.locator('.earlier table').first().waitFor()
  return app
}

/** What would have been stored so many days ago, with its author left out. */
async function assessedBefore(days: number): Promise<fhir4.Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'tipm-'))
  const file = join(folder, 'chart.json')
  const site = join(folder, 'site.json')
  await writeFile(file, JSON.stringify(scenarioBundle('complete-high', NOW)))
  await writeFile(site, JSON.stringify(siteIn('en')('https://ehr.example/fhir')))
  const asOf = new Date(NOW.getTime() - days * DAY_MS).toISOString()
  const { exitCode, stdout } = await run(['assess', file, '--as-of', asOf, '--site', site, '--fhir'], {
    now: NOW,
    readStdin: async () => new Uint8Array(),
  })
  await rm(folder, { recursive: true })
  if (exitCode !== 0) throw new Error(`no earlier assessment: ${exitCode}`)
  return JSON.parse(stdout)
}
