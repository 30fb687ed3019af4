import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { scenarioBundles } from '../../sandbox/scenarios/index.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { ALL_SITES } from '../../src/model/elastography/elastography-sites.ts'
import { blankContext, blankPage } from '../support/browser.ts'
import { assessment, textOf } from '../support/chart-page.ts'
import { BASELINE, reportFile, shotsBySite, WEEK_6 } from '../support/dicom-reports.ts'
import { startEhr } from '../support/ehr.ts'
import { press, tabTo, typedDate } from '../support/keyboard.ts'
import { launchDirectly } from '../support/look.ts'
import { mappedReport } from '../support/mapped-report.ts'

/** Therapy began 48 days ago; NLR 4.0, albumin 34 g/L, 9.6 cm. The examinations are taken out: they are imported. */
const PATIENT = 'pt-1001'
const FILE = 'CSV file or structured report'

let ehr: Sandbox

beforeAll(async () => {
  const elastographyLabels = Object.fromEntries(
    ALL_SITES.map((site, index) => [site, [site, `病灶${site}`, `Site ${index + 1}`]]),
  )
  ehr = await startEhr({
    bundles: scenarioBundles(new Date()).map(withoutExams),
    site: (iss) => ({
      ...{ name: 'Sandbox Hospital', timeZone: 'Asia/Shanghai', reading: { elastographyLabels } },
      smart: { issuers: [{ iss, clientId: 'tipm-app' }] },
    }),
  })
  return () => ehr.close()
})

function withoutExams(bundle: fhir4.Bundle): fhir4.Bundle {
  const isExam = (resource: unknown) => JSON.stringify(resource).includes(`${PATIENT}-swe-`)
  return { ...bundle, entry: (bundle.entry ?? []).filter(({ resource }) => !isExam(resource)) }
}

/** A report as if it had been made so many days from today, of the lesion with that tracking UID. */
function report(
  name: string,
  days?: number,
  lesion = '71',
): { name: string; mimeType: string; buffer: Buffer } {
  const text = Buffer.from(reportFile(name))
    .toString('latin1')
    .replaceAll('3680043.8.498.71', `3680043.8.498.${lesion}`)
  const dated = days === undefined ? text : text.replaceAll(/20260(302|417)/g, typedDate(days))
  return { name, mimeType: 'application/dicom', buffer: Buffer.from(dated, 'latin1') }
}

const worksheetIn = (app: Page) => app.getByRole('dialog', { name: 'Elastography worksheet' })
const importIn = (app: Page) => app.getByRole('dialog', { name: /^Paste or import/ })

async function openWorksheet(): Promise<Page> {
  const app = await blankPage(await blankContext({ timezoneId: 'Asia/Shanghai' }))
  // From now on file dialogs come here: one that opens before somebody listens would be the browser's own, and stay open.
  app.on('filechooser', () => undefined)
  await launchDirectly(app, ehr, PATIENT)
  await press(app, 'Elastography worksheet')
  await worksheetIn(app).getByRole('table').waitFor()
  return app
}

/** Chooses a file by keyboard: Enter on the field opens the browser's own dialog. */
async function choose(app: Page, file: ReturnType<typeof report>): Promise<void> {
  await tabTo(app, FILE)
  const [chooser] = await Promise.all([app.waitForEvent('filechooser'), app.keyboard.press('Enter')])
  await chooser.setFiles(file)
}

async function importExam(app: Page, exam: string, file: ReturnType<typeof report>): Promise<void> {
  await press(app, `Paste or import ${exam}`)
  await choose(app, file)
  await importIn(app).getByText('Understood: measurements of 12 sites.').waitFor()
  await press(app, 'Take these values')
  await importIn(app).waitFor({ state: 'detached' })
}

async function save(app: Page, exam: string): Promise<void> {
  await press(app, `Save: ${exam}`)
  const dialog = app.getByRole('dialog', { name: `Save examination: ${exam}` })
  await dialog.getByRole('heading', { name: 'What will be written' }).waitFor()
  await press(app, 'Confirm and save')
  await dialog.getByText(/Saved in the chart as Observation\//).waitFor()
  await dialog.getByText('The chart is being read again.').waitFor({ state: 'hidden' })
  await press(app, 'Close')
}

/** The table that the preview shows, by site. */
const previewed = (app: Page) =>
  importIn(app).evaluate((dialog) =>
    Object.fromEntries(
      [...dialog.querySelectorAll('.paste-preview tr')].map((row) => [
        row.querySelector('th')?.textContent,
        [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent)),
      ]),
    ),
  )

test('a file that is not chosen after all leaves the dialogs open', async () => {
  const app = await openWorksheet()
  await press(app, 'Paste or import Baseline')
  await importIn(app)
    .getByLabel(FILE)
    .evaluate((field) => field.dispatchEvent(new Event('cancel', { bubbles: true })))
  expect(await importIn(app).count()).toBe(1)
  await app.keyboard.press('Escape')
  await importIn(app).waitFor({ state: 'detached' })
  expect(await worksheetIn(app).count()).toBe(1)
}, 60_000)

test('every report shows the values that were measured, or says why it is not read', async () => {
  const app = await openWorksheet()
  await press(app, 'Paste or import Baseline')
  const dialog = importIn(app)
  const show = async (name: string, said: string | RegExp) => {
    await dialog.getByLabel(FILE).setInputFiles(report(name))
    await dialog.getByText(said).first().waitFor()
    return previewed(app)
  }
  const twelve = 'Understood: measurements of 12 sites.'
  const whole = [
    'kpa.dcm',
    'kpa.json',
    'implicit.dcm',
    'general-ultrasound.dcm',
    'both.dcm',
    'medians-beside.dcm',
  ]
  const chinese = ['chinese-utf-8.dcm', 'chinese-gb18030.dcm', 'chinese-iso-2022.dcm']
  for (const name of [
    ...whole,
    ...chinese,
    'numbered.dcm',
    'partial.dcm',
    'point.dcm',
    'untold-patient.dcm',
  ]) {
    // In between one that is refused: what is seen is of this report.
    await show('cut.dcm', 'The report is damaged or cut off. Nothing of it was read.')
    expect(await show(name, twelve), name).toEqual(shotsBySite(BASELINE))
  }
  expect((await show('speed.dcm', 'Taken as m/s.'))['A']).toEqual([3.29, 3.24, 3.36, 3.26, 3.39])
  expect(await show('medians.dcm', 'Understood: medians of 12 sites.')).toEqual(
    Object.fromEntries(ALL_SITES.map((site, index) => [site, [BASELINE[index]]])),
  )
  const { C: _, ...eleven } = shotsBySite(BASELINE)
  expect(await show('contradictory.dcm', /^C \(34.8\): this median is not that/)).toEqual(eleven)
  expect((await show('four-shots.dcm', twelve))['A']).toEqual([32.4, 31.4, 33.9, 31.9, Number.NaN])
  expect(await show('six-shots.dcm', /^A \(32\.4.*more than five measurements/)).toEqual({})
  expect(await show('spleen.dcm', /^A \(32\.4 kPa Spleen; .*not of the liver/)).toEqual({})
  expect(await show('other-patient.dcm', /another patient \(Petrovic Ivan, 1962-02-08, 40023118\)/)).toEqual(
    {},
  )
  expect(await show('deflated.dcm', /compressed/)).toEqual({})
  expect(await show('image.dcm', /no structured report/)).toEqual({})
  for (const name of ['two-lesions.dcm', 'two-examinations.dcm']) {
    expect(await show(name, 'Which examination of the report')).toEqual({})
    await dialog.getByRole('radio').nth(1).check()
    await expect.poll(() => previewed(app), { message: name }).toEqual(shotsBySite(WEEK_6))
  }

  // What may be another's is taken only once somebody has said that it is not.
  await show('untold-patient.dcm', /does not tell for sure whose it is: it names nobody/)
  const take = dialog.getByRole('button', { name: 'Take these values' })
  expect(await take.getAttribute('aria-disabled')).toBe('true')
  await dialog.getByLabel('I have checked: the report is of this patient').check()
  expect(await take.getAttribute('aria-disabled')).toBe('false')
  await show('partial.dcm', 'The report is not final: PARTIAL, UNVERIFIED, PRELIMINARY.')
  await show('point.dcm', /Not measured by 2D shear wave elastography.*Point Shear Wave Elastography/)
}, 120_000)

test('both examinations are imported by keyboard alone, to the finished score; lesion and report are on file', async () => {
  const app = await openWorksheet()
  const sheet = worksheetIn(app)
  await importExam(app, 'Baseline', report('kpa.dcm', -52))
  expect(await sheet.getByLabel('F2, Baseline, measurement 5').inputValue()).toBe('21.8')
  await save(app, 'Baseline')
  await importExam(app, 'Week 6', report('week-6.dcm', -6))
  const live = sheet.getByRole('region', { name: 'dT and dP as entered' })
  expect(await textOf(live)).toContain('dT negative (< 0): 4 of 9 stiffer, 5 needed')
  await save(app, 'Week 6')
  await sheet.getByText('dT of this assessment is formed from the examinations in the chart.').waitFor()
  await app.keyboard.press('Escape')
  await expect.poll(() => textOf(assessment(app))).toContain('223 of 296')

  const stored = await ehr.search('Observation', `patient=${PATIENT}&code=stiffness-exam`)
  expect(stored).toHaveLength(2)
  for (const exam of stored) expect(exam).toMatchObject({ focus: [{ identifier: { value: /\.71$/ } }] })
  const sources = JSON.stringify(await ehr.search('Provenance', ''))
  for (const days of [-52, -6])
    expect(sources).toContain(`urn:oid:1.2.826.0.1.3680043.8.498.${typedDate(days)}.5`)
}, 90_000)

test('an imported examination of another lesion is said to be one, and somebody may say that it is the same', async () => {
  const app = await openWorksheet()
  const sheet = worksheetIn(app)
  await importExam(app, 'Baseline', report('kpa.dcm', -50, '73'))
  await importExam(app, 'Week 6', report('week-6.dcm', -5, '72'))
  const differ = sheet.getByText(/different lesions, by their tracking UIDs/)
  await differ.waitFor()
  await press(app, 'I have checked: it is the same lesion')
  await differ.waitFor({ state: 'detached' })
}, 60_000)

test('what a gateway sent is looked at and taken by a person, and then forms dT', async () => {
  const day = (days: number) => typedDate(days).replace(/^(....)(..)(..)$/, '$1-$2-$3')
  const sent = await Promise.all(
    [
      { file: 'kpa.dcm', days: -52, was: '2026-03-02' },
      { file: 'week-6.dcm', days: -6, was: '2026-04-17' },
    ].map(async ({ file, days, was }) => {
      const resources = await mappedReport(file, { patient: PATIENT, study: false })
      return JSON.parse(JSON.stringify(resources).replaceAll(was, day(days))) as fhir4.FhirResource[]
    }),
  )
  const entry = sent.flat().map((resource) => ({ resource }))
  const [first, ...others] = scenarioBundles(new Date()).map(withoutExams)
  const gateway = await startEhr({
    bundles: [{ ...first, entry: [...(first?.entry ?? []), ...entry] } as fhir4.Bundle, ...others],
  })
  const app = await blankPage(await blankContext({ timezoneId: 'Asia/Shanghai' }))
  await launchDirectly(app, gateway, PATIENT)
  expect(await textOf(assessment(app))).toContain('160.3 to 223 of 296')
  await press(app, 'Elastography worksheet')
  const sheet = worksheetIn(app)
  await sheet
    .getByText(/as single numbers from imaging/)
    .first()
    .waitFor()
  expect(await sheet.getByText(/as single numbers from imaging/).count()).toBe(2)
  for (const exam of ['Baseline', 'Week 6']) {
    await press(app, `Look at it for: ${exam}`)
    await importIn(app)
      .getByText(/Each number has to be one measurement and none a median/)
      .waitFor()
    expect(await previewed(app)).toEqual(shotsBySite(exam === 'Baseline' ? BASELINE : WEEK_6))
    await press(app, 'Take these values')
    await importIn(app).waitFor({ state: 'detached' })
    await save(app, exam)
  }
  expect(await sheet.getByText(/as single numbers from imaging/).count()).toBe(0)
  await app.keyboard.press('Escape')
  await expect.poll(() => textOf(assessment(app))).toContain('223 of 296')
  await gateway.close()
}, 90_000)
