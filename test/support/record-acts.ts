import type { Page } from 'playwright-core'
import { scenarioBundle, scenarioBundles } from '../../sandbox/scenarios/index.ts'
import type { Sandbox } from '../../sandbox/server.ts'
import { blankContext, blankPage } from './browser.ts'
import { assessment } from './chart-page.ts'
import { type HttpProxy, type ProxyAct, startProxy } from './http-proxy.ts'
import { launchDirectly } from './look.ts'

/** What a clinician does in a browser, or what happens on the way, patient by patient: each act goes on from the one before it. */
type Act = (stage: Stage) => Promise<unknown>

interface Stage {
  readonly patient: string
  readonly ehr: Sandbox
  readonly launched: () => Promise<Page>
  /** What the proxy before the EHR does from now on. */
  readonly meet: (act: (line: string) => ProxyAct | undefined) => void
}

const SAVED = /Saved in the chart as/
const ON_FILE = /Already in the chart as/
const WRITES = /^POST \/fhir(\/RiskAssessment)?$/

async function prepared(app: Page): Promise<ReturnType<Page['getByRole']>> {
  await app.getByRole('button', { name: 'Save to chart' }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'What will be written' }).waitFor()
  return dialog
}

async function confirmed(dialog: ReturnType<Page['getByRole']>, answer: RegExp): Promise<void> {
  await dialog.getByRole('button', { name: /^Confirm and save as final$/ }).click()
  await dialog.getByText(answer).waitFor()
}

const save: Act = async ({ launched }) => confirmed(await prepared(await launched()), SAVED)

const saveAsItIs: Act = async ({ launched }) => confirmed(await prepared(await launched()), ON_FILE)

const correctCount: Act = async ({ ehr, patient, launched }) => {
  const found = await ehr.search('Observation', `patient=${patient}&code=731-0`)
  const counts = found.filter((item): item is fhir4.Observation => item.resourceType === 'Observation')
  const of = counts.filter(({ valueQuantity }) => valueQuantity?.value === 1.4)
  const [last] = of.toSorted((a, b) => (b.effectiveDateTime ?? '').localeCompare(a.effectiveDateTime ?? ''))
  if (last?.id === undefined) throw new Error('the lymphocytes of the draw are not there')
  const resource = {
    ...last,
    id: last.id,
    status: 'corrected',
    valueQuantity: { ...last.valueQuantity, value: 1.2 },
  }
  const { status } = await ehr.fhir.handle({ kind: 'update', type: 'Observation', id: last.id, resource })
  if (status !== 200) throw new Error(`the correction was answered ${status}`)
  const dialog = await prepared(await launched())
  await dialog.getByRole('radio', { name: /^Replace the assessment of/ }).check()
  await dialog.getByText('changed', { exact: true }).first().waitFor()
  await confirmed(dialog, SAVED)
}

const typeRatio: Act = async ({ launched }) => {
  const app = await launched()
  await app.getByRole('button', { name: /^Edit Neutrophil/ }).click()
  await app.getByRole('radio', { name: 'The ratio itself' }).check()
  await app.getByLabel('Ratio', { exact: true }).fill('4.4')
  await app.getByLabel('Date of measurement').fill(new Date().toISOString().slice(0, 10))
  await app.getByRole('button', { name: 'Use this value' }).click()
  await confirmed(await prepared(app), SAVED)
}

const markInError: Act = async ({ launched }) => {
  const app = await launched()
  await app.getByRole('button', { name: /^Mark as error/ }).click()
  const dialog = app.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('Wrong lesion')
  await dialog.getByRole('button', { name: 'Mark as entered in error' }).click()
  await dialog.getByText(/^RiskAssessment\/\S+ is marked as entered in error\./).waitFor()
}

/** The server does it, its answer is lost, and the browser may repeat the request; then it is tried again. */
const loseAnswer: Act = async ({ launched, meet }) => {
  const dialog = await prepared(await launched())
  meet((line) => (WRITES.test(line) ? { kind: 'cut', conditional: true } : undefined))
  await confirmed(dialog, /Whether it stored anything is not known/)
  meet(() => undefined)
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText(ON_FILE).waitFor()
}

/** Both tabs show what they will write before either has written it. */
const twoTabs: Act = async ({ launched }) => {
  const [one, other] = [await prepared(await launched()), await prepared(await launched())]
  await confirmed(one, SAVED)
  await confirmed(other, ON_FILE)
}

const without =
  (missing: Missing, then: Act, twice?: true): Act =>
  async (stage) => {
    stage.meet((line) => {
      if (line === 'GET /fhir/metadata')
        return { kind: 'alter', json: (body) => withoutSafeguards(body, missing) }
      if (!missing.conditional || !WRITES.test(line)) return undefined
      return { kind: 'unconditional', ...(twice && { twice }) }
    })
    await then(stage)
  }

interface Missing {
  readonly transactions?: true
  readonly conditional?: true
}

/** A CapabilityStatement that offers less. */
export function withoutSafeguards(statement: unknown, { transactions, conditional }: Missing): unknown {
  return JSON.parse(JSON.stringify(statement), (key, value) => {
    if (key === 'conditionalCreate' && conditional) return false
    if (key !== 'interaction' || !transactions || !Array.isArray(value)) return value
    return value.filter(({ code }: { code?: unknown }) => code !== 'transaction')
  })
}

/** The rows of the table in docs/record.md, one patient after the other. */
const STORIES: readonly (readonly (readonly [row: string, act: Act])[])[] = [
  [
    ['saved', save],
    ['replaced after a corrected count', correctCount],
    ['replaced with a ratio typed by hand', typeRatio],
    ['entered in error', markInError],
    ['then saved again', save],
  ],
  [['saved, its answer lost, tried again', loseAnswer]],
  [['saved in two tabs', twoTabs]],
  [
    ['saved without transactions', without({ transactions: true }, save)],
    ['entered in error without transactions', without({ transactions: true }, markInError)],
  ],
  [
    [
      'saved without conditional creates, the request repeated on its way',
      without({ conditional: true }, save, true),
    ],
    ['found when it is saved again', without({ conditional: true }, saveAsItIs)],
  ],
  [
    [
      'saved with neither, the request repeated on its way',
      without({ transactions: true, conditional: true }, save, true),
    ],
    [
      'found when it is saved again with neither',
      without({ transactions: true, conditional: true }, saveAsItIs),
    ],
  ],
  [['saved with neither, in two tabs', without({ transactions: true, conditional: true }, twoTabs)]],
]

/** A patient for each story, all with the chart of the scenario `complete-high`. */
export function patientsOfActs(): fhir4.Bundle<fhir4.FhirResource>[] {
  const today = new Date()
  const [directory] = scenarioBundles(today)
  const chart = scenarioBundle('complete-high', today)
  if (directory === undefined || chart === undefined) throw new Error('no chart')
  const text = JSON.stringify(chart)
  return [directory, ...STORIES.map((_, at) => JSON.parse(text.replaceAll('pt-1001', patientOf(at))))]
}

const patientOf = (story: number) => `act-${story + 1}`

/** Plays every act against an EHR with the patients above: the act, and what the EHR then holds, as the table in docs/record.md has it. */
export async function playActs(ehr: Sandbox): Promise<string[][]> {
  let act: (line: string) => ProxyAct | undefined = () => undefined
  const proxy: HttpProxy = await startProxy((line) => act(line))
  try {
    const rows: string[][] = []
    for (const [at, acts] of STORIES.entries()) {
      const patient = patientOf(at)
      for (const [row, play] of acts) {
        act = () => undefined
        const context = await blankContext({ proxy: { server: proxy.url, bypass: '<-loopback>' } })
        const launched = async () => {
          const page = await blankPage(context)
          await launchDirectly(page, ehr, patient)
          await assessment(page).waitFor()
          return page
        }
        const meet: Stage['meet'] = (next) => {
          act = next
        }
        await play({ patient, ehr, launched, meet })
        rows.push([row, ...(await held(ehr, patient))])
      }
    }
    return rows
  } finally {
    await proxy.close()
  }
}

/** `1 final`, `1 entered-in-error, 1 final`, `none`, by kind. */
async function held(ehr: Sandbox, patient: string): Promise<string[]> {
  const observations = await ehr.search('Observation', `patient=${patient}`)
  const statusOf = (resource: fhir4.FhirResource) =>
    'status' in resource && typeof resource.status === 'string' ? resource.status : ''
  const computed = (code: string) =>
    observations.filter(
      (item) =>
        item.resourceType === 'Observation' &&
        item.method !== undefined &&
        item.code.coding?.some((coding) => coding.code === code),
    )
  const assessments = await ehr.search('RiskAssessment', `patient=${patient}`)
  const about = await Promise.all(
    assessments.map(({ id }) => ehr.search('Provenance', `target=RiskAssessment/${id}`)),
  )
  const sources = new Map(about.flat().map((source) => [source.id, source]))
  return [
    ...['nlr', 'delta-t', 'tipm-points'].map((code) => counted(computed(code).map(statusOf))),
    counted(assessments.map(statusOf)),
    sources.size === 0 ? 'none' : String(sources.size),
  ]
}

function counted(statuses: readonly string[]): string {
  const kinds = [...new Set(statuses)].toSorted()
  if (kinds.length === 0) return 'none'
  return kinds.map((kind) => `${statuses.filter((status) => status === kind).length} ${kind}`).join(', ')
}
