import { Worker } from 'node:worker_threads'
import type { ChartLines, RunContext } from './chart-worker.ts'

/** A chart takes some megabytes: without limits a thread lets garbage lie. */
const SMALL = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }

/** Threads that read charts. A thread that fails fails the run: a patient that was not read is not one without a finding. */
export class ChartWorkers {
  private readonly threads: readonly { readonly worker: Worker; waiting: number }[]
  private readonly open = new Map<number, { done: (row: string) => void; failed: (why: unknown) => void }>()
  private next = 0

  constructor(count: number, run: RunContext) {
    this.threads = Array.from({ length: count }, () => {
      const worker = new Worker(new URL('./chart-worker.ts', import.meta.url), {
        workerData: run,
        resourceLimits: SMALL,
      })
      const thread = { worker, waiting: 0 }
      worker.on('message', ({ number, row }: { number: number; row: string }) => {
        thread.waiting -= 1
        this.open.get(number)?.done(row)
        this.open.delete(number)
      })
      worker.on('error', (why) => {
        for (const { failed } of this.open.values()) failed(why)
        this.open.clear()
      })
      return thread
    })
  }

  /** A chart's row, as a line of JSON, by the thread that has the least to do. */
  row(chart: ChartLines): Promise<string> {
    const [least] = this.threads.toSorted((a, b) => a.waiting - b.waiting)
    if (least === undefined) throw new Error('no threads')
    const number = this.next
    this.next += 1
    least.waiting += 1
    return new Promise((done, failed) => {
      this.open.set(number, { done, failed })
      least.worker.postMessage({ number, chart })
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()))
  }
}

/** Calls `use` with each answer in the order asked, while at most so many are on their way. */
export async function inOrder<Asked, Answer>(
  items: AsyncIterable<Asked>,
  most: number,
  ask: (item: Asked) => Promise<Answer>,
  use: (answer: Answer, item: Asked) => Promise<void> | void,
): Promise<void> {
  const waiting: { readonly item: Asked; readonly answer: Promise<Answer> }[] = []
  const takeOne = async () => {
    const first = waiting.shift()
    if (first !== undefined) await use(await first.answer, first.item)
  }
  for await (const item of items) {
    waiting.push({ item, answer: ask(item) })
    if (waiting.length >= most) await takeOne()
  }
  while (waiting.length > 0) await takeOne()
}
