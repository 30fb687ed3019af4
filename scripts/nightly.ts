import fc from 'fast-check'

interface Batch {
  readonly property: fc.IAsyncPropertyWithHooks<unknown>
  readonly runs: number
  /** What to print beside the count. */
  readonly said: () => string
}

/** Runs a property so often in batches, each of a seed of its own, and prints its figures; ends the process with 1 and the smallest counterexample where one fails. */
export async function nightly(
  what: string,
  runs: number,
  firstSeed: number,
  batchOf: (batch: number, left: number) => Batch,
): Promise<void> {
  const start = performance.now()
  for (let [batch, done] = [0, 0]; done < runs; batch += 1) {
    const seed = firstSeed + batch
    const { property, runs: numRuns, said } = batchOf(batch, runs - done)
    const result = await fc.check(property, { numRuns, seed })
    done += result.numRuns
    const seconds = ((performance.now() - start) / 1000).toFixed(0)
    console.log(`${done} ${what} in ${seconds} s, seed ${seed}, ${said()}`)
    if (!result.failed) continue
    const { errorInstance, counterexample, counterexamplePath: path } = result
    console.error(errorInstance)
    console.error(JSON.stringify({ seed, path, counterexample }))
    process.exit(1)
  }
}
