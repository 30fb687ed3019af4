import type { ChartLines, ChartPlaces, RunContext } from './chart-worker.ts'
import { WorkerPool } from './worker-pool.ts'

/** So many charts are on their way to each thread. */
export const ON_THE_WAY = 4

/** Threads that read charts into rows, each a line of JSON. */
export function chartWorkers(threads: number, run: RunContext): WorkerPool<ChartLines | ChartPlaces, string> {
  return new WorkerPool(threads, new URL('./chart-worker.ts', import.meta.url), run, ON_THE_WAY)
}
