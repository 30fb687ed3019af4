import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
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
