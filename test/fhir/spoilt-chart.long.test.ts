import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { knownChart, loss, spoil, spoilChart } from '../support/spoilt-chart.ts'
import { addedFaultOf, faultOf, readSpoilt } from '../support/spoilt-property.ts'

// Many charts a test: allow for a busy machine.
vi.setConfig({ testTimeout: 600_000 })
const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

const spoils = fc.array(spoil, { maxLength: 6 })
const losses = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(loss, { maxLength: 2 }))

test('a chart that is spoilt still holds the truth, names what was spoilt, and is never narrower for it', async () => {
  await fc.assert(
    fc.asyncProperty(knownChart, spoils, losses, fc.nat({ max: 5 }), async (chart, ways, lost, first) => {
      expect(await faultOf(chart, ways, lost, first)).toBeUndefined()
    }),
    { numRuns: 2_000 },
  )
})

test('a result that may not count never narrows the answer', async () => {
  await fc.assert(
    fc.asyncProperty(knownChart, spoils, spoil, async (chart, ways, added) => {
      expect(await addedFaultOf(chart, ways, added)).toBeUndefined()
    }),
    { numRuns: 300 },
  )
})

test('neither the order of entries, the time zone of the machine nor a round trip through JSON changes anything', async () => {
  await fc.assert(
    fc.asyncProperty(knownChart, spoils, losses, fc.nat(), async (chart, ways, lost, shift) => {
      const spoilt = spoilChart(chart, ways, lost)
      const read = await readSpoilt(spoilt)
      const at = shift % spoilt.resources.length
      const turned = [...spoilt.resources.slice(at), ...spoilt.resources.slice(0, at)].toReversed()
      expect(await readSpoilt({ ...spoilt, resources: turned })).toEqual(read)
      const again = JSON.parse(JSON.stringify(spoilt.resources)) as unknown[]
      expect(await readSpoilt({ ...spoilt, resources: again })).toEqual(read)
      for (const elsewhere of ['Asia/Shanghai', 'America/Los_Angeles']) {
        process.env['TZ'] = elsewhere
        expect(await readSpoilt(spoilt)).toEqual(read)
      }
      delete process.env['TZ']
    }),
    { numRuns: 100 },
  )
})
