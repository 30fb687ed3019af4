import { expect, test } from 'vitest'
import { administration, order, read, SUBJECT } from '../../../test/support/chart-builders.ts'

// The clock of these charts stands at 2026-11-23; a plan of 1 October.
const BOTH = 'Lenvatinib + camrelizumab'
const NOT_BEGUN = 'not-begun 2026-11-23..2026-11-23'
const plan = (id: string, more: object = {}) => ({
  ...{ resourceType: 'CarePlan', id, status: 'active', intent: 'plan', subject: SUBJECT },
  ...{ period: { start: '2026-10-01' }, ...more },
})
const group = (id: string, more: object) => ({
  ...{ resourceType: 'RequestGroup', id, status: 'active', intent: 'order', subject: SUBJECT },
  ...{ authoredOn: '2026-10-01', ...more },
})
const activity = (text: string, status: string, more: object = {}) => ({
  detail: { status, productCodeableConcept: { text }, ...more },
})
const to = (...references: readonly string[]) => references.map((reference) => ({ reference: { reference } }))

const start = async (...resources: readonly unknown[]) => {
  const { state, from, time } = (await read(resources)).indexDate
  return `${state} ${from?.text.slice(0, 10)}..${time.text.slice(0, 10)}`
}

test('of a plan, what it says is not begun is no record, whatever the plan is called', async () => {
  const with2 = (one: string, other: string, more: object = {}) =>
    start(plan('p', { activity: [activity('Lenvatinib', one), activity('Camrelizumab', other)], ...more }))
  const OPEN = 'between 2026-10-01..2026-11-23'
  for (const status of ['in-progress', 'completed', 'on-hold', 'stopped', 'unknown'])
    expect(await with2(status, status), status).toBe(OPEN)
  for (const status of ['not-started', 'scheduled', 'cancelled', 'entered-in-error']) {
    expect(await with2(status, status), status).toBe(NOT_BEGUN)
    expect(await with2(status, status, { title: BOTH }), status).toBe(NOT_BEGUN)
    expect(await with2('in-progress', status, { title: BOTH }), status).toBe(NOT_BEGUN)
  }
  expect(await start(plan('p', { title: BOTH }))).toBe(OPEN)
  expect(
    await start(plan('p', { title: BOTH, activity: [activity('Camrelizumab', '', { doNotPerform: true })] })),
  ).toBe(NOT_BEGUN)
  // Another part that is begun may be that drug.
  const ahead = activity('Lenvatinib', 'not-started')
  const cam = activity('Camrelizumab', 'in-progress')
  for (const [text, answer] of [
    ['Sorafenib', NOT_BEGUN],
    ['Sorafenib or lenvatinib', OPEN],
    ['Systemic therapy', OPEN],
  ] as const)
    expect(
      await start(plan('p', { title: BOTH, activity: [ahead, cam, activity(text, 'in-progress')] })),
      text,
    ).toBe(answer)
  // The first cycle is over, the second one ahead.
  const cycles = ['completed', 'not-started'].flatMap((status) => [
    activity('Lenvatinib', status),
    activity('Camrelizumab', status),
  ])
  expect(await start(plan('p', { title: BOTH, activity: cycles }))).toBe(OPEN)
})

test('a plan that points to its drug: what was delivered is read, what was not may be either', async () => {
  const OPEN = 'between 2026-10-01..2026-11-23'
  const medication = (id: string, text: string) => ({ resourceType: 'Medication', id, code: { text } })
  const pointing = (status: string, ...products: readonly object[]) =>
    plan('p', {
      contained: [medication('c', 'Camrelizumab'), { resourceType: 'Substance', id: 's' }],
      activity: products.map((productReference) => ({ detail: { status, productReference } })),
    })
  const [len, cam] = [{ reference: 'Medication/l' }, { reference: '#c' }]
  const delivered = medication('l', 'Lenvatinib')
  expect(await start(pointing('in-progress', len, cam), delivered)).toBe(OPEN)
  expect(await start(pointing('not-started', len, cam), delivered)).toBe(NOT_BEGUN)
  expect(await start(pointing('in-progress', len), delivered)).toBe(NOT_BEGUN)
  expect(
    await start(pointing('in-progress', len, { reference: 'Substance/s' }, { reference: '#s' }), delivered),
  ).toBe(NOT_BEGUN)
  expect(await start(pointing('in-progress', { ...len, display: 'Paracetamol' }))).toBe(NOT_BEGUN)
  // Not delivered: it may be either, beside the other one too.
  expect(await start(pointing('in-progress', len))).toBe(OPEN)
  expect(await start(pointing('in-progress', len, cam))).toBe(OPEN)
  expect(await start(pointing('not-started', len))).toBe(NOT_BEGUN)
})

test('two plans: what the one does not say is begun, the other may', async () => {
  const ahead = plan('ahead', {
    activity: [activity('Lenvatinib', 'not-started')],
    period: { start: '2026-09-01' },
  })
  expect(
    await start(
      ahead,
      plan('l', { activity: [activity('Lenvatinib', 'in-progress')] }),
      plan('c', { activity: [activity('Camrelizumab', 'in-progress')], period: { start: '2026-10-08' } }),
    ),
  ).toBe('between 2026-10-08..2026-11-23')
  expect(await start(ahead, plan('c', { activity: [activity('Camrelizumab', 'in-progress')] }))).toBe(
    NOT_BEGUN,
  )
})

test('a plan whose orders are on file is told by them', async () => {
  const orders = [order('l', 'Lenvatinib', '2026-10-08'), order('c', 'Camrelizumab', '2026-10-10')]
  const known = 'known 2026-10-10..2026-10-10'
  const refs = to('MedicationRequest/l', 'MedicationRequest/c')
  expect(await start(...orders, plan('p', { title: BOTH, activity: refs }))).toBe(known)
  expect(
    await start(
      ...orders,
      group('g', {
        action: [
          { title: BOTH },
          { resource: refs[0]?.reference },
          { action: [{ resource: refs[1]?.reference }] },
        ],
      }),
    ),
  ).toBe(known)
  // By way of the groups of its cycles, one of which leads back.
  const cycle = (id: string, reference: string) =>
    group(id, { action: [{ resource: { reference } }, { resource: { reference: 'CarePlan/p' } }] })
  expect(
    await start(
      ...orders,
      cycle('g1', 'MedicationRequest/l'),
      cycle('g2', 'MedicationRequest/c'),
      plan('p', { title: BOTH, activity: to('RequestGroup/g1', 'RequestGroup/g2') }),
    ),
  ).toBe(known)
  const basedOn = orders.map((item) => ({ ...item, basedOn: [{ reference: 'CarePlan/p' }] }))
  expect(await start(...basedOn, plan('p', { title: BOTH }))).toBe(known)
  // Not where it does not refer to them, or to one that is not on file, or of one drug alone.
  const OPEN = 'between 2026-10-01..2026-10-10'
  expect(await start(...orders, plan('p', { title: BOTH }))).toBe(OPEN)
  expect(
    await start(...orders, plan('p', { title: BOTH, activity: [...refs, ...to('MedicationRequest/x')] })),
  ).toBe(OPEN)
  expect(await start(...orders, plan('p', { title: BOTH, activity: refs.slice(0, 1) }))).toBe(OPEN)
  expect(
    await start(...basedOn.map((item) => ({ ...item, basedOn: [{ display: BOTH }] })), {
      ...plan('', { title: BOTH }),
      id: undefined,
    }),
  ).toBe(OPEN)
})

test('a service that stands beside a protocol is none', async () => {
  const service = (more: object) => ({
    ...{ resourceType: 'ServiceRequest', id: 's', status: 'active', intent: 'order', subject: SUBJECT },
    ...{ authoredOn: '2026-09-20', code: { text: 'Blood count' }, ...more },
  })
  const named = [{ reference: 'CarePlan/x', display: BOTH }]
  for (const name of ['basedOn', 'supportingInfo', 'replaces'])
    expect(await start(service({ [name]: named })), name).toBe(NOT_BEGUN)
  expect(await start(service({ code: { text: BOTH } }))).toBe('between 2026-09-20..2026-11-23')
  // A dose of each within a day is what was planned.
  expect(
    await start(
      service({ code: { text: BOTH }, authoredOn: '2026-10-01' }),
      administration('l', 'Lenvatinib', '2026-10-01'),
      administration('c', 'Camrelizumab', '2026-10-01'),
    ),
  ).toBe('known 2026-10-01..2026-10-01')
})
