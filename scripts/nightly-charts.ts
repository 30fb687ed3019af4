/**
 * Spoils wholly known charts and holds the answers to them to the truth, as `test/fhir/spoilt-chart.long.test.ts` does with fewer:
 * `npx node scripts/nightly-charts.ts [CHARTS] [SEED]`, 100,000 charts by default. Prints its figures and the seed; ends 1 where
 * a chart fails, with the smallest that was found.
 */
import fc from 'fast-check'
import { knownChart, loss, spoil } from '../test/support/spoilt-chart.ts'
import { faultOf } from '../test/support/spoilt-property.ts'

const [charts = '100000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2)
/** So many are drawn from one seed. */
const BATCH = 5_000
const start = performance.now()
/** From a chart with one thing wrong to one with most of it. */
const KINDS = [
  { spoils: 1, losses: 0 },
  { spoils: 3, losses: 0 },
  { spoils: 6, losses: 1 },
  { spoils: 12, losses: 2 },
]

let done = 0
for (let batch = 0; done < Number(charts); batch += 1) {
  const kind = KINDS[batch % KINDS.length] ?? { spoils: 6, losses: 1 }
  const result = await fc.check(
    fc.asyncProperty(
      knownChart,
      fc.array(spoil, { maxLength: kind.spoils }),
      fc.array(loss, { maxLength: kind.losses }),
      fc.nat({ max: kind.spoils }),
      async (chart, spoils, losses, first) => {
        const fault = await faultOf(chart, spoils, losses, first)
        if (fault !== undefined) throw new Error(fault)
      },
    ),
    { numRuns: Math.min(BATCH, Number(charts) - done), seed: Number(seed) + batch },
  )
  done += result.numRuns
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(
    `${done} charts in ${seconds} s, seed ${Number(seed) + batch}, at most ${kind.spoils} spoilt and ${kind.losses} searches lost`,
  )
  if (result.failed) {
    const [, spoils, losses, first] = result.counterexample ?? []
    console.error(result.errorInstance)
    console.error(
      JSON.stringify({ seed: result.seed, path: result.counterexamplePath, spoils, losses, first }),
    )
    process.exit(1)
  }
}
