import { ok } from '../../result.ts'
import { modelProposal } from '../../validation/recalibration/model-proposal.ts'
import { type RecalibrationFit, recalibrate } from '../../validation/recalibration/recalibrate.ts'
import { computeReport } from '../../validation/report/compute-report.ts'
import type { StudyTable } from '../../validation/study-table.ts'
import type { LabJob, LabMessage, LabResults } from './lab-job.ts'
import { readSource, sniffCsv } from './read-source.ts'
import { studySummary } from './study-summary.ts'

// The lab's worker: reads the data and computes, so that the page stays responsive. The only thing it fetches is the example.
let study: StudyTable | undefined
let fit: RecalibrationFit | undefined

const say = (message: LabMessage) => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<LabJob>) => {
  work(data).then(
    (result) => say({ kind: 'done', result }),
    (bug: unknown) => {
      // Out of the promise, so that it reaches the page as the worker's error.
      setTimeout(() => {
        throw bug
      })
    },
  )
})

async function work(job: LabJob): Promise<LabResults[keyof LabResults]> {
  switch (job.kind) {
    case 'look':
      return sniffCsv(job.source, job.writing)
    case 'read': {
      study = undefined
      fit = undefined
      const read = await readSource(
        job,
        throttled((progress) => say({ kind: 'reading', ...progress })),
      )
      if (!read.ok) return read
      study = read.value
      return ok(studySummary(study, job.model.cutoff.points))
    }
    case 'compute':
      return compute(job)
    case 'recalibrate': {
      if (study === undefined) throw new Error('asked to recalibrate before anything was read')
      const progress = throttled((share: number) => say({ kind: 'fitting', share }))
      const result = recalibrate(study, job.model, { ...job, progress })
      fit = result.ok ? result.value : undefined
      return result
    }
    case 'propose':
      if (study === undefined || fit === undefined) throw new Error('asked for a model file before a fit')
      return modelProposal(study, job.model, fit, job.details)
  }
}

async function compute({
  model,
  options,
  version,
}: Extract<LabJob, { kind: 'compute' }>): Promise<LabResults['compute']> {
  if (study === undefined) throw new Error('asked to compute before anything was read')
  return computeReport(study, model, options, {
    softwareVersion: version,
    now: new Date(),
    onSection: (id, sections, header) => say({ kind: 'section', header, sections: { [id]: sections[id] } }),
    onProgress: throttled((section, share) => say({ kind: 'computing', section, share })),
  })
}

const EVERY_MS = 80

/** Passes a call on unless another was passed on just before: nobody can see progress that is shown more often. */
function throttled<P extends readonly unknown[]>(
  call: (...parameters: P) => void,
): (...parameters: P) => void {
  let last = Number.NEGATIVE_INFINITY
  return (...parameters) => {
    const now = performance.now()
    if (now - last < EVERY_MS) return
    last = now
    call(...parameters)
  }
}
