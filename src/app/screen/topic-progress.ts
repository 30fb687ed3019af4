import type { PartState } from '../app-state.ts'
import type { PartProgress } from '../server/chart-reader.ts'

/** Several searches feed one topic: their progress as one, in the order in which the topics first come. */
export function topicProgress(parts: readonly PartState[]): PartState[] {
  const topics = new Map<PartState['topic'], PartProgress>()
  for (const { topic, progress } of parts) {
    const so = topics.get(topic)
    topics.set(topic, so === undefined ? progress : together(so, progress))
  }
  return [...topics].map(([topic, progress]) => ({ topic, progress }))
}

function together(a: PartProgress, b: PartProgress): PartProgress {
  if (a.state === 'failed' || b.state === 'failed') return { state: 'failed' }
  if (a.state === 'done' && b.state === 'done') return { state: 'done', resources: a.resources + b.resources }
  const pages = (part: PartProgress) => (part.state === 'reading' ? part.pages : 0)
  return pages(a) + pages(b) === 0 ? { state: 'waiting' } : { state: 'reading', pages: pages(a) + pages(b) }
}
