import { expect, onTestFinished, test } from 'vitest'
import { createSandbox } from '../sandbox/server.ts'
import { recordWords } from '../src/facts/record-words.ts'
import { assessChart } from '../src/fhir/assess-chart.ts'
import { applyEdits } from '../src/fhir/edits/apply-edits.ts'
import type { Edits } from '../src/fhir/edits/edits.ts'
import { withTherapyStart } from '../src/fhir/edits/entry-date.ts'
import { readChart } from '../src/fhir/read-chart.ts'
import { planSave } from '../src/fhir/write/save-plan.ts'
import { FULL_STORAGE, type StorageOption } from '../src/fhir/write/storage-form.ts'
import { isScored } from '../src/model/assessment.ts'
import { written as phrases } from '../src/text/written.ts'
import { documented } from '../test/support/documented.ts'
import { readContext } from '../test/support/read-context.ts'
import type { Hook } from './card-kinds.ts'
import { hookRequest, NOW, patient, prefetchOf } from './test-support/requests.ts'
import { testService } from './test-support/service.ts'

// What the card says before and after an assessment was stored by the app's own writing code.

type Chart = readonly fhir4.FhirResource[]

/** The chart after a clinician saved its assessment with these entries, as a server stores it. */
async function saved(
  scenario: string,
  edits: Edits = {},
  {
    chart,
    storage = FULL_STORAGE,
    at = NOW,
    confirmed = true,
  }: { chart?: Chart; storage?: StorageOption; at?: Date; confirmed?: boolean } = {},
): Promise<fhir4.FhirResource[]> {
  const { id, resources } = patient(scenario)
  const on = chart ?? resources
  const read = withTherapyStart({ ...(await readContext()), patientId: id, asOf: at }, edits.therapyStart)
  const edited = applyEdits(await readChart(on, read), edits, read)
  expect(edited.faults).toEqual([])
  const assessment = assessChart(read.model, edited.chart)
  if (!isScored(assessment)) throw new Error(assessment.kind)
  const given = {
    ...{ read, author: { reference: 'Practitioner/d', display: 'Dr Duan' }, encounter: undefined },
    ...{ appVersion: '1', phrases: phrases.en, storage, confirmed, replaces: [], recorded: at },
  }
  const words = await recordWords(edited.chart, assessment, given)
  const { bundle } = await planSave(edited.chart, assessment, { ...given, words })
  const entries = bundle.entry ?? []
  const nameOf = ({ resource }: fhir4.BundleEntry, index: number) =>
    `${resource?.resourceType}/written-${index}`
  const text = entries.reduce(
    (all, entry, index) => all.replaceAll(entry.fullUrl ?? '-', nameOf(entry, index)),
    JSON.stringify(entries),
  )
  const written = (JSON.parse(text) as fhir4.BundleEntry[]).flatMap(({ resource }, index) =>
    resource === undefined
      ? []
      : ({ ...resource, id: `written-${index}`, meta: { versionId: '1' } } as fhir4.FhirResource),
  )
  return [...on, ...written]
}

async function told(scenario: string, chart: Chart, hook: Hook, more: object = {}) {
  const { call } = await testService()
  const prefetch = { ...prefetchOf(chart, patient(scenario).id), ...more }
  const { cards } = await call(hookRequest({ scenario, hook, prefetch }))
  return cards
}

const summaries = async (...of: Parameters<typeof told>) =>
  (await told(...of)).map(({ indicator, summary }) => `${indicator}: ${summary}`)

const albuminOf = (chart: Chart, value: number, more: object = {}) =>
  chart.map((item) =>
    item.resourceType === 'Observation' && item.code.coding?.some(({ code }) => code === '1751-7')
      ? { ...item, ...more, valueQuantity: { ...item.valueQuantity, value } }
      : item,
  )

const HIGH = 'High risk of progression: TIPM 223 points (cut-off 160), estimated probability 95%'
const ALBUMIN: Edits = { albumin: { kind: 'quantity', value: 46, unit: 'g/L', date: '2026-10-04' } }

test('an assessment that says the same is not said again, whichever questions were answered with it', async () => {
  const { resources } = patient('complete-high')
  expect(await summaries('complete-high', resources, 'order-sign')).toEqual([`warning: ${HIGH}`])
  expect(await summaries('complete-high', resources, 'patient-view')).toEqual([
    `warning: Now complete: ${HIGH}`,
  ])
  const answers: Edits = { answers: { dose: { state: 'met', at: '2026-11-23T11:00:00Z' } } }
  const observation = { ...FULL_STORAGE, form: 'observation', provenance: false, transaction: false } as const
  for (const chart of [
    await saved('complete-high'),
    await saved('complete-high', answers),
    await saved('complete-high', {}, { storage: observation }),
  ]) {
    expect(await summaries('complete-high', chart, 'order-sign')).toEqual([])
    expect(await summaries('complete-high', chart, 'patient-view')).toEqual([])
  }
})

const said = async (scenario: string, chart: Chart) =>
  (await summaries(scenario, chart, 'order-sign')).join('; ') || 'nothing'
const grams = (value: number): Edits => ({
  albumin: { kind: 'quantity', value, unit: 'g/L', date: '2026-10-04' },
})

test('three patients before and after signing, and once a result has changed, as docs/record.md has them', async () => {
  const signed = [
    { scenario: 'complete-high', edits: {}, how: 'as it is', changed: 30 },
    { scenario: 'before-high', edits: grams(44), how: 'with albumin corrected to 44 g/L', changed: 26 },
    { scenario: 'before-undecided', edits: {}, how: 'as it is, preliminary', changed: 25 },
  ]
  const rows = signed.map(async ({ scenario, edits, how, changed }) => {
    const chart = await saved(scenario, edits)
    return [
      scenario,
      await said(scenario, patient(scenario).resources),
      how,
      await said(scenario, chart),
      `${changed} g/L: ${await said(scenario, albuminOf(chart, changed, { status: 'corrected' }))}`,
    ]
  })
  expect(await Promise.all(rows)).toEqual(documented('What the card says before and after'))
})

test('what changed since is said, by how much, with the score of then and now', async () => {
  const { resources } = patient('complete-high')
  // 4 points for each g/L: 222.8 and 16.
  const chart = albuminOf(await saved('complete-high'), 30, { status: 'corrected' })
  const [card] = await told('complete-high', chart, 'order-sign')
  expect(card).toMatchObject({
    indicator: 'info',
    summary: 'Changed since 23 Nov 2026 (Albumin): High risk of progression, TIPM 239 points, before 223',
  })
  expect(card?.detail).toMatch(/^Since the assessment of 23 Nov 2026, 12:00 UTC \(Dr Duan\):\n\n/)
  expect(card?.detail).toContain('- **Points:** then 223, now 239 (+16)')
  expect(card?.detail).toContain('- **Albumin:** then 34\u00a0g/L, now 30\u00a0g/L (−4\u00a0g/L)')
  // A result of before the start of therapy is no news when the chart is opened.
  expect(await summaries('complete-high', chart, 'patient-view')).toEqual([])

  const low = await saved('complete-high', {}, { chart: albuminOf(resources, 50) })
  expect(await summaries('complete-high', albuminOf(low, 34), 'order-sign')).toEqual([
    'warning: Changed since 23 Nov 2026 (Albumin): High risk of progression, TIPM 223 points, before 159',
  ])
})

test('before therapy a newer result is a change, and news', async () => {
  const { id, resources } = patient('before-undecided')
  const chart = await saved('before-undecided', {}, { at: new Date('2026-11-22T12:00:00Z') })
  expect(await summaries('before-undecided', chart, 'order-sign')).toEqual([])
  const [old] = albuminOf(resources, 20).filter(
    (item) => item.resourceType === 'Observation' && item.code.coding?.some(({ code }) => code === '1751-7'),
  )
  if (old === undefined) throw new Error('no albumin')
  const newer = {
    ...old,
    id: 'newer',
    subject: { reference: `Patient/${id}` },
    effectiveDateTime: '2026-11-23T08:00:00Z',
    issued: '2026-11-23T09:00:00Z',
  } as fhir4.Observation
  const at = [...chart, newer]
  const [order] = await summaries('before-undecided', at, 'order-sign')
  expect(order).toMatch(
    /^warning: Changed since 22 Nov 2026 \(Albumin\): High risk of progression, TIPM .* before 125 to 187$/,
  )
})

test('signed with a value of the clinician’s own, that is shown, and not what the chart alone gives', async () => {
  // 222.8 less 4 x 12: the clinician corrected albumin from 34 to 46 g/L.
  const chart = await saved('complete-high', ALBUMIN)
  const [card] = await told('complete-high', chart, 'order-sign')
  expect(card).toMatchObject({
    indicator: 'info',
    summary:
      'Assessed on 23 Nov 2026 with values the clinician gave: High risk of progression, TIPM 175 points (cut-off 160)',
  })
  expect(card?.detail).toContain(
    'Assessment of 23 Nov 2026, 12:00 UTC (Dr Duan), with values that the clinician entered',
  )
  expect(card?.detail).toContain('- **Albumin:** 46\u00a0g/L; the chart has 34 g/L of 4 Oct 2026')
  expect(JSON.stringify(card)).not.toContain('223')
  expect(await summaries('complete-high', chart, 'patient-view')).toEqual([`info: ${card?.summary}`])
  // Chosen among the chart's results, or with a start of therapy of the clinician's own: likewise.
  const start = { therapyStart: { kind: 'start', date: '2026-10-06' } } as const
  const without = patient('complete-high').resources.filter(
    ({ resourceType }) => !/^Medication/.test(resourceType),
  )
  const started = await saved('complete-high', start, { chart: without })
  const [own] = await told('complete-high', started, 'order-sign')
  expect(own?.summary).toMatch(/^Assessed on 23 Nov 2026 with values the clinician gave: High/)
  expect(own?.detail).toContain('as entered by the user')
})

test('a value that the clinician gave in place of two results that contradict each other is theirs, and no change', async () => {
  const { resources } = patient('complete-high')
  const twins = resources.flatMap((item) =>
    item.resourceType === 'Observation' && item.valueQuantity?.value === 34
      ? [item, { ...item, id: 'twin', valueQuantity: { ...item.valueQuantity, value: 42 } }]
      : [item],
  )
  const [card] = await told(
    'complete-high',
    await saved('complete-high', ALBUMIN, { chart: twins }),
    'order-sign',
  )
  expect(card?.summary).toMatch(/^Assessed on 23 Nov 2026 with values the clinician gave: High risk/)
  expect(card?.detail.replaceAll('\u00a0', ' ')).toContain(
    '- **Albumin:** 46 g/L; the chart has 34 g/L of 4 Oct 2026, 42 g/L of 4 Oct 2026',
  )
})

test('of a ratio that was entered, each of the counts that the chart has is named', async () => {
  const chart = await saved('complete-high', { nlr: { kind: 'ratio', ratio: 2, date: '2026-10-04' } })
  const [card] = await told('complete-high', chart, 'order-sign')
  // 5.6 and 1.4 in the story.
  expect(card?.detail?.replaceAll('\u00a0', ' ')).toContain(
    '(NLR):** 2; the chart has 5.6 × 10⁹/L of 4 Oct 2026, 1.4 × 10⁹/L of 4 Oct 2026\n',
  )
  // What was entered is kept within the assessment, and is no result of the chart.
  expect(card?.detail).not.toContain('nobody has mapped')
})

test('an entry does not outlive the result that it was made over: the newer one is said', async () => {
  const chart = albuminOf(await saved('complete-high', ALBUMIN), 30, { status: 'corrected' })
  const [card] = await told('complete-high', chart, 'order-sign')
  expect(card?.summary).toBe(
    'Changed since 23 Nov 2026 (Albumin): High risk of progression, TIPM 239 points, before 175',
  )
  expect(card?.detail).toContain('then 46\u00a0g/L (entered by hand), now 30\u00a0g/L')
})

test('what was stored unconfirmed is nobody’s yet: neither it nor its entries silence the card', async () => {
  for (const edits of [{}, ALBUMIN]) {
    const chart = await saved('complete-high', edits, { confirmed: false })
    expect(await summaries('complete-high', chart, 'order-sign')).toEqual([`warning: ${HIGH}`])
  }
})

test('an assessment in error, of another course, or of another patient is not taken for this one', async () => {
  const chart = await saved('complete-high')
  const changed = (more: (risk: fhir4.RiskAssessment) => object) =>
    chart.map((item) =>
      item.resourceType === 'RiskAssessment' ? ({ ...item, ...more(item) } as fhir4.RiskAssessment) : item,
    )
  const wrong = changed(() => ({ status: 'entered-in-error' }))
  expect(await summaries('complete-high', wrong, 'order-sign')).toEqual([`warning: ${HIGH}`])
  const year = (text: string) => text.replaceAll('2026-', '2025-')
  const earlier = changed((risk) => ({
    identifier: [],
    ...(JSON.parse(
      year(JSON.stringify({ extension: risk.extension, prediction: risk.prediction })),
    ) as object),
  }))
  expect(await summaries('complete-high', earlier, 'order-sign')).toEqual([`warning: ${HIGH}`])
  const other = changed(() => ({ subject: { reference: 'Patient/other' } }))
  expect(await summaries('complete-high', other, 'order-sign')).toEqual([`warning: ${HIGH}`])
})

test('once the course has ended, an order begins another, and what was signed of the old one silences nothing', async () => {
  const chart = (await saved('complete-high')).map((item) =>
    item.resourceType === 'MedicationRequest' ? { ...item, status: 'completed' as const } : item,
  )
  const prefetch = prefetchOf(chart, patient('complete-high').id)
  const at = async (day: string) => {
    const { call } = await testService({ now: () => new Date(`${day}T12:00:00Z`) })
    return (await call(hookRequest({ scenario: 'complete-high', prefetch }))).cards.length
  }
  expect(await at('2026-12-20')).toBe(0)
  expect(await at('2027-06-01')).toBe(1)
})

test('where what is on file could not be read, the card says the score and what it did not read', async () => {
  const chart = await saved('complete-high')
  const failed = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] }
  for (const assessments of [failed, undefined]) {
    const [card] = await told('complete-high', chart, 'order-sign', { assessments })
    expect(card?.summary).toBe(HIGH)
    expect(card?.detail).toContain('**Could not be read:** earlier assessments;')
  }
})

test('on the embedded EHR what is on file is found by the service’s own searches, in either form', async () => {
  const { id, resources } = patient('complete-high')
  const observation = { ...FULL_STORAGE, form: 'observation', provenance: false, transaction: false } as const
  const isOfDirectory = (text: string) => /Provenance|Device/.test(text)
  for (const [chart, expected] of [
    [resources, [`warning: ${HIGH}`]],
    [await saved('complete-high'), []],
    [await saved('complete-high', {}, { storage: observation }), []],
  ] as const) {
    const entry = chart
      .filter(({ resourceType }) => !isOfDirectory(resourceType))
      .map((resource) => ({
        resource,
        request: { method: 'PUT' as const, url: `${resource.resourceType}/${resource.id}` },
      }))
    const bundles: fhir4.Bundle[] = [{ resourceType: 'Bundle', type: 'transaction', entry }]
    const ehr = await createSandbox({ bundles, now: () => NOW })
    onTestFinished(() => ehr.close())
    const { call } = await testService({
      issuers: [ehr.fhirBase],
      fetch: (url, init) => fetch(url, init),
      cdsHooks: { limits: { fetchMilliseconds: 20_000 } },
    })
    const access_token = await ehr.issueToken('patient/*.rs', id)
    const authorization = { access_token, token_type: 'Bearer', expires_in: 300, scope: 'patient/*.rs' }
    const more = { fhirServer: ehr.fhirBase, fhirAuthorization: { ...authorization, subject: 'tipm' } }
    const { cards } = await call(hookRequest({ scenario: 'complete-high', prefetch: undefined, more }))
    expect(cards.map(({ indicator, summary }) => `${indicator}: ${summary}`)).toEqual(expected)
  }
})
