import { outcomeTexts } from '../../../src/fhir/resources/outcome-texts.ts'
import type { Question } from '../../../src/fhir-client/ask.ts'
import { fetchJson } from '../../../src/fhir-client/fetch-json.ts'
import { fail } from '../../../src/result.ts'
import { type ChartResult, refused, UNREACHABLE, unexpected } from './chart-failure.ts'

/** JSON from the EHR's own server. */
export async function ehrJson(url: string, question: Question = {}): Promise<ChartResult<unknown>> {
  const answer = await fetchJson(url, question)
  if (answer.ok) return answer
  const { problem } = answer
  if (problem.code === 'http') return fail(refused(problem.status, outcomeTexts(problem.json).join('; ')))
  const isAnswered = ['empty-body', 'too-large', 'not-json'].includes(problem.code)
  return fail(isAnswered ? unexpected('an answer that is not JSON') : UNREACHABLE)
}
