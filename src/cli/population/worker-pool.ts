import { parentPort, Worker } from 'node:worker_threads'

/** A chart or a piece of a file takes some megabytes: without limits a thread lets garbage lie. */
const SMALL = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }

interface Sent<Content> {
  readonly number: number
  readonly content: Content
}

/** Threads of one program. A thread that fails fails the run: a patient that was not read is not one without a finding. */
export class WorkerPool<Asked, Answer> {
  private readonly threads: readonly { readonly worker: Worker; waiting: number }[]
  private readonly open = new Map<
    number,
    { readonly done: (answer: Answer) => void; readonly failed: (why: unknown) => void }
  >()
  private next = 0

  constructor(count: number, program: URL, workerData: unknown) {
    this.threads = Array.from({ length: count }, () => {
      const worker = new Worker(program, { workerData, resourceLimits: SMALL })
      const thread = { worker, waiting: 0 }
      worker.on('message', ({ number, content }: Sent<Answer>) => {
        thread.waiting -= 1
        this.open.get(number)?.done(content)
        this.open.delete(number)
      })
      worker.on('error', (why) => {
        for (const { failed } of this.open.values()) failed(why)
        this.open.clear()
      })
      return thread
    })
  }

  /** The answer of the thread that has the least to do. */
  ask(content: Asked): Promise<Answer> {
    const [least] = this.threads.toSorted((a, b) => a.waiting - b.waiting)
    if (least === undefined) throw new Error('no threads')
    const number = this.next
    this.next += 1
    least.waiting += 1
    return new Promise((done, failed) => {
      this.open.set(number, { done, failed })
      least.worker.postMessage({ number, content } satisfies Sent<Asked>)
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()))
  }
}

/** In a thread of a pool: answers what it is asked, one after the other. */
export function answerPool<Asked, Answer>(answer: (asked: Asked) => Answer | Promise<Answer>): void {
  let last: Promise<void> = Promise.resolve()
  parentPort?.on('message', ({ number, content }: Sent<Asked>) => {
    last = last.then(async () => {
      parentPort?.postMessage({ number, content: await answer(content) } satisfies Sent<Answer>)
    })
  })
}

/** Calls `use` with each answer in the order asked, while at most so many are on their way. */
export async function inOrder<Asked, Answer>(
  items: AsyncIterable<Asked> | Iterable<Asked>,
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
