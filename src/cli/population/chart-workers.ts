import type { ChartLines, RunContext } from './chart-worker.ts'
import { WorkerPool } from './worker-pool.ts'

/** Threads that read charts into rows, each a line of JSON. */
export function chartWorkers(threads: number, run: RunContext): WorkerPool<ChartLines, string> {
  return new WorkerPool(threads, new URL('./chart-worker.ts', import.meta.url), run)
}
