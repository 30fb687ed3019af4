import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { SCENARIOS, scenarioBundle } from '../../sandbox/scenarios/index.ts'
import { planAttempt, type SaveSubject, sendAssessment } from '../../src/app/record/storage-attempt.ts'
import { callsForFallback, nextStorageForm } from '../../src/app/record/storage-fallback.ts'
import { withdraw } from '../../src/app/record/withdraw.ts'
import { openChart } from '../../src/app/server/open-chart.ts'
import { testSession } from '../../src/app/server/test-session.ts'
import { assessChart } from '../../src/fhir/assess-chart.ts'
import type { StorageForm } from '../../src/fhir/write/storage-form.ts'
import { written } from '../../src/text/written.ts'
import { readContext } from '../support/read-context.ts'
import { fakeEhr, type VendorProfile } from './fake-ehr.ts'
import { EPIC, EPIC_UNMAPPED, GOOGLE, HAPI, HEALTHLAKE, MEDPLUM, ORACLE_HEALTH } from './profiles.ts'

// The pt-1001 scenario on servers that behave as the vendors' published metadata and guides say.
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const scenario = SCENARIOS.find(({ id }) => id === 'complete-high')
if (scenario === undefined) throw new Error('the scenario complete-high is gone')
const TODAY = new Date()

function chartOf() {
  const bundle = scenarioBundle('complete-high', TODAY)
  return (bundle?.entry ?? []).flatMap(({ resource }) => resource ?? [])
}

async function launch(profile: VendorProfile, documents: boolean) {
  const { model, site } = await readContext()
  const session = { ...testSession(), patientId: scenario?.patientId ?? '' }
  const connected = {
    session,
    setup: {
      model,
      site: { ...site, smart: { issuers: site.smart.issuers.map((issuer) => ({ ...issuer, documents })) } },
    },
  }
  const opened = await openChart(connected, new AbortController().signal, () => {})
  if (!opened.ok) throw new Error(`${profile.name}: ${opened.problem.code}`)
  const { chart, context, storage } = opened.value
  const assessment = assessChart(model, chart)
  if (assessment.kind !== 'complete' && assessment.kind !== 'bounded') throw new Error(assessment.kind)
  const subject: SaveSubject = {
    session,
    chart,
    assessment,
    context: {
      read: context,
      author: { reference: 'Practitioner/d' },
      encounter: undefined,
      appVersion: '1',
      phrases: written.en,
      confirmed: true,
    },
    storage,
  }
  return subject
}

/** Climbs down the ladder as the dialog does, each step confirmed. */
async function save(
  subject: SaveSubject,
): Promise<{ form: StorageForm; reference: string | undefined; existed: boolean }> {
  const refused = new Map<
    StorageForm,
    { code: 'not-permitted' | 'not-supported' | 'invalid'; diagnostics: readonly string[] }
  >()
  const options = await subject.storage
  for (;;) {
    const { option } = nextStorageForm(options, refused)
    if (option === undefined || option.form === 'text')
      return { form: 'text', reference: undefined, existed: false }
    const planned = await planAttempt(subject, option, undefined)
    if (!planned.ok) throw new Error(`not planned: ${planned.problem.code}`)
    const answer = await sendAssessment(subject, planned.value)
    if (answer.ok) {
      const existed = answer.existed.includes(answer.assessment)
      return { form: option.form, reference: answer.assessment, existed }
    }
    if (!callsForFallback(answer)) throw new Error('the EHR failed for another reason')
    refused.set(option.form, { code: 'not-permitted', diagnostics: answer.diagnostics })
  }
}

test.each([
  { profile: EPIC, form: 'observation', writes: ['POST Observation'] },
  { profile: ORACLE_HEALTH, form: 'observation', writes: ['POST Observation'] },
  { profile: HAPI, form: 'risk-assessment', writes: ['POST (transaction)', 'PUT Provenance'] },
  { profile: MEDPLUM, form: 'risk-assessment', writes: ['POST (transaction)', 'PUT Provenance'] },
  { profile: HEALTHLAKE, form: 'risk-assessment', writes: ['POST RiskAssessment'] },
  { profile: GOOGLE, form: 'risk-assessment', writes: ['POST (transaction)', 'POST RiskAssessment'] },
] as const)(
  '$profile.name: read, stored as $form, stored once, found again, marked in error',
  async ({ profile, form, writes }) => {
    const ehr = fakeEhr(profile, chartOf())
    server.use(...ehr.handlers)
    const subject = await launch(profile, false)
    expect(subject.assessment).toMatchObject({
      kind: profile.types['MedicationAdministration'] ? 'complete' : expect.any(String),
    })

    ehr.requests.length = 0
    const first = await save(subject)
    expect(first).toMatchObject({ form, existed: false })
    const sent = ehr.requests.filter((request) => request.startsWith('P'))
    expect(sent.map((request) => request.replace(/\/.+$/, ''))).toEqual(writes)
    expect(ehr.requests[0]).toMatch(/^GET /)

    const again = await save(subject)
    expect(again).toEqual({ ...first, existed: true })

    const next = await launch(profile, false)
    expect(next.chart.failures.filter(({ topic }) => topic === 'assessments')).toEqual([])
    expect(next.chart.earlier).toMatchObject([
      {
        reference: first.reference,
        risk: subject.assessment.riskClass,
        status: subject.assessment.kind === 'complete' ? 'final' : 'preliminary',
      },
    ])

    const marked = await withdraw(
      next.session,
      first.reference ?? '',
      'wrong patient shown',
      [],
      next.context,
      (await next.storage).map((option) => ({ ...option, transaction: false, provenance: false })),
    )
    expect(marked).toEqual({ kind: 'done' })
    const last = await launch(profile, false)
    expect(last.chart.earlier).toMatchObject([{ status: 'entered-in-error' }])
  },
)

test('an EHR that takes no such Observation gets a document where the site allows it, and text where not', async () => {
  const ehr = fakeEhr(EPIC_UNMAPPED, chartOf())
  server.use(...ehr.handlers)
  const asDocument = await save(await launch(EPIC_UNMAPPED, true))
  expect(asDocument.form).toBe('document')
  const again = await launch(EPIC_UNMAPPED, true)
  expect(again.chart.earlier).toMatchObject([
    { reference: asDocument.reference, risk: again.assessment.riskClass },
  ])
  expect(await save(await launch(EPIC_UNMAPPED, false))).toMatchObject({ form: 'text' })
})

test('pages of any size are read to the end', async () => {
  const figures = async (pageSize: number) => {
    const ehr = fakeEhr({ ...HAPI, pageSize }, chartOf())
    server.use(...ehr.handlers)
    const { assessment } = await launch(HAPI, false)
    server.resetHandlers()
    return assessment
  }
  expect(await figures(1)).toEqual(await figures(1000))
})
