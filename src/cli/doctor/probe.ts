import { type Answer, ask, type NoAnswer, type Question, runtimeFetch } from '../../fhir-client/ask.ts'
import type { Result } from '../../result.ts'

/** A server's answer as a page would get it, or why there is none. */
export type Probe = Result<Answer, NoAnswer>

/** One request, at most 20 s; redirects are not followed, since the app does not follow them either. */
export function probe(url: string, question: Question = {}): Promise<Probe> {
  return ask(runtimeFetch, url, question)
}

/** `HTTP 404`, or the reason for silence. */
export function statusText(answer: Probe): string {
  if (answer.ok) return `HTTP ${answer.value.status}`
  const { problem } = answer
  if (problem.code === 'network') return problem.detail ?? 'no answer'
  return problem.code === 'timeout' ? 'no answer within 20 s' : 'no answer'
}
