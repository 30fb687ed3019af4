import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { labTexts } from '../../src/text/lab.ts'
import { chooseCsv, openLab, payload, reportReady } from '../../test/support/lab-page.ts'
import { LOOKS, type Scene, type Stage, scene, toTop } from './scene.ts'

const EXAMPLE = join(import.meta.dirname, '../../src/lab/example/example-cohort.csv')

/** Lesions of three invented patients: a response, a progression, and one whose progression a later visit does not confirm. */
const LESIONS = `patient,day,lesion,role,organ,longest_mm,viable_mm,status
01,-7,a,target,liver,52,50,
01,-7,b,target,liver,31,30,
01,56,a,target,liver,50,24,
01,56,b,target,liver,30,12,
01,112,a,target,liver,48,0,
01,112,b,target,liver,29,0,
02,-3,a,target,liver,64,60,
02,60,a,target,liver,82,80,
02,118,a,target,liver,95,93,
03,-5,a,target,liver,40,40,
03,-5,c,non-target,lung,,,present
03,58,a,target,liver,53,52,
03,58,c,non-target,lung,,,present
03,115,a,target,liver,38,36,
03,115,c,non-target,lung,,,present
`

/** The validation lab, on its synthetic example. */
export const LAB_SCENES: readonly Scene[] = [
  scene('lab-choose', 'Validation lab: choosing the patients', LOOKS.screens, 800, ({ context, ehr }) =>
    openLab(context, ehr.appUrl),
  ),
  scene('lab-mapping', 'Validation lab: what the columns mean', LOOKS.sizes, 1500, async (stage) => {
    const page = await openLab(stage.context, stage.ehr.appUrl)
    await chooseCsv(page, { name: 'patients.csv', content: await readFile(EXAMPLE) })
    return page
  }),
  scene('lab-report', 'Validation lab: the report', LOOKS.every, 1500, report),
  scene('lab-figures', 'Validation lab: discrimination', LOOKS.themes, 1400, (stage) =>
    section(stage, '#discrimination'),
  ),
  scene('lab-calibration', 'Validation lab: calibration', LOOKS.sizes, 1400, (stage) =>
    section(stage, '#calibration'),
  ),
  scene(
    'lab-recalibration',
    'Validation lab: recalibration as a proposal',
    LOOKS.sizes,
    1700,
    async (stage) => {
      const { recalibrate } = labTexts[stage.language]
      const page = await report(stage)
      const panel = page.locator('.recalibrate')
      await panel.getByRole('radio').nth(1).check()
      await panel.getByRole('button', { name: recalibrate.fit, exact: true }).click()
      await panel.getByRole('button', { name: recalibrate.write }).waitFor({ timeout: 120_000 })
      await toTop(panel)
      return page
    },
  ),
  scene(
    'lab-response',
    'Validation lab: mRECIST, RECIST 1.1 and iRECIST from lesion measurements',
    LOOKS.sizes,
    1500,
    async (stage) => {
      const page = await openLab(stage.context, stage.ehr.appUrl)
      await page.getByRole('button', { name: labTexts[stage.language].tabs.response }).click()
      const file = payload({ name: 'lesions.csv', content: LESIONS }, 'text/csv')
      await page.locator('.response-file input').setInputFiles(file)
      await page.locator('table').last().waitFor()
      return page
    },
  ),
]

/** The example's report, whole. */
async function report({ context, ehr, language }: Stage): Promise<Page> {
  const page = await openLab(context, ehr.appUrl)
  await page.getByRole('button', { name: labTexts[language].choose.example }).click()
  page.setDefaultTimeout(120_000)
  await reportReady(page)
  return page
}

async function section(stage: Stage, id: string): Promise<Page> {
  const page = await report(stage)
  await toTop(page.locator(id))
  return page
}
