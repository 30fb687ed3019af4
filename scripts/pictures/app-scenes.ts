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
import { type Scene, type Stage, siteIn, toTop } from './scene.ts'

const COMPLETE = 'pt-1001'
const DAY_MS = 86_400_000

/** The clinician's screens. */
export const APP_SCENES: readonly Scene[] = [
  {
    name: 'complete',
    title: 'A complete score: high risk',
    looks: ['light', 'dark', 'narrow', 'print'],
    height: 800,
    open: (stage) => launch(stage, COMPLETE),
  },
  {
    name: 'undecided',
    title: 'Before therapy: a range, and what would decide',
    looks: ['light', 'dark', 'narrow', 'print'],
    height: 800,
    open: (stage) => launch(stage, 'pt-1003'),
  },
  {
    name: 'no-score',
    title: 'Nothing known: no score',
    looks: ['light', 'narrow'],
    height: 1100,
    open: (stage) => launch(stage, 'pt-1020'),
  },
  {
    name: 'out-of-scope',
    title: 'Another cancer: out of scope',
    looks: ['light', 'dark'],
    height: 900,
    open: (stage) => launch(stage, 'pt-1016'),
  },
  {
    name: 'what-if',
    title: 'Another value tried, beside the answer',
    looks: ['light', 'dark', 'narrow'],
    height: 800,
    open: async (stage) => {
      const app = await launch(stage, COMPLETE)
      await app.locator('.axis-handle').nth(2).fill('16')
      await app.locator('.what-if').waitFor()
      return app
    },
  },
  {
    name: 'frequencies',
    title: 'What the classes meant in the study',
    looks: ['light', 'narrow'],
    height: 1000,
    open: async (stage) => {
      const app = await launch(stage, COMPLETE)
      await atTop(app, explained[stage.language].frequencies.heading)
      return app
    },
  },
  {
    name: 'population',
    title: 'Criteria of the study, with the user’s answers',
    looks: ['light', 'narrow'],
    height: 1300,
    open: async (stage) => {
      const app = await launch(stage, COMPLETE)
      const part = app.locator('.applicability')
      await part.locator('summary').first().click()
      const open = part.getByRole('group')
      await open.first().getByRole('radio').first().check()
      await open.last().getByRole('radio').nth(1).check()
      await toTop(part)
      return app
    },
  },
  {
    name: 'worksheet',
    title: 'Elastography worksheet, three sites still missing',
    looks: ['light', 'dark', 'narrow'],
    height: 1500,
    open: async (stage) => {
      const app = await launch(stage, 'pt-1014')
      await app.getByRole('button', { name: worksheet[stage.language].heading }).click()
      await app.getByRole('dialog').getByRole('table').waitFor()
      return app
    },
  },
  {
    name: 'save-preview',
    title: 'What will be written, before it is',
    looks: ['light', 'dark', 'narrow'],
    height: 900,
    open: async (stage) => {
      const app = await launch(stage, COMPLETE)
      const { record } = await loadTexts(stage.language)
      await app.getByRole('button', { name: record.save }).click()
      await app.getByRole('button', { name: saving[stage.language].save.confirmFinal }).waitFor()
      return app
    },
  },
  {
    name: 'history',
    title: 'Earlier assessments, what has changed, inputs over time',
    looks: ['light', 'dark', 'narrow'],
    height: 1400,
    open: async (stage) => {
      const app = await withHistory(stage)
      await toTop(app.locator('.earlier'))
      return app
    },
  },
  {
    name: 'history-detail',
    title: 'A stored assessment, opened',
    looks: ['light', 'narrow'],
    height: 1100,
    open: async (stage) => {
      const app = await withHistory(stage)
      const { openNamed } = history[stage.language]
      const [before = ''] = openNamed('|').split('|')
      await app.getByRole('button', { name: before }).first().click()
      await app.getByRole('dialog').locator('.dialog-actions').waitFor()
      return app
    },
  },
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
