import { expect, test } from 'vitest'
import {
  CAMRELIZUMAB,
  draft,
  hookRequest,
  LENVATINIB,
  patient,
  prefetchOf,
} from '../test-support/requests.ts'
import { searchset } from '../test-support/search.ts'
import { testService } from '../test-support/service.ts'
import { ORDERS_NOT_READ } from './order-gap.ts'

// The clock of these tests stands at 2026-11-23.
const { id, resources } = patient('before-high')
const subject = { reference: `Patient/${id}` }

const camrelizumab = { medicationCodeableConcept: { text: 'Camrelizumab 200 mg' } }
const untold = { medicationReference: { reference: 'Medication/not-there' } }

const order = (status: string, more: object = camrelizumab) => ({
  ...{ resourceType: 'MedicationRequest', id: 'cam-1', status, intent: 'order', subject },
  ...{ authoredOn: '2026-11-10', ...more },
})
const administration = (day: string, more: object = camrelizumab) => ({
  ...{ resourceType: 'MedicationAdministration', id: 'adm-1', status: 'completed', subject },
  ...{ effectiveDateTime: `${day}T09:00:00Z`, ...more },
})
const statement = (status: string, more: object = {}) => ({
  ...{ resourceType: 'MedicationStatement', id: 'st-1', status, subject },
  ...{ effectivePeriod: { start: '2026-10-20', ...more }, ...camrelizumab },
})
const dispense = (day: string) => ({
  ...{ resourceType: 'MedicationDispense', id: 'di-1', status: 'completed', subject },
  ...{ whenHandedOver: day, ...camrelizumab },
})
const group = (resourceType: string, ...members: object[]) => ({
  ...{ resourceType, id: 'g1', status: 'draft', intent: 'order' },
  action: members.map((_, index) => ({ resource: { reference: `#m${index}` } })),
  contained: members.map((member, index) => ({ ...member, id: `m${index}` })),
})
const carePlan = (...texts: string[]) => ({
  ...{ resourceType: 'CarePlan', id: 'plan', status: 'draft', intent: 'plan', subject },
  activity: texts.map((text) => ({
    detail: { status: 'not-started', productCodeableConcept: { text } },
  })),
})

/** A care plan of the chart. */
const onFile = (text: string, status: string, index = 0) => ({
  ...{ resourceType: 'CarePlan', id: `plan-${index}`, status: 'active', intent: 'plan', subject },
  ...{ created: '2026-11-10', activity: [{ detail: { status, productCodeableConcept: { text } } }] },
})

interface Form {
  readonly name: string
  readonly orders: readonly object[]
  /** What the chart holds beside the patient's results. */
  readonly chart?: readonly object[]
  /** Prefetch keys answered otherwise. */
  readonly keys?: Readonly<Record<string, unknown>>
  /** `card`, `silent`, or why it could not be told. */
  readonly answer: string
}

const noPrefetch = { orders: [LENVATINIB], answer: 'partner-not-read' }

const FORMS: readonly Form[] = [
  { name: 'both drafted', orders: [LENVATINIB, CAMRELIZUMAB], answer: 'card' },
  {
    name: 'both drafted, with nulls where nothing is',
    orders: [
      { ...LENVATINIB, note: null, doNotPerform: null },
      { ...CAMRELIZUMAB, dosageInstruction: [null], contained: null },
    ],
    answer: 'card',
  },
  {
    name: 'both in one order',
    orders: [draft('both', 'Lenvatinib 8 mg + camrelizumab 200 mg')],
    answer: 'card',
  },
  {
    name: 'a request group, both contained',
    orders: [group('RequestGroup', LENVATINIB, CAMRELIZUMAB)],
    answer: 'card',
  },
  {
    name: 'a request orchestration of R5',
    orders: [group('RequestOrchestration', LENVATINIB, CAMRELIZUMAB)],
    answer: 'card',
  },
  {
    name: 'a care plan that describes both',
    orders: [carePlan('Lenvatinib 8 mg', 'Camrelizumab 200 mg')],
    answer: 'card',
  },
  { name: 'a care plan that describes one', orders: [carePlan('Lenvatinib 8 mg')], answer: 'silent' },
  { name: 'one drafted, the other active', chart: [order('active')], answer: 'card', orders: [LENVATINIB] },
  {
    name: 'the other on hold',
    chart: [order('on-hold')],
    answer: 'card',
    orders: [LENVATINIB],
  },
  {
    name: 'the other active, without a date',
    chart: [order('active', { ...camrelizumab, authoredOn: undefined })],
    answer: 'card',
    orders: [LENVATINIB],
  },
  {
    name: 'the other active, planned from next week on',
    chart: [
      order('active', {
        ...camrelizumab,
        dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-12-01' } } } }],
      }),
    ],
    answer: 'card',
    orders: [LENVATINIB],
  },
  {
    name: 'the other saved as a draft in the chart',
    chart: [order('draft')],
    answer: 'card',
    orders: [LENVATINIB],
  },
  {
    name: 'the other left as a draft half a year ago',
    chart: [order('draft', { ...camrelizumab, authoredOn: '2026-05-01' })],
    answer: 'silent',
    orders: [LENVATINIB],
  },
  { name: 'the other stopped', chart: [order('stopped')], answer: 'silent', orders: [LENVATINIB] },
  { name: 'the other completed', chart: [order('completed')], answer: 'silent', orders: [LENVATINIB] },
  {
    name: 'the other only an option',
    chart: [order('active', { ...camrelizumab, intent: 'option' })],
    answer: 'silent',
    orders: [LENVATINIB],
  },
  {
    name: 'the other given ten days ago, its order completed',
    chart: [order('completed'), administration('2026-11-13')],
    answer: 'card',
    orders: [LENVATINIB],
  },
  {
    name: 'the other given three months ago',
    chart: [administration('2026-08-20')],
    answer: 'silent',
    orders: [LENVATINIB],
  },
  {
    name: 'the other stated to be taken',
    chart: [statement('active')],
    answer: 'card',
    orders: [LENVATINIB],
  },
  {
    name: 'the other stated to have been taken until spring',
    chart: [statement('completed', { end: '2026-04-01' })],
    answer: 'silent',
    orders: [LENVATINIB],
  },
  {
    name: 'the other handed out three weeks ago',
    chart: [dispense('2026-11-02')],
    answer: 'card',
    orders: [LENVATINIB],
  },
  {
    name: 'the other in progress by two care plans alone',
    chart: ['Lenvatinib', 'Camrelizumab'].map((text, index) => onFile(text, 'in-progress', index)),
    answer: 'partner-not-told',
    orders: [LENVATINIB],
  },
  {
    name: 'the other not started by its care plan',
    chart: [onFile('Camrelizumab', 'not-started')],
    answer: 'silent',
    orders: [LENVATINIB],
  },
  {
    name: 'the other of another patient',
    chart: [order('active', { ...camrelizumab, subject: { reference: 'Patient/else' } })],
    answer: 'partner-not-read',
    orders: [LENVATINIB],
  },
  {
    name: 'a record in force that does not tell its drug',
    chart: [order('active', untold)],
    answer: 'partner-not-told',
    orders: [LENVATINIB],
  },
  {
    name: 'drug orders refused',
    keys: {
      medications: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] },
    },
    ...noPrefetch,
  },
  { name: 'administrations not sent', keys: { administrations: undefined }, ...noPrefetch },
  {
    name: 'a first page of orders',
    keys: { medications: searchset([], 'https://ehr.example/fhir?page=2') },
    ...noPrefetch,
  },
  {
    name: 'a draft whose Medication was not delivered',
    orders: [LENVATINIB, draft('x', '', { medicationCodeableConcept: undefined, ...untold })],
    answer: 'draft-drug-not-told',
  },
  {
    name: 'a draft under a local code alone',
    orders: [draft('x', '', { medicationCodeableConcept: { coding: [{ system: 'urn:local', code: '7' }] } })],
    answer: 'draft-drug-not-told',
  },
  {
    name: 'a draft of DSTU2',
    orders: [{ ...LENVATINIB, resourceType: 'MedicationOrder' }],
    answer: 'draft-other-version',
  },
  { name: 'a draft that is not FHIR', orders: [{ ...LENVATINIB, status: 7 }], answer: 'draft-not-fhir' },
  { name: 'other drugs', orders: [draft('a', 'Sorafenib 400 mg')], answer: 'silent' },
]

for (const { name, orders, chart = [], keys = {}, answer } of FORMS) {
  test(`${name}: ${answer}`, async () => {
    const lines: string[] = []
    const { call, app } = await testService({ log: { write: (line) => void lines.push(line) } })
    const prefetch = { ...prefetchOf([...resources, ...(chart as fhir4.FhirResource[])], id), ...keys }
    const { status, cards, body } = await call(hookRequest({ orders, prefetch }))
    expect(status).toBe(200)
    const { extension } = body as { extension?: Record<string, fhir4.OperationOutcome> }
    const told = extension?.[ORDERS_NOT_READ]
    const metrics = (await app.inject({ url: '/metrics' })).body
    if (answer === 'card' || answer === 'silent') {
      expect(cards.length > 0 ? 'card' : 'silent').toBe(answer)
      expect(extension).toBeUndefined()
      return
    }
    expect(cards).toEqual([])
    expect(told?.issue[0]).toMatchObject({ severity: 'warning', code: 'incomplete' })
    expect(lines.join('')).toContain(`"ordersUnread":["${answer}"]`)
    expect(metrics).toContain(`tipm_orders_unread_total{hook="order-sign",code="${answer}"} 1`)
  })
}

test('what could not be read is said without quoting it', async () => {
  const { call } = await testService()
  const secret = draft('x', '', { status: 7, note: [{ text: 'Chen Guohua' }] })
  const { body } = await call(hookRequest({ orders: [secret] }))
  expect(JSON.stringify(body)).toContain('context.draftOrders')
  expect(JSON.stringify(body)).not.toContain('Chen')
})

test('each drug signed in a call of its own: the second call is that of the pair, for an hour and that patient', async () => {
  let now = new Date('2026-11-23T12:00:00Z')
  const { call } = await testService({ now: () => now })
  const sign = async (orders: object[]) => (await call(hookRequest({ orders }))).cards.length
  expect(await sign([LENVATINIB])).toBe(0)
  now = new Date('2026-11-23T12:20:00Z')
  expect(await sign([CAMRELIZUMAB])).toBe(1)
  const other = await call(hookRequest({ orders: [CAMRELIZUMAB], scenario: 'missing-data' }))
  expect(other.cards).toEqual([])
  now = new Date('2026-11-23T14:00:00Z')
  expect(await sign([CAMRELIZUMAB])).toBe(0)
})
