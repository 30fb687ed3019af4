/**
 * Spoils wholly known charts and holds the answers to them to the truth, as `test/fhir/spoilt-chart.long.test.ts` does with fewer:
 * `npx node scripts/nightly-charts.ts [CHARTS] [SEED]`, 100,000 charts by default. Prints its figures and the seed; ends 1 where
 * a chart fails, with the smallest that was found.
 */
import fc from 'fast-check'
import { knownChart, loss, spoil } from '../test/support/spoilt-chart.ts'
import { faultOf } from '../test/support/spoilt-property.ts'
import { nightly } from './nightly.ts'

const [charts = '100000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2)
/** So many are drawn from one seed. */
const BATCH = 5_000
/** From a chart with one thing wrong to one with most of it. */
const KINDS = [
  { spoils: 1, losses: 0 },
  { spoils: 3, losses: 0 },
  { spoils: 6, losses: 1 },
  { spoils: 12, losses: 2 },
]

await nightly('charts', Number(charts), Number(seed), (batch, runs) => {
  const { spoils, losses } = KINDS[batch % KINDS.length] ?? { spoils: 6, losses: 1 }
  const property = fc.asyncProperty(
    knownChart,
    fc.array(spoil, { maxLength: spoils }),
    fc.array(loss, { maxLength: losses }),
    fc.nat({ max: spoils }),
    async (...spoilt) => {
      const fault = await faultOf(...spoilt)
      if (fault !== undefined) throw new Error(fault)
    },
  )
  const said = () => `at most ${spoils} spoilt and ${losses} searches lost`
  return { property, runs: Math.min(BATCH, runs), said }
})
