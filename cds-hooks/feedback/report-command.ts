import { openStore, type StorePlace } from '../store/open-store.ts'
import type { FeedbackCount } from '../store/store.ts'
import { feedbackReport } from './feedback-report.ts'

export type ReportResult =
  | { readonly ok: true; readonly text: string; readonly counts: readonly FeedbackCount[] }
  | { readonly ok: false; readonly code: 'store-unavailable' | 'migration-failed'; readonly detail: string }

/** `tipm feedback report`: reads the service's own store. `counts` is what `--json` prints. */
export async function reportCommand(place: StorePlace): Promise<ReportResult> {
  const opened = await openStore(place)
  if (!opened.ok) return opened
  try {
    const counts = await opened.store.feedbackCounts()
    return { ok: true, text: feedbackReport(counts), counts }
  } catch (error) {
    return { ok: false, code: 'store-unavailable', detail: error instanceof Error ? error.name : 'unknown' }
  } finally {
    await opened.store.close()
  }
}
