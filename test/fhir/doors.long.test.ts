import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { CODE, lab, SUBJECT } from '../support/chart-builders.ts'
import { byApp, byCommand, byService } from '../support/doors.ts'
import { knownChart, loss, spoil, spoilChart } from '../support/spoilt-chart.ts'

vi.setConfig({ testTimeout: 600_000 })
const spoils = fc.array(spoil, { maxLength: 6 })

test('app, service and command line say the same of the same resources, however spoilt', async () => {
  await fc.assert(
    fc.asyncProperty(knownChart, spoils, async (known, ways) => {
      const chart = spoilChart(known, ways, [])
      const app = await byApp(chart, [])
      if (chart.spoilt.length === 0) expect(app.kind).toBe('complete')
      expect(await byService(chart, [])).toEqual(app)
      expect(await byCommand(chart)).toEqual(app)
    }),
    { numRuns: 25 },
  )
})

test('app and service say the same where the same part of a chart was refused, failed or broke off', async () => {
  await fc.assert(
    fc.asyncProperty(
      knownChart,
      spoils,
      fc.array(loss, { minLength: 1, maxLength: 2 }),
      async (known, ways, lost) => {
        const chart = spoilChart(known, ways, lost)
        expect(await byService(chart, lost)).toEqual(await byApp(chart, lost))
      },
    ),
    { numRuns: 25 },
  )
})

test('a protocol that only plans tell of leaves the start open at every door; where plans are refused, drug records alone tell it', async () => {
  const subject = { subject: SUBJECT, status: 'active' }
  const activity = (text: string) => ({ detail: { status: 'in-progress', productCodeableConcept: { text } } })
  const chart = {
    asOf: new Date('2026-11-23T12:00:00Z'),
    ...{ failures: [], spoilt: [] },
    resources: [
      { resourceType: 'Patient', id: 'p1' },
      lab('before', CODE.albumin, 38, 'g/L', '2026-10-01T08:00:00Z'),
      lab('after', CODE.albumin, 35, 'g/L', '2026-11-20T08:00:00Z'),
      {
        ...subject,
        resourceType: 'CarePlan',
        id: 'l',
        intent: 'plan',
        period: { start: '2026-10-05' },
        activity: [activity('Lenvatinib')],
      },
      {
        ...subject,
        resourceType: 'CarePlan',
        id: 'c',
        intent: 'plan',
        period: { start: '2026-10-08' },
        activity: [activity('Camrelizumab')],
      },
      {
        ...subject,
        resourceType: 'RequestGroup',
        id: 'g',
        intent: 'order',
        authoredOn: '2026-10-12',
        action: [{ resource: { display: 'Lenvatinib' } }, { resource: { display: 'Camrelizumab' } }],
      },
      {
        ...subject,
        resourceType: 'ServiceRequest',
        id: 's',
        intent: 'order',
        authoredOn: '2026-10-14',
        code: { text: '仑伐替尼联合卡瑞利珠单抗方案' },
      },
    ],
  }
  const app = await byApp(chart, [])
  expect(app.indexDate).toMatchObject({ state: 'between', from: '2026-10-08' })
  expect(app.indexDate?.doubts.map(({ reference }) => reference).toSorted()).toEqual([
    'CarePlan/c',
    'CarePlan/l',
    'RequestGroup/g',
    'ServiceRequest/s',
  ])
  expect(app.inputs?.albumin).toMatchObject({ value: null, low: 35, high: 38 })
  expect(await byService(chart, [])).toEqual(app)
  expect(await byCommand(chart)).toEqual(app)
  const refused = [{ topic: 'plans', code: 'not-permitted', detail: 0 }] as const
  const without = await byApp(chart, refused)
  expect(without.indexDate).toMatchObject({ state: 'not-begun', doubts: [] })
  expect(await byService(chart, refused)).toEqual(without)
})
