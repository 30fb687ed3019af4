import { fail, ok, type Result } from '../../src/result.ts'
import { openStore, type StorePlace, type StoreProblem } from '../store/open-store.ts'
import type { FeedbackCount } from '../store/store.ts'
import { feedbackReport } from './feedback-report.ts'

export interface Report {
  readonly text: string
  /** What `--json` prints. */
  readonly counts: readonly FeedbackCount[]
}

/** `tipm feedback report`: reads the service's own store, and leaves it as it is. */
export async function reportCommand(place: StorePlace): Promise<Result<Report, StoreProblem>> {
  const opened = await openStore(place, 'read-only')
  if (!opened.ok) return opened
  try {
    const counts = await opened.value.feedbackCounts()
    return ok({ text: feedbackReport(counts), counts })
  } catch (error) {
    return fail({ code: 'store-unavailable', detail: error instanceof Error ? error.name : 'unknown' })
  } finally {
    await opened.value.close()
  }
}
