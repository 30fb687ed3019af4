import { parentPort, Worker } from 'node:worker_threads'

/** A chart or a piece of a file takes some megabytes: without limits a thread lets garbage lie. */
const SMALL = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }

interface Question<Asked, Answer> {
  readonly asked: Asked
  readonly done: (answer: Answer) => void
  readonly failed: (why: unknown) => void
}

/** Threads of one program. A thread that fails fails the run: a patient that was not read is not one without a finding. */
export class WorkerPool<Asked, Answer> {
  readonly #threads: readonly { readonly worker: Worker; readonly open: Question<Asked, Answer>[] }[]
  readonly #waiting: Question<Asked, Answer>[] = []
  /** So many questions a thread has at once: more than one where an answer takes less time than the way. */
  readonly #atOnce: number

  constructor(count: number, program: URL, workerData: unknown, atOnce = 1) {
    this.#atOnce = atOnce
    this.#threads = Array.from({ length: count }, () => {
      const worker = new Worker(program, { workerData, resourceLimits: SMALL })
      const open: Question<Asked, Answer>[] = []
      worker.on('message', (answer: Answer) => {
        open.shift()?.done(answer)
        this.#handOut()
      })
      worker.on('error', (why) => {
        for (const { failed } of [...this.#threads.flatMap((thread) => thread.open), ...this.#waiting])
          failed(why)
      })
      return { worker, open }
    })
  }

  /** The answer of the first thread that is free. */
  ask(asked: Asked): Promise<Answer> {
    return new Promise((done, failed) => {
      this.#waiting.push({ asked, done, failed })
      this.#handOut()
    })
  }

  #handOut(): void {
    for (;;) {
      const [least] = this.#threads.toSorted((a, b) => a.open.length - b.open.length)
      if (least === undefined || least.open.length >= this.#atOnce) return
      const question = this.#waiting.shift()
      if (question === undefined) return
      least.open.push(question)
      least.worker.postMessage(question.asked)
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }
}

/** In a thread of a pool: answers what it is asked, one after the other. */
export function answerPool<Asked, Answer>(answer: (asked: Asked) => Answer | Promise<Answer>): void {
  let last: Promise<void> = Promise.resolve()
  parentPort?.on('message', (asked: Asked) => {
    last = last.then(async () => parentPort?.postMessage(await answer(asked)))
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
