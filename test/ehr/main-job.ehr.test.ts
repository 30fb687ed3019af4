import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultClients } from '../../sandbox/options.ts'
import { launchBrowser } from '../support/browser.ts'
import { assessment, launchHere, launchInTab, openChart, textOf } from '../support/chart-page.ts'
import { startEhr } from '../support/ehr.ts'
import { type EhrOverHapi, type HapiAccess, startEhrOverHapi } from './ehr-over-hapi.ts'
import { conformanceResources } from './profiles.ts'

let over: EhrOverHapi
let hapi: HapiAccess
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  over = await startEhrOverHapi()
  hapi = over.hapi
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await over?.stop()
})
beforeEach(async () => {
  context = await browser.newContext()
})
afterEach(() => context.close())

const SAVED = /Saved in the chart as (RiskAssessment|Observation)\//
const EXISTED = /Already in the chart as RiskAssessment\//

async function launch(patient: string): Promise<Page> {
  return launchInTab(context, await openChart(context, over.ehr, patient))
}

/** Opens the dialog, confirms, waits for the answer and closes. */
async function save(app: Page, button: string, answer: RegExp): Promise<void> {
  await app.getByRole('button', { name: 'Save to chart' }).click()
  await confirm(app, button, answer)
}

async function confirm(app: Page, button: string, answer: RegExp): Promise<void> {
  const dialog = app.getByRole('dialog')
  await dialog.getByRole('button', { name: button }).click()
  await dialog.getByText(answer).waitFor()
  await dialog.getByRole('button', { name: 'Close' }).click()
}

const saveFinal = (app: Page, answer = SAVED) => save(app, 'Confirm and save as final', answer)

async function only<Resource>(found: Promise<Resource[]>): Promise<Resource> {
  const [first, ...others] = await found
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} found, 1 expected`)
  return first
}

async function editAlbumin(app: Page, value: string): Promise<void> {
  await app.getByRole('button', { name: 'Edit Albumin' }).click()
  await app.getByLabel('Value', { exact: true }).fill(value)
  await app.getByLabel('Date of measurement').fill(new Date().toISOString().slice(0, 10))
  await app.getByRole('button', { name: 'Use this value' }).click()
}

test('one FHIR package has installed every code system, value set and profile', async () => {
  for (const { resourceType, url } of conformanceResources) {
    const found = await hapi.search(resourceType, `url=${encodeURIComponent(url ?? '')}`)
    expect(found, url).toHaveLength(1)
  }
})

test('a complete patient is read, saved in one transaction, and found at the next launch', async () => {
  const app = await launch('pt-1001')
  expect(await textOf(assessment(app))).toContain('223 of 296')
  await saveFinal(app)
  const stored = await only(hapi.search('RiskAssessment', 'patient=pt-1001'))
  expect(stored).toMatchObject({
    status: 'final',
    performer: { reference: 'Practitioner/dr-lin' },
    prediction: [{ qualitativeRisk: { coding: [{ code: 'high' }] } }],
  })
  const written = await hapi.search(
    'Observation',
    `patient=pt-1001&identifier=https://tipm-on-fhir.example/fhir/identifier/assessment|`,
  )
  expect(written.map(({ code }) => code.coding?.[0]?.code).toSorted()).toEqual([
    'delta-t',
    'nlr',
    'tipm-points',
  ])
  // Every input of the basis is there; HAPI drops the versions of references, so the note keeps them.
  for (const { reference = '' } of stored.basis ?? []) {
    const response = await fetch(`${hapi.fhirBase}/${reference}`)
    expect(response.status, reference).toBe(200)
  }
  expect(JSON.stringify(stored.note)).toMatch(/Observation\/pt-1001-\S+\/_history\/1/)
  const source = await only(hapi.search('Provenance', `target=RiskAssessment/${stored.id}`))
  expect(source.target).toHaveLength(4)

  const earlier = app.getByRole('region', { name: 'Earlier assessments in the chart' })
  // Ids are a matter of details.
  await earlier.getByText(`RiskAssessment/${stored.id}`).waitFor({ state: 'attached' })
  const again = await launchHere(await openChart(context, over.ehr, 'pt-1001'))
  await again.getByText(`RiskAssessment/${stored.id}`).waitFor({ state: 'attached' })
})

test('a bounded patient becomes a preliminary assessment with a range', async () => {
  const app = await launch('pt-1003')
  await save(app, 'Save as preliminary', SAVED)
  const stored = await only(hapi.search('RiskAssessment', 'patient=pt-1003'))
  expect(stored.status).toBe('preliminary')
  expect(stored.prediction?.[0]?.probabilityRange?.high?.code).toBe('%')
})

test('saved twice, also after a new launch, is stored once', async () => {
  await saveFinal(await launch('pt-1002'))
  const again = await launch('pt-1002')
  await saveFinal(again, EXISTED)
  await saveFinal(again, EXISTED)
  const stored = await only(hapi.search('RiskAssessment', 'patient=pt-1002'))
  expect(stored.meta?.versionId).toBe('1')
  await only(hapi.search('Provenance', `target=RiskAssessment/${stored.id}`))
})

test('a stored assessment is replaced, then marked as entered in error, with every version kept', async () => {
  const app = await launch('pt-1007')
  await saveFinal(app)
  const first = await only(hapi.search('RiskAssessment', 'patient=pt-1007'))
  await editAlbumin(app, '36')
  await app.getByRole('button', { name: 'Save to chart' }).click()
  await app.getByRole('radio', { name: /^Replace the assessment of/ }).check()
  await app.getByRole('dialog').getByText('changed').first().waitFor()
  await confirm(app, 'Confirm and save as final', SAVED)
  expect(await only(hapi.search('RiskAssessment', 'patient=pt-1007'))).toMatchObject({
    id: first.id,
    status: 'amended',
    meta: { versionId: '2' },
  })

  await app.getByRole('button', { name: /^Mark as error/ }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('Wrong albumin')
  await dialog.getByRole('button', { name: 'Mark as entered in error' }).click()
  await dialog.getByText(/^RiskAssessment\/\S+ is marked as entered in error\./).waitFor()
  const history = await fetch(`${hapi.fhirBase}/RiskAssessment/${first.id}/_history`)
  const { entry } = (await history.json()) as fhir4.Bundle<fhir4.RiskAssessment>
  expect(entry?.map(({ resource }) => resource?.status)).toEqual(['entered-in-error', 'amended', 'final'])
  const points = await hapi.search('Observation', 'patient=pt-1007&code=tipm-points')
  expect(points.map(({ status, meta }) => [status, meta?.versionId])).toEqual([['entered-in-error', '3']])
})

test('an entry that was changed in the meantime is not overwritten, and is replaced once it was read again', async () => {
  const app = await launch('pt-1008')
  await saveFinal(app)
  const first = await only(hapi.search('RiskAssessment', 'patient=pt-1008'))
  await editAlbumin(app, '37')
  await app.getByRole('button', { name: 'Save to chart' }).click()
  const replace = app.getByRole('radio', { name: /^Replace the assessment of/ })
  const dialog = app.getByRole('dialog')
  const toConfirm = dialog.getByRole('button', { name: 'Confirm and save as final' })
  await toConfirm.waitFor()
  // What is replaced is read afresh for it: a change before that is none in the meantime.
  const prepared = app.waitForResponse((response) => response.url().endsWith(`/RiskAssessment/${first.id}`))
  await replace.check()
  await prepared
  await dialog.getByText('changed').first().waitFor()
  await toConfirm.waitFor()
  // Someone else's change, after ours was prepared.
  await hapi.put({ ...first, note: [...(first.note ?? []), { text: 'Discussed at the tumour board.' }] })

  const refused = app.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().startsWith(over.ehr.fhirBase),
  )
  await toConfirm.click()
  expect((await refused).status()).toBe(409)
  await dialog.getByText('The entry in the chart was changed in the meantime').waitFor()
  expect(await only(hapi.search('RiskAssessment', 'patient=pt-1008'))).toMatchObject({
    status: 'final',
    meta: { versionId: '2' },
  })
  const points = await only(hapi.search('Observation', 'patient=pt-1008&code=tipm-points'))
  expect(points.meta?.versionId, 'the transaction is refused as a whole').toBe('1')

  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await app.getByRole('button', { name: 'Save to chart' }).click()
  await replace.check()
  await dialog.getByText('changed').first().waitFor()
  await confirm(app, 'Confirm and save as final', SAVED)
  expect(await only(hapi.search('RiskAssessment', 'patient=pt-1008'))).toMatchObject({
    status: 'amended',
    meta: { versionId: '3' },
  })
})

test('without the right to write a RiskAssessment it is stored as an Observation, once, and found again', async () => {
  const read = ['Patient.r', 'DiagnosticReport.rs', 'Condition.rs', 'Procedure.rs', 'MedicationRequest.rs']
  const more = ['MedicationAdministration.rs', 'MedicationStatement.rs', 'BodyStructure.rs', 'Medication.rs']
  const granted = ['Observation.crus', 'RiskAssessment.rs', ...read, ...more].map(
    (scope) => `patient/${scope}`,
  )
  const limited = await startEhr({
    externalFhir: hapi.fhirBase,
    bundles: [],
    clients: (appUrl) =>
      defaultClients(appUrl).map((client) => ({
        ...client,
        grantableScopes: ['launch', 'openid', 'fhirUser', ...granted],
      })),
  })
  try {
    const app = await launchInTab(context, await openChart(context, limited, 'pt-1006'))
    await saveFinal(app)
    expect(await hapi.search('RiskAssessment', 'patient=pt-1006')).toEqual([])
    const stored = await only(hapi.search('Observation', 'patient=pt-1006&code=tipm-assessment'))
    expect(stored).toMatchObject({ status: 'final', performer: [{ reference: 'Practitioner/dr-lin' }] })
    const again = await launchInTab(context, await openChart(context, limited, 'pt-1006'))
    await again.getByText(`Observation/${stored.id}`).waitFor({ state: 'attached' })
    await saveFinal(again, /Already in the chart as Observation\//)
    await only(hapi.search('Observation', 'patient=pt-1006&code=tipm-assessment'))
  } finally {
    await limited.close()
  }
})
