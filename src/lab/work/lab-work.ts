import type { LabJob, LabMessage, LabResults } from './lab-job.ts'

/** How a job ended: with its result, because the user stopped it, or because of a fault in the software or the browser's memory. */
export type JobOutcome<K extends keyof LabResults> =
  | { readonly ended: 'done'; readonly result: LabResults[K] }
  | { readonly ended: 'stopped' }
  | { readonly ended: 'crashed' }

export type OnTheWay = (message: Exclude<LabMessage, { kind: 'done' }>) => void

type Job<K extends keyof LabResults> = Extract<LabJob, { kind: K }>

/** The page's one worker. Stopping ends the worker, whatever it is at; the next job begins a new one. */
export class LabWork {
  private worker: Worker | undefined
  private stopCurrent: (() => void) | undefined

  /** True when the study read last is still at hand: computing can begin at once. */
  get holdsStudy(): boolean {
    return this.worker !== undefined && this.studyRead
  }
  private studyRead = false

  run<K extends keyof LabResults>(job: Job<K>, onTheWay: OnTheWay): Promise<JobOutcome<K>> {
    this.stop()
    this.worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const { worker } = this
    return new Promise((resolve) => {
      const end = (ended: JobOutcome<K>) => {
        worker.removeEventListener('message', onMessage)
        worker.removeEventListener('error', onError)
        this.stopCurrent = undefined
        resolve(ended)
      }
      const onMessage = ({ data }: MessageEvent<LabMessage>) => {
        if (data.kind !== 'done') return onTheWay(data)
        if (job.kind === 'read') this.studyRead = data.result.ok
        // The worker answers a job with its own result: lab-job.ts.
        end({ ended: 'done', result: data.result as LabResults[K] })
      }
      const onError = () => {
        this.discard()
        end({ ended: 'crashed' })
      }
      this.stopCurrent = () => {
        this.discard()
        end({ ended: 'stopped' })
      }
      worker.addEventListener('message', onMessage)
      worker.addEventListener('error', onError)
      worker.postMessage(job)
    })
  }

  /** Ends the job in work, if there is one. */
  stop(): void {
    this.stopCurrent?.()
  }

  private discard(): void {
    this.worker?.terminate()
    this.worker = undefined
    this.studyRead = false
  }
}
